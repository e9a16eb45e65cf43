import type { IncomingMessage, ServerResponse } from "node:http";
import type { ShellDownload } from "../rpc/download-client.ts";
import {
  INERT_CONTENT_SECURITY_POLICY,
  ISOLATION_HEADERS,
  assetHeaders,
  documentHeaders,
  withNonce,
} from "../shell/security-headers.ts";
import type { HeaderTable } from "../shell/security-headers.ts";
import type { RendererAsset } from "../shell/renderer-assets.ts";
import { HOST_LIMITS } from "./limits.ts";
import { safeFileName } from "./safe-file-name.ts";

/** Says no and nothing else. The connection ends: whoever sent this has no business on it. */
export function refuse(response: ServerResponse, status: number, extra: HeaderTable = []): void {
  setHeaders(response, [
    ...BARE_HEADERS,
    ["Content-Length", "0"],
    ["Connection", "close"],
    ...extra,
  ]);
  response.writeHead(status).end();
}

export function sendDocument(response: ServerResponse, html: string, nonce: string): void {
  const body = Buffer.from(withNonce(html, nonce));
  send(response, body, documentHeaders("host", nonce));
}

export function sendAsset(response: ServerResponse, asset: RendererAsset): void {
  send(response, asset.bytes, assetHeaders(asset.mediaType));
}

export function sendJson(response: ServerResponse, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value));
  send(response, body, [...BARE_HEADERS, ["Content-Type", "application/json"]]);
}

/**
 * Ends a session in the browser too. Cookies are not named: there are none, and the directive would clear those of
 * every other port of this machine. Storage goes at exit only; at lock it holds sealed drafts.
 */
export function sendSessionEnd(response: ServerResponse, reason: "lock" | "exit"): void {
  const what = reason === "exit" ? '"cache", "storage"' : '"cache"';
  setHeaders(response, [...BARE_HEADERS, ["Clear-Site-Data", what], ["Content-Length", "0"]]);
  response.writeHead(200).end();
}

/** An attachment of octets, whatever it is (threats D2 row 10), at the pace of whoever reads it. */
export async function sendDownload(
  response: ServerResponse,
  download: ShellDownload,
): Promise<void> {
  setHeaders(response, [
    ...BARE_HEADERS,
    ["Content-Type", "application/octet-stream"],
    ["Content-Disposition", `attachment; filename="${safeFileName(download.name)}"`],
    ["Content-Length", String(download.sizeBytes)],
  ]);
  response.writeHead(200);
  try {
    for (let bytes = await download.pull(); bytes !== null; bytes = await download.pull()) {
      if (!(await write(response, bytes))) return download.cancel();
    }
    response.end();
  } catch {
    // The size was promised: only a broken connection tells the browser that this is not the whole file.
    response.destroy();
  }
}

/** Reads a small body; `null` when it is longer than the limit or the request broke off. */
export async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of request) {
      if (!Buffer.isBuffer(chunk)) return null;
      sizeBytes += chunk.byteLength;
      if (sizeBytes > HOST_LIMITS.bodyBytes) return null;
      chunks.push(chunk);
    }
  } catch {
    return null;
  }
  return Buffer.concat(chunks).toString("utf8");
}

const BARE_HEADERS: HeaderTable = [
  ...ISOLATION_HEADERS,
  ["Content-Security-Policy", INERT_CONTENT_SECURITY_POLICY],
];

function send(response: ServerResponse, body: Uint8Array, headers: HeaderTable): void {
  setHeaders(response, [...headers, ["Content-Length", String(body.byteLength)]]);
  response.writeHead(200).end(body);
}

function setHeaders(response: ServerResponse, headers: HeaderTable): void {
  for (const [name, value] of headers) response.setHeader(name, value);
}

/** False when the browser went away. */
function write(response: ServerResponse, bytes: Uint8Array): Promise<boolean> {
  return new Promise((resolve) => {
    if (response.destroyed) return resolve(false);
    const settle = (): void => {
      response.off("drain", settle).off("close", settle);
      resolve(!response.destroyed);
    };
    if (response.write(bytes)) return resolve(true);
    response.once("drain", settle).once("close", settle);
  });
}
