import { sanitiseHtml } from "./sanitise-html.ts";
import type { SanitisedHtml } from "./sanitise-html.ts";

/** Documents that may become the content of a frame: the last ones that were built here, compared as a whole. */
const built: string[] = [];

/** Frames shown at the same time are few; older entries are of frames that have gone. */
const MAX_BUILT = 8;

/**
 * Builds the document of the scriptless frame from hostile HTML. Its own policy forbids everything but the one style
 * element that carries the nonce of the page.
 */
export function buildSrcdoc(html: string, nonce: string): SanitisedHtml {
  const safe = sanitiseHtml(html);
  const document = [
    '<!doctype html><html><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; form-action 'none'; base-uri 'none'">`,
    `<meta name="referrer" content="no-referrer"><style nonce="${nonce}">${FRAME_STYLE}</style></head><body>`,
    safe.html,
    "</body></html>",
  ].join("");
  built.push(document);
  if (built.length > MAX_BUILT) built.shift();
  return { html: document, removedCount: safe.removedCount };
}

/** Whether a string is a document that {@link buildSrcdoc} has made: all that the Trusted Types policy lets into a frame. */
export function isBuiltSrcdoc(text: string): boolean {
  return built.includes(text);
}

const FRAME_STYLE =
  "body{margin:12px;background:#fff;color:#1a1e24;font:13px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}" +
  "table{border-collapse:collapse}td,th{padding:2px 6px;vertical-align:top}blockquote{margin:8px 0;padding-left:10px;border-left:3px solid #cbd0d7}" +
  "pre{white-space:pre-wrap}.address{color:#4f5864;font-family:ui-monospace,monospace;font-size:12px}";
