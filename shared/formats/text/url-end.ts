import { isWordCode } from "../../domain/observables/name-codes.ts";

/** Longest URL that is read; browsers stop at two million, mail and proxy logs at some thousand characters. */
const MAX_URL_CHARS = 16_384;

/** Signs that end an authority although a path may hold them. */
const AUTHORITY_STOPS = new Set(",;()'!*$&+={}");
/** Signs that no part of a URL holds unescaped (RFC 3986 §2), or that texts put around URLs. */
const STOPS = new Set('"<>`|{}^\\');
const TRAILING = new Set(".,;:!?'\"*");
/** Markup that is put on both sides: AsciiDoc and Markdown emphasis and pass-through. */
const WRAPPERS = new Set("*_+~'");
const ENTITY_STOPS = ["&quot;", "&lt;", "&gt;", "&#39;", "&apos;", "&nbsp;"];
/** Fields of a table that was written with commas: what follows the URL is no part of it. */
const TABLE_TAIL = /^(?:[,;](?:true|false|null|none|yes|no|\d{1,10})?)+$/i;

/**
 * Where the URL that begins at `start`, with its authority at `authorityStart`, ends in running text: without closing
 * punctuation, brackets that it did not open, link texts, markup around it and further columns of a table.
 */
export function readUrlEnd(text: string, start: number, authorityStart: number): number {
  const limit = Math.min(text.length, start + MAX_URL_CHARS);
  let end = authorityStart;
  let isInPath = false;
  let isInQuery = false;
  for (; end < limit; end++) {
    const code = text.charCodeAt(end);
    if (code <= 32 || code === 127 || (code > 127 && !isWordCode(code))) break;
    const char = text.charAt(end);
    if (STOPS.has(char) || (char === "'" && text.charAt(start - 1) === "'")) break;
    if (char === "/" || char === "?" || char === "#") isInPath = true;
    if (char === "?") isInQuery = true;
    if (!isInPath && AUTHORITY_STOPS.has(char)) break;
    if (char === "[" || char === "]") {
      const skip = readBracket(text, end, authorityStart, isInQuery);
      if (skip === 0) break;
      end += skip - 1;
    }
    if (char === "&" && ENTITY_STOPS.some((entity) => text.startsWith(entity, end))) break;
    if ((char === "," || char === ";") && isNextUrl(text, end + 1)) break;
  }
  return trimEnd(text, start, authorityStart, end);
}

/** Length of a bracket pair that belongs to the URL: an IPv6 host, or `[]`, `[key]` in a query. Otherwise 0. */
function readBracket(text: string, at: number, authorityStart: number, isInQuery: boolean): number {
  const ahead = text.slice(at, at + 64);
  if (at === authorityStart || text.charAt(at - 1) === "@") {
    return /^\[[0-9A-Fa-f:.%]{2,45}\]/.exec(ahead)?.[0].length ?? 0;
  }
  return isInQuery ? (/^\[[\w.-]{0,40}\](?=[=&[]|%5[Bb])/.exec(ahead)?.[0].length ?? 0) : 0;
}

function isNextUrl(text: string, at: number): boolean {
  return /^\s{0,2}(?:https?|ftp):\/\//i.test(text.slice(at, at + 11));
}

function trimEnd(text: string, start: number, authorityStart: number, from: number): number {
  let end = from;
  const comma = text.slice(authorityStart, end).search(/[,;]/);
  if (comma !== -1 && TABLE_TAIL.test(text.slice(authorityStart + comma, end))) {
    end = authorityStart + comma;
  }
  const wrapper = text.charAt(start - 1);
  let open = countOpen(text, authorityStart, end);
  while (end > authorityStart) {
    const last = text.charAt(end - 1);
    if (last === ")" && open < 0) open++;
    else if (!TRAILING.has(last) && !(WRAPPERS.has(last) && last === wrapper)) break;
    end--;
  }
  return end;
}

/** Opening minus closing round brackets: negative when the text around the URL opened one. */
function countOpen(text: string, start: number, end: number): number {
  let open = 0;
  for (let index = start; index < end; index++) {
    const char = text.charAt(index);
    if (char === "(") open++;
    else if (char === ")") open--;
  }
  return open;
}
