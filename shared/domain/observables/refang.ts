import { isAsciiAlnum, isBlank, isWordCode } from "./name-codes.ts";
import {
  matchAngled,
  matchBracketed,
  matchClosedWord,
  matchHalfClosed,
} from "./refang-brackets.ts";
import { matchUnusualCharacter } from "./refang-characters.ts";
import {
  matchBracketedLetters,
  matchScheme,
  matchSchemeBeforeUnderscores,
  matchSchemeWithoutColon,
} from "./refang-scheme.ts";
import { matchAtBeforeBlank, matchGluedWord, matchSpacedWord } from "./refang-words.ts";
import { applyEdits, type RefangEdit, type RefangedText } from "./refanged-text.ts";

export interface RefangOptions {
  /**
   * `strict` undoes what can only be defanging; `tolerant` also takes one bracket alone (`example[.com`), for
   * extraction, where every result is checked afterwards.
   */
  readonly tolerance: "strict" | "tolerant";
}

/** Each edit costs memory; a text of 16 MiB made of `[.]` stays within 100 MB. */
const MAX_EDITS = 500_000;

/** What a scan remembers: the bounds of the current token, and where the last at sign was put. */
interface Scan {
  readonly text: string;
  readonly isTolerant: boolean;
  tokenEnd: number;
  isTokenEscaped: boolean;
  lastAtEnd: number;
}

/**
 * Undoes defanging in a text of any length, in linear time, keeping the way back to the original offsets.
 * Knows brackets of all kinds around dots, at signs, colons and slashes, the words for them, damaged and bracketed
 * schemes, escaped dots, invisible and fullwidth characters. Never throws.
 */
export function refangText(
  text: string,
  options: RefangOptions = { tolerance: "strict" },
): RefangedText {
  const scan: Scan = {
    text,
    isTolerant: options.tolerance === "tolerant",
    tokenEnd: 0,
    isTokenEscaped: false,
    lastAtEnd: -1,
  };
  const edits: RefangEdit[] = [];
  let from = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (isAsciiAlnum(code) && code !== 65 && code !== 68) continue;
    const edit = matchAt(scan, index, code);
    if (edit === undefined || edit.start < from) continue;
    if (edits.length === MAX_EDITS) return applyEdits(text, edits, true);
    edits.push(edit);
    if (edit.replacement === "@") scan.lastAtEnd = edit.end;
    from = edit.end;
    index = Math.max(index, edit.end - 1);
  }
  return applyEdits(text, edits, false);
}

/** {@link refangText} for one value that is known to be an indicator. */
export function refangValue(value: string): string {
  return refangText(value, { tolerance: "tolerant" }).text.trim();
}

function matchAt(scan: Scan, index: number, code: number): RefangEdit | undefined {
  const { text, isTolerant } = scan;
  if (code > 127) {
    return matchUnusualCharacter(text, index) ?? matchBracketed(text, index, isTolerant);
  }
  switch (text.charAt(index)) {
    case "[":
    case "(":
    case "{":
      return matchBracketed(text, index, isTolerant) ?? matchBracketedLetters(text, index);
    case "]":
    case ")":
    case "}":
      return matchBracketed(text, index, isTolerant) ?? matchClosedWord(text, index);
    case "<":
      return matchAngled(text, index);
    case ".":
      return isTolerant ? matchHalfClosed(text, index) : undefined;
    case ":":
      return matchScheme(text, index, index + 1, 0);
    case "/":
      return matchSchemeWithoutColon(text, index);
    case " ":
    case "\t":
      return matchBlank(scan, index);
    case "@":
      return matchAtBeforeBlank(text, index);
    case "A":
    case "D":
      return matchGluedWord(text, index);
    case "_":
      return matchSchemeBeforeUnderscores(text, index);
    case "^":
      return matchCaret(text, index);
    case "\\":
      return matchBackslash(scan, index);
    default:
      return undefined;
  }
}

/** Only the first blank of a run, and only before a letter or sign that could be one of the words. */
function matchBlank(scan: Scan, index: number): RefangEdit | undefined {
  const { text } = scan;
  if (isBlank(text.charCodeAt(index - 1))) return undefined;
  const next = text.charAt(index + 1);
  if (!"aAdD@ \t".includes(next) || next === "") return undefined;
  const isInAddress =
    scan.lastAtEnd >= 0 && !/\s/.test(text.slice(scan.lastAtEnd, index).slice(0, 255));
  return matchSpacedWord(text, index, isInAddress);
}

/** `example^.com`, as a shell escapes it. */
function matchCaret(text: string, index: number): RefangEdit | undefined {
  const isDot = text.charAt(index + 1) === "." && isWordCode(text.charCodeAt(index - 1));
  if (!isDot || !isWordCode(text.charCodeAt(index + 2))) return undefined;
  return { start: index, end: index + 2, replacement: "." };
}

/** `example\.com` and `https:\/\/`, but never a Windows path or registry key. */
function matchBackslash(scan: Scan, index: number): RefangEdit | undefined {
  const { text } = scan;
  const next = text.charAt(index + 1);
  if (next === "[" || next === "(" || next === "{") {
    return matchBracketed(text, index, scan.isTolerant);
  }
  if (next !== "." && next !== "/") return undefined;
  const before = text.charCodeAt(index - 1);
  const after = text.charCodeAt(index + 2);
  if (!isWordCode(before) || !(isWordCode(after) || next === "/")) return undefined;
  if (!isInEscapedToken(scan, index)) return undefined;
  return { start: index, end: index + 2, replacement: next };
}

/** True when every backslash of the token escapes a sign; each token is looked at once, which keeps the scan linear. */
function isInEscapedToken(scan: Scan, index: number): boolean {
  const { text } = scan;
  if (index < scan.tokenEnd) return scan.isTokenEscaped;
  let start = index;
  while (start > scan.tokenEnd && text.charCodeAt(start - 1) > 32) start--;
  let end = index;
  while (end < text.length && text.charCodeAt(end) > 32) end++;
  const token = text.slice(start, end);
  scan.tokenEnd = end;
  scan.isTokenEscaped = !/\\(?![./:@[\](){}-])/.test(token);
  return scan.isTokenEscaped;
}
