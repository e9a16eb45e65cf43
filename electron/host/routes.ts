import type { IncomingMessage, ServerResponse } from "node:http";
import type { z } from "zod";
import { sessionEndSchema, sessionRequestSchema } from "../../shared/session/protocol.ts";
import type { CoreLink } from "../rpc/core-link.ts";
import type { RendererAssets } from "../shell/renderer-assets.ts";
import {
  readBody,
  refuse,
  sendAsset,
  sendDocument,
  sendDownload,
  sendJson,
  sendSessionEnd,
} from "./answers.ts";
import type { Route } from "./request-rules.ts";
import type { SessionBook } from "./session-book.ts";

export interface RouteOptions {
  readonly assets: RendererAssets;
  readonly sessions: SessionBook;
  readonly core: () => Promise<CoreLink<never>>;
  readonly randomBytes: (sizeBytes: number) => Uint8Array;
  /** Shown before the passphrase box; see `sessionAnswerSchema`. */
  readonly installationPhrase: string;
  /** The page with this token ended its session. */
  readonly endSession: (token: string) => void;
}

/** Answers a request whose head was accepted. */
export async function serveRoute(
  route: Route,
  request: IncomingMessage,
  response: ServerResponse,
  options: RouteOptions,
): Promise<void> {
  switch (route.kind) {
    case "document": {
      const nonce = Buffer.from(options.randomBytes(16)).toString("base64url");
      return sendDocument(response, options.assets.documentHtml, nonce);
    }
    case "asset": {
      const asset = options.assets.files.get(route.path);
      return asset === undefined ? refuse(response, 404) : sendAsset(response, asset);
    }
    case "download": {
      const download = await (await options.core()).openDownload(route.ticket);
      return download === null ? refuse(response, 404) : sendDownload(response, download);
    }
    case "session":
      return startSession(request, response, options);
    case "session-end":
      return endSession(route.token, request, response, options);
    case "socket":
      return refuse(response, 400);
  }
}

async function startSession(
  request: IncomingMessage,
  response: ServerResponse,
  options: RouteOptions,
): Promise<void> {
  const body = parseExactly(sessionRequestSchema, await readBody(request));
  if (body === null) return refuse(response, 400);
  const verdict = options.sessions.exchange(body.code);
  if (verdict.kind === "refused") return refuse(response, 403);
  if (verdict.kind === "token") {
    return sendJson(response, {
      token: verdict.token,
      installationPhrase: options.installationPhrase,
    });
  }
  refuse(response, 429, [["Retry-After", String(Math.ceil(verdict.retryAfterMs / 1_000))]]);
}

async function endSession(
  token: string,
  request: IncomingMessage,
  response: ServerResponse,
  options: RouteOptions,
): Promise<void> {
  const verdict = options.sessions.check(token);
  if (verdict !== "valid") return refuse(response, verdict === "paused" ? 429 : 403);
  const body = parseExactly(sessionEndSchema, await readBody(request));
  if (body === null) return refuse(response, 400);
  if (body.reason === "exit") {
    options.sessions.end(token);
    options.endSession(token);
  }
  sendSessionEnd(response, body.reason);
}

/** Parses a body that must be written exactly as `JSON.stringify` writes it: no key can then come twice. */
function parseExactly<T extends z.ZodType>(schema: T, body: string | null): z.infer<T> | null {
  if (body === null) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(body));
    return parsed.success && JSON.stringify(parsed.data) === body ? parsed.data : null;
  } catch {
    // Not JSON at all: refused like JSON of another shape.
    return null;
  }
}
