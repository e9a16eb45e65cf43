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
  /^(?:h(?:tt|xx|tx|xt|\*\*|tt\*|\*tp|##|__)p|h[x*]p|htp|hxxxp|hppt|htpp|x{4}|meow|n(?:tt|xx)p|hzzp|hyyp|ttp)$/;
const HTTPS_WORD =
  /^(?:h(?:tt|xx|tx|xt|\*\*|##|__)p[sx]|h[x*]ps|htps|hxxxps|hppts|htpps|x{4}s|x{5}|meows|n(?:tt|xx)ps|hzzps|hyyps|ttps)$/;
const FTP_WORD = /^(?:ftp|fxp|f\*p|fxxp)$/;
const FTPS_WORD = /^(?:ftps|fxps|f\*ps|fxxps)$/;
/** `http[s]://`: the letter in brackets, then a colon and slashes, perhaps in brackets too. */
const BRACKETED_S = /^[[({]s[\])}](?:[[({]?:[\])}]?[/\\]{2}|[[({]:\/\/[\])}])/i;
const BEFORE_S = /(?<![0-9A-Za-z])h(?:tt|xx)p$/i;
/** `h[tt]p://`, `h[xx]ps[:]//`. */
const BRACKETED_MIDDLE = /^[[({](?:tt|xx)[\])}](?=ps?[[({]?:)/i;

interface SchemeWord {
  readonly start: number;
  readonly scheme: "http" | "https" | "ftp" | "ftps";
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
  const slashes = readSlashes(text, slashStart);
  const word = readSchemeWord(text, colonStart);
  // One slash may be lost where the bracketed colon already says that this is a URL.
  const needed = word !== undefined && colonEnd - colonStart > 1 ? 1 : 2;
  if (slashesInColon + slashes.count < needed) return matchUnderscores(text, colonEnd, word);
  const slashEnd = slashes.end;
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
  if (word === undefined || word.scheme.startsWith("ftp")) return undefined;
  const end = skipBeforeHost(text, index + 2);
  if (!isAsciiAlnum(text.charCodeAt(end))) return undefined;
  return { start: word.start, end, replacement: `${word.scheme}://` };
}

/** `http__host`: underscores stand for the slashes, and the colon is lost. `index` is at the first. */
export function matchSchemeBeforeUnderscores(text: string, index: number): RefangEdit | undefined {
  if (text.charAt(index - 1) === ":") return undefined;
  return matchUnderscores(text, index, readSchemeWord(text, index));
}

/** `http[s]://` and `h[tt]p://`. `index` is at the bracket. */
export function matchBracketedLetters(text: string, index: number): RefangEdit | undefined {
  const ahead = text.slice(index, index + 12);
  if (BRACKETED_MIDDLE.test(ahead)) {
    const isScheme = /(?<![0-9A-Za-z])h$/i.test(text.slice(Math.max(0, index - 2), index));
    return isScheme ? { start: index, end: index + 4, replacement: "tt" } : undefined;
  }
  const tail = BRACKETED_S.exec(ahead)?.[0];
  if (tail === undefined) return undefined;
  const word = BEFORE_S.exec(text.slice(Math.max(0, index - 5), index))?.[0];
  if (word === undefined) return undefined;
  return { start: index - word.length, end: index + tail.length, replacement: "https://" };
}

function matchUnderscores(
  text: string,
  index: number,
  word: SchemeWord | undefined,
): RefangEdit | undefined {
  const end = index + 2;
  if (word === undefined || text.slice(index, end) !== "__") return undefined;
  return looksLikeHostAhead(text, end)
    ? { start: word.start, end, replacement: `${word.scheme}://` }
    : undefined;
}

/** `http: //host`, as line breaking in documents leaves it. */
function skipBlanksBeforeSlashes(text: string, index: number): number {
  let at = index;
  while (at < index + 2 && isBlank(text.charCodeAt(at))) at++;
  return text.startsWith("//", at) ? at : index;
}

/** Slashes and backslashes, also in brackets: `//`, `[//]`, `[/][/]`. */
function readSlashes(
  text: string,
  index: number,
): { readonly end: number; readonly count: number } {
  let at = index;
  let count = 0;
  while (count < MAX_SLASHES) {
    const isBracketed = "[({".includes(text.charAt(at) || " ");
    const slash = isBracketed ? at + 1 : at;
    if (!isSlash(text, slash)) break;
    at = slash;
    while (count < MAX_SLASHES && isSlash(text, at)) {
      at++;
      count++;
    }
    if (isBracketed && "])}".includes(text.charAt(at) || " ")) at++;
  }
  return { end: at, count };
}

function isSlash(text: string, index: number): boolean {
  return text.charAt(index) === "/" || text.charAt(index) === "\\";
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
  if (FTPS_WORD.test(word)) return "ftps";
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
