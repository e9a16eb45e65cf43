import { z } from "zod";

/**
 * How a window gets its session with the loopback browser host (threats D2 rows 3, 4 and 7).
 *
 * 1. The launcher opens `http://127.0.0.1:PORT/#start=CODE`. The code works once, for 60 seconds.
 * 2. The page removes the fragment from the address (`history.replaceState`) and sends `POST /session`
 *    with `Content-Type: application/json` and exactly `JSON.stringify({ code })` as body.
 * 3. The answer is `SessionAnswer`. The token stays in page memory: never in storage, an address or a log.
 * 4. The page opens a WebSocket to `/rpc`, sends the token as its first message within 2 seconds and waits
 *    for the text message `ready`. From then on each message is one frame of the oRPC peer protocol.
 * 5. The socket closes with one of `SOCKET_CLOSE` when the host ends it. After `coreLost` the page opens a new
 *    socket with the same token; the vault is then locked.
 *
 * A refused `POST /session` has status 403 (code unknown, used or too old) or 429 (paused after 5 failures,
 * `Retry-After` in seconds). A reload loses the token by design: the page then asks to be started again.
 */
export const SESSION_PATH = "/session";

/**
 * `POST` with the token header and `SessionEnd` as JSON body. The answer is 204 with `Clear-Site-Data`:
 * the cache at lock, storage too at exit (the port, and so the origin, never comes back). Send with `keepalive`.
 */
export const SESSION_END_PATH = "/session/end";

/** WebSocket end point of the loopback host. */
export const RPC_PATH = "/rpc";

/**
 * `GET` of this prefix and a download ticket of the contract, by an ordinary same-origin link click.
 * The ticket works once, for 60 seconds; the answer is always an attachment.
 */
export const DOWNLOAD_PATH_PREFIX = "/download/";

/** Header that carries the session token on every `POST` but the first. */
export const SESSION_TOKEN_HEADER = "x-watchpost-session";

/** Name of the start code inside the fragment: `#start=CODE`. */
export const START_CODE_PARAMETER = "start";

/** Beside the start code: `&demonstration=1` when the window is to open the demonstration at once. */
export const DEMONSTRATION_PARAMETER = "demonstration";

/** First message of the host on the WebSocket, once the token was accepted and the core listens. */
export const READY_MESSAGE = "ready";

/** Stands in index.html wherever a nonce belongs; both shells replace it in every response. */
export const CSP_NONCE_PLACEHOLDER = "__CSP_NONCE__";

/** The only Trusted Types policy that the content security policy lets the page create. */
export const TRUSTED_TYPES_POLICY = "default";

/** Close codes of the WebSocket (4000 to 4999 are for applications, RFC 6455 §7.4.2). */
export const SOCKET_CLOSE = {
  /** The token was wrong: start again from the launcher. */
  tokenRefused: 4001,
  /** No token within 2 seconds. */
  tokenTimeout: 4002,
  /** The core process ended; it is being started again and the vault is locked. Connect again. */
  coreLost: 4003,
  /** The host is ending. Do not connect again. */
  hostEnding: 4004,
  /** Something other than peer frames within the size limit arrived. */
  frameRefused: 4005,
  /** Too many wrong tokens: paused. */
  paused: 4006,
  /** The page ended its session. */
  sessionEnded: 4007,
} as const;

/** Body of `POST /session`; the start code is 32 random bytes in base64url. */
export const sessionRequestSchema = z.strictObject({ code: z.string().length(43) });

/**
 * Answer of `POST /session`. `installationPhrase` is shown before the passphrase box: it is the same at every
 * start of this installation, so an impostor on the port cannot know it (threats B7 row 114).
 */
export const sessionAnswerSchema = z.strictObject({
  token: z.string().length(43),
  installationPhrase: z.string().min(1).max(80),
});

/** Body of `POST /session/end`. */
export const sessionEndSchema = z.strictObject({ reason: z.enum(["lock", "exit"]) });

export type SessionRequest = z.infer<typeof sessionRequestSchema>;
export type SessionAnswer = z.infer<typeof sessionAnswerSchema>;
export type SessionEnd = z.infer<typeof sessionEndSchema>;
