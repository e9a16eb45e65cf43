import { isAsciiAlnum, isBlank, isWordCode } from "./name-codes.ts";
import { hasPublicSuffix } from "./public-suffix.ts";
import { looksLikeHostAhead, looksLikeSpelledHostAhead, readLabels } from "./refang-lookahead.ts";
import type { RefangEdit } from "./refanged-text.ts";

/** Blanks on either side of a spelled sign. */
const MAX_BLANKS = 4;

/** Suffixes for which `name dot suffix` in running text is meant as a name; `polka dot is` is not. */
const SPELLED_SUFFIXES: ReadonlySet<string> = new Set([
  "com",
  "net",
  "org",
  "info",
  "co",
  "edu",
  "gov",
]);

/** Words before `at` that speak of a place and not of a mailbox. */
const PLACE_WORDS: ReadonlySet<string> = new Set(
  (
    "hosted available located found server servers look looking is are was were domain domains site sites " +
    "website reachable seen registered resides and or up as live active available us out here page pages " +
    "url urls host hosts c2 cnc infrastructure panel still back arrived starting only not now online"
  ).split(" "),
);

/**
 * A sign that is spelled out or set apart by blanks at the blank at `index`: `user AT host.tld`, `user at host dot tld`,
 * `user @ host.tld`, `host DOT tld`.
 * @param isInAddress true when an at sign was just put in front of this name, so that ` dot ` belongs to it
 */
export function matchSpacedWord(
  text: string,
  index: number,
  isInAddress: boolean,
): RefangEdit | undefined {
  if (!isWordCode(text.charCodeAt(index - 1))) return undefined;
  const start = skipBlanks(text, index);
  const char = text.charAt(start);
  if (char === "@") return matchSpacedAt(text, index, start + 1);
  const word = text.slice(start, start + 3);
  if (/^at[ \t]/i.test(word)) return matchSpelledAt(text, index, start, word.slice(0, 2));
  if (/^dot$/i.test(word)) return matchSpelledDot(text, index, start, isInAddress);
  return undefined;
}

/** `user@ host.tld`: a blank only behind the sign. `index` is at the sign. */
export function matchAtBeforeBlank(text: string, index: number): RefangEdit | undefined {
  if (!isWordCode(text.charCodeAt(index - 1)) || !isBlank(text.charCodeAt(index + 1)))
    return undefined;
  return matchSpacedAt(text, index, index + 1);
}

/** A host name has at most 253 characters (RFC 1035 §2.3.4), the spelled dots included. */
const MAX_GLUED_CHARS = 250;

/** `fooATbar.com`, `fooDOTcom`: upper case between lower case. `index` is at the first letter of the word. */
export function matchGluedWord(text: string, index: number): RefangEdit | undefined {
  const word = text.startsWith("DOT", index) ? "DOT" : "AT";
  if (!text.startsWith(word, index)) return undefined;
  const end = index + word.length;
  if (!isLower(text.charCodeAt(index - 1)) || !isLower(text.charCodeAt(end))) return undefined;
  const nameEnd = readLabels(text, end, true);
  // As long as the reader goes: no host, and a text made of such words would cost a look-up for each.
  if (nameEnd - end > MAX_GLUED_CHARS) return undefined;
  const name = text.slice(end, nameEnd);
  if (word === "AT") {
    return hasPublicSuffix(name) ? { start: index, end, replacement: "@" } : undefined;
  }
  // `wwwDOTbad-siteDOTorg`: the rest is still spelled.
  return hasPublicSuffix(`x.${name.replaceAll("DOT", ".")}`)
    ? { start: index, end, replacement: "." }
    : undefined;
}

function matchSpacedAt(text: string, start: number, afterSign: number): RefangEdit | undefined {
  const end = skipBlanks(text, afterSign);
  return looksLikeHostAhead(text, end) ? { start, end, replacement: "@" } : undefined;
}

function matchSpelledAt(
  text: string,
  start: number,
  wordStart: number,
  word: string,
): RefangEdit | undefined {
  const end = skipBlanks(text, wordStart + 2);
  const isShouted = word === "AT";
  const isHost = isShouted ? looksLikeHostAhead(text, end) : looksLikeSpelledHostAhead(text, end);
  if (!isHost || PLACE_WORDS.has(wordBefore(text, start))) return undefined;
  return { start, end, replacement: "@" };
}

function matchSpelledDot(
  text: string,
  start: number,
  wordStart: number,
  isInAddress: boolean,
): RefangEdit | undefined {
  const end = skipBlanks(text, wordStart + 3);
  if (end === wordStart + 3) return undefined;
  const suffix = text.slice(end, readLabels(text, end, false)).toLowerCase();
  const isShouted = text.startsWith("DOT", wordStart);
  const isKnown = SPELLED_SUFFIXES.has(suffix);
  if (!isKnown && !((isShouted || isInAddress) && hasPublicSuffix(`x.${suffix}`))) return undefined;
  return { start, end, replacement: "." };
}

function wordBefore(text: string, index: number): string {
  let start = index;
  while (start > index - 24 && isAsciiAlnum(text.charCodeAt(start - 1))) start--;
  return text.slice(start, index).toLowerCase();
}

function skipBlanks(text: string, index: number): number {
  let at = index;
  while (at < index + MAX_BLANKS && isBlank(text.charCodeAt(at))) at++;
  return at;
}

function isLower(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}
