import { readIpv4 } from "./ip-address.ts";
import { isAsciiAlnum, isBlank } from "./name-codes.ts";
import { hasPublicSuffix } from "./public-suffix.ts";
import { looksLikeHostAhead } from "./refang-lookahead.ts";
import type { RefangEdit } from "./refanged-text.ts";

/** Longest defanged scheme word: `hxxps`, `xXxXx`, `h**ps`, `meows`. */
const MAX_WORD_CHARS = 8;
const MAX_SLASHES = 6;

/** Schemes whose damaged spellings are repaired; every other word before `://` is left alone. */
const HTTP_WORD =
  /^(?:h(?:tt|xx|tx|xt|\*\*|tt\*|\*tp|##|__)p|h[x*]p|htp|hxxxp|hppt|htpp|x{4}|meow)$/;
const HTTPS_WORD =
  /^(?:h(?:tt|xx|tx|xt|\*\*|##|__)p[sx]|h[x*]ps|htps|hxxxps|hppts|htpps|x{4}s|x{5}|meows)$/;
const FTP_WORD = /^(?:ftp|fxp|f\*p|fxxp)$/;

interface SchemeWord {
  readonly start: number;
  readonly scheme: "http" | "https" | "ftp";
  readonly isRepaired: boolean;
}

/**
 * A scheme with its colon (at `colonStart`, up to `colonEnd`, perhaps in brackets) and slashes: `hxxp://`, `http[:]//`,
 * `[https]://`, `http :///`, `https:\/\/`, and blanks, a stray bracket or commas behind it (`http://192,168,0,1`).
 * @param slashesInColon how many slashes were inside the brackets of the colon
 * @returns undefined when there is nothing to repair
 */
export function matchScheme(
  text: string,
  colonStart: number,
  colonEnd: number,
  slashesInColon: number,
): RefangEdit | undefined {
  const slashStart = skipBlanksBeforeSlashes(text, colonEnd);
  const slashEnd = readSlashes(text, slashStart);
  if (slashesInColon + slashEnd - slashStart < 2) return undefined;
  const word = readSchemeWord(text, colonStart);
  if (word === undefined) {
    const isBracketed =
      slashStart === colonEnd &&
      colonEnd - colonStart > 1 &&
      isAsciiAlnum(text.charCodeAt(colonStart - 1));
    return isBracketed ? { start: colonStart, end: slashEnd, replacement: "://" } : undefined;
  }
  const hostStart = skipBeforeHost(text, slashEnd);
  const commas = readCommaHost(text, hostStart);
  const end = commas?.end ?? hostStart;
  const replacement = `${word.scheme}://${commas?.host ?? ""}`;
  if (text.slice(word.start, end) === replacement) return undefined;
  const isOnlyCase = text.slice(word.start, end).toLowerCase() === replacement;
  return isOnlyCase && !word.isRepaired ? undefined : { start: word.start, end, replacement };
}

/** `http//host`, `https// host`: the colon is missing. `index` is at the first slash. */
export function matchSchemeWithoutColon(text: string, index: number): RefangEdit | undefined {
  if (text.charAt(index + 1) !== "/" || text.charAt(index + 2) === "/") return undefined;
  const word = readSchemeWord(text, index);
  if (word === undefined || word.scheme === "ftp") return undefined;
  const end = skipBeforeHost(text, index + 2);
  if (!isAsciiAlnum(text.charCodeAt(end))) return undefined;
  return { start: word.start, end, replacement: `${word.scheme}://` };
}

/** `http: //host`, as line breaking in documents leaves it. */
function skipBlanksBeforeSlashes(text: string, index: number): number {
  let at = index;
  while (at < index + 2 && isBlank(text.charCodeAt(at))) at++;
  return text.startsWith("//", at) ? at : index;
}

function readSlashes(text: string, index: number): number {
  let at = index;
  while (at < index + MAX_SLASHES && (text.charAt(at) === "/" || text.charAt(at) === "\\")) at++;
  return at;
}

/** Reads backwards: one blank, a bracket around the word, the word. */
function readSchemeWord(text: string, colonStart: number): SchemeWord | undefined {
  let end = colonStart;
  if (isBlank(text.charCodeAt(end - 1))) end--;
  const hasCloser = "])}".includes(text.charAt(end - 1) || " ");
  if (hasCloser) end--;
  let start = end;
  while (start > end - MAX_WORD_CHARS && isSchemeWordCode(text.charCodeAt(start - 1))) start--;
  // `*` and `_` are also emphasis in markup, so they may only stand inside.
  while (start < end && !isAsciiAlnum(text.charCodeAt(start))) start++;
  const word = text.slice(start, end).toLowerCase();
  const scheme = schemeOf(word);
  if (scheme === undefined || isAsciiAlnum(text.charCodeAt(start - 1))) return undefined;
  const hasOpener = hasCloser && "[({".includes(text.charAt(start - 1) || " ");
  return { start: hasOpener ? start - 1 : start, scheme, isRepaired: scheme !== word };
}

function schemeOf(word: string): SchemeWord["scheme"] | undefined {
  if (HTTP_WORD.test(word)) return "http";
  if (HTTPS_WORD.test(word)) return "https";
  return FTP_WORD.test(word) ? "ftp" : undefined;
}

function isSchemeWordCode(code: number): boolean {
  return isAsciiAlnum(code) || code === 42 || code === 35 || code === 95;
}

/** Blanks before a host, and one opening bracket that is not that of an IPv6 address. */
function skipBeforeHost(text: string, index: number): number {
  let at = index;
  while (at < index + 2 && isBlank(text.charCodeAt(at))) at++;
  if (at > index && !looksLikeHostAhead(text, at)) at = index;
  const isStray = text.charAt(at) === "[" && /^\[[\w-]{0,63}[g-z]/i.test(text.slice(at, at + 66));
  return isStray ? at + 1 : at;
}

/** A host whose dots are commas: only if it has no dot at all and is a real host then. */
function readCommaHost(
  text: string,
  index: number,
): { readonly host: string; readonly end: number } | undefined {
  const match = /^[A-Za-z0-9-]{1,63}(?:,[A-Za-z0-9-]{1,63}){1,6}(?![\w.,-])/.exec(
    text.slice(index, index + 253),
  );
  if (match === null) return undefined;
  const host = match[0].replaceAll(",", ".");
  return readIpv4(host) >= 0 || hasPublicSuffix(host)
    ? { host, end: index + match[0].length }
    : undefined;
}
