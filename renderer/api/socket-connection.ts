import { RPCLink } from "@orpc/client/websocket";

import { bytesSerializer } from "../../shared/contract/serializers.ts";
import {
  DOWNLOAD_PATH_PREFIX,
  READY_MESSAGE,
  RPC_PATH,
  SESSION_END_PATH,
  SESSION_PATH,
  SESSION_TOKEN_HEADER,
  SOCKET_CLOSE,
  sessionAnswerSchema,
} from "../../shared/session/protocol.ts";
import type { SessionAnswer, SessionEnd } from "../../shared/session/protocol.ts";
import { createStateHolder } from "./connection.ts";
import type { Connection, ConnectionState, CoreLink } from "./connection.ts";
import { createSwapLink } from "./swap-link.ts";

export interface SocketSurroundings {
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>;
  readonly openSocket: (address: string) => WebSocket;
  readonly origin: string;
  readonly wait: (delayMs: number) => Promise<void>;
  /** Follows a same-origin address as a click on a link would. */
  readonly follow: (address: string) => void;
}

/** Pauses before opening the socket again: the core is started anew within a second or two. */
const RETRY_MS = [200, 500, 1_000, 2_000, 4_000, 4_000, 4_000, 4_000] as const;

/**
 * Connects to the loopback host (shared/session/protocol.ts): the start code is swapped for a token that stays in
 * this closure, and each socket shows it first.
 */
export function connectBySocket(
  startCode: string | undefined,
  around: SocketSurroundings,
): Connection {
  const state = createStateHolder();
  const swap = createSwapLink();
  const lose = (why: Extract<ConnectionState, { kind: "lost" }>["why"]): void => {
    swap.end();
    state.set({ kind: "lost", why });
  };
  const keepOpen = async (session: SessionAnswer): Promise<void> => {
    let failures = 0;
    for (;;) {
      const code = await runSocket(session.token, around, (line) => {
        failures = 0;
        swap.open(line);
        state.set({ kind: "open", installationPhrase: session.installationPhrase });
      });
      if (isFinal(code)) return lose(code === SOCKET_CLOSE.hostEnding ? "host-ended" : "refused");
      const pauseMs = RETRY_MS[failures];
      if (pauseMs === undefined) return lose("host-ended");
      failures += 1;
      swap.interrupt();
      state.set({ kind: "reconnecting" });
      await around.wait(pauseMs);
    }
  };
  let token: string | undefined;
  const start = async (): Promise<void> => {
    if (startCode === undefined) return lose("no-start-code");
    const session = await swapCode(startCode, around);
    token = session?.token;
    return session ? keepOpen(session) : lose("refused");
  };
  void start();
  return {
    link: swap.link,
    state: state.read,
    subscribe: state.subscribe,
    saveDownload: (ticket) => {
      around.follow(`${DOWNLOAD_PATH_PREFIX}${encodeURIComponent(ticket)}`);
      return Promise.resolve("saved");
    },
    forget: (reason) => {
      if (token !== undefined) void endSession(token, reason, around);
    },
  };
}

/** The answer carries `Clear-Site-Data`; nothing waits for it, and a host that has gone has nothing to clear. */
async function endSession(
  token: string,
  reason: SessionEnd["reason"],
  around: SocketSurroundings,
): Promise<void> {
  const body: SessionEnd = { reason };
  await around
    .fetch(SESSION_END_PATH, {
      method: "POST",
      keepalive: true,
      headers: { "content-type": "application/json", [SESSION_TOKEN_HEADER]: token },
      body: JSON.stringify(body),
    })
    .catch(() => undefined);
}

/** `undefined` when the host refused the code or could not be reached. */
async function swapCode(
  code: string,
  around: SocketSurroundings,
): Promise<SessionAnswer | undefined> {
  const answer = await around
    .fetch(SESSION_PATH, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ code }),
    })
    // A network failure: the host has gone. It is told to the analyst as a refused start.
    .catch(() => undefined);
  if (!answer?.ok) return undefined;
  const parsed = sessionAnswerSchema.safeParse(await answer.json());
  return parsed.success ? parsed.data : undefined;
}

/** Opens one socket and settles with its close code when it ends. */
function runSocket(
  token: string,
  around: SocketSurroundings,
  onReady: (line: CoreLink) => void,
): Promise<number> {
  return new Promise((resolve) => {
    const socket = around.openSocket(`${around.origin.replace(/^http/, "ws")}${RPC_PATH}`);
    const onFirstMessage = (event: MessageEvent): void => {
      socket.removeEventListener("message", onFirstMessage);
      if (event.data !== READY_MESSAGE) return socket.close();
      onReady(new RPCLink({ websocket: socket, customJsonSerializers: [bytesSerializer] }));
    };
    socket.binaryType = "arraybuffer";
    socket.addEventListener("open", () => socket.send(token), { once: true });
    socket.addEventListener("message", onFirstMessage);
    socket.addEventListener("close", (event) => resolve(event.code), { once: true });
  });
}

const FINAL_CODES: ReadonlySet<number> = new Set([
  SOCKET_CLOSE.tokenRefused,
  SOCKET_CLOSE.hostEnding,
  SOCKET_CLOSE.paused,
  SOCKET_CLOSE.sessionEnded,
]);

function isFinal(code: number): boolean {
  return FINAL_CODES.has(code);
}
