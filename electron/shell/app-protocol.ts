import type { CustomScheme } from "electron";
import type { RendererAssets } from "./renderer-assets.ts";
import { APP_HOST, APP_ORIGIN, APP_SCHEME } from "./origin.ts";
import {
  INERT_CONTENT_SECURITY_POLICY,
  ISOLATION_HEADERS,
  assetHeaders,
  documentHeaders,
  withNonce,
} from "./security-headers.ts";
import type { HeaderTable } from "./security-headers.ts";

/** Standard and secure, and nothing else: no fetch, no service worker, no CSP bypass, no code cache (threats D1, scheme). */
export const APP_SCHEME_PRIVILEGES: CustomScheme = {
  scheme: APP_SCHEME,
  privileges: {
    standard: true,
    secure: true,
    supportFetchAPI: false,
    corsEnabled: false,
    bypassCSP: false,
    allowServiceWorkers: false,
    stream: false,
    codeCache: false,
    allowExtensions: false,
  },
};

/** A request as the protocol handler gets it. */
export interface AppRequest {
  readonly url: string;
  readonly method: string;
  /** Who issued it, as Electron says; absent when the browser did (the first load), `"null"` for an opaque origin. */
  readonly initiatorOrigin?: string | undefined;
}

/**
 * Answers requests of our scheme: exact host, GET or HEAD, a path that is a key of the build-time manifest. No path
 * of a request reaches the file system; headers are constant; ranges are not served, so there are none to bound.
 */
export function createAppProtocol(
  assets: RendererAssets,
  randomBytes: (sizeBytes: number) => Uint8Array,
): (request: AppRequest) => Response {
  return (request) => {
    if (request.method !== "GET" && request.method !== "HEAD") return refuse(405);
    if (request.initiatorOrigin !== undefined && request.initiatorOrigin !== APP_ORIGIN)
      return refuse(403);
    const path = exactPath(request.url);
    if (path === null) return refuse(404);
    const isHead = request.method === "HEAD";
    if (path === "/") {
      const nonce = Buffer.from(randomBytes(16)).toString("base64url");
      const html = withNonce(assets.documentHtml, nonce);
      return answer(isHead ? null : html, documentHeaders("electron", nonce));
    }
    const asset = assets.files.get(path);
    if (asset === undefined) return refuse(404);
    return answer(isHead ? null : asset.bytes, assetHeaders(asset.mediaType));
  };
}

/** The path of an address that is written exactly as we would write it; `null` for any other spelling. */
function exactPath(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== `${APP_SCHEME}:` || url.host !== APP_HOST) return null;
  const withoutFragment = address.split("#", 1)[0];
  return withoutFragment === `${APP_ORIGIN}${url.pathname}` ? url.pathname : null;
}

function answer(body: string | Uint8Array<ArrayBuffer> | null, headers: HeaderTable): Response {
  return new Response(body, { status: 200, headers: toRecord(headers) });
}

function refuse(status: number): Response {
  const headers = toRecord([
    ...ISOLATION_HEADERS,
    ["Content-Security-Policy", INERT_CONTENT_SECURITY_POLICY],
  ]);
  return new Response(null, { status, headers });
}

function toRecord(headers: HeaderTable): Record<string, string> {
  return Object.fromEntries(headers);
}
