import { isBlank, isDigit, isHexDigit, isWordCode } from "./name-codes.ts";
import { looksLikeHostAhead } from "./refang-lookahead.ts";
import { matchScheme } from "./refang-scheme.ts";
import type { RefangEdit } from "./refanged-text.ts";

/** Longest run of brackets and blanks on one side of a dot: `[[[[ [ [ [ .` has been seen. */
const MAX_FILLER_CHARS = 24;
/** Blanks outside the brackets. */
const MAX_OUTER_BLANKS = 4;

const OPENERS = "[({";
const WIDE_OPENERS = "［（｛【";
const WIDE_CLOSERS = "］）｝】";
const BACKSLASH = 92;
const COLON = 58;

interface Core {
  readonly kind: "." | "@" | "-" | "/" | ":" | "://";
  readonly end: number;
  readonly isWord: boolean;
}

interface Filler {
  /** Behind the last bracket. */
  readonly end: number;
  readonly brackets: number;
  readonly hasOpener: boolean;
}

/** Words for dot and at in English, German, Spanish and French, as people put them into brackets. */
const CORE_WORDS: readonly (readonly [string, "." | "@"])[] = [
  ["dot", "."],
  ["d0t", "."],
  ["punkt", "."],
  ["punto", "."],
  ["point", "."],
  ["arroba", "@"],
  ["at", "@"],
  ["et", "@"],
];

/**
 * `[.]`, `(dot)`, `[@]`, `{at}`, `[:]//`, `[://]`, `[-]`, `[/]` at the bracket at `index`, in any mixture and
 * direction of brackets. With `isTolerant` also one bracket alone (`example[.com`), which may be an accident.
 */
export function matchBracketed(
  text: string,
  index: number,
  isTolerant: boolean,
): RefangEdit | undefined {
  const opening = readFiller(text, index);
  if (opening.brackets === 0) return undefined;
  const core = readCore(text, skipBlanks(text, opening.end));
  if (core === undefined) return undefined;
  const closing = readClosing(text, core);
  // `[1].[2]`: both brackets belong to something else.
  if (bracketKind(text.charCodeAt(index)) === "closer" && hasOpenerInToken(text, index)) {
    return undefined;
  }
  if (closing.brackets === 0) {
    const isDot = isTolerant && core.kind === "." && opening.hasOpener;
    return isDot ? matchHalfOpen(text, index, core.end) : undefined;
  }
  switch (core.kind) {
    case ".":
      return matchDot(text, index, closing.end, core.isWord);
    case "@":
      return matchAt(text, index, closing.end, core.isWord);
    case "-":
    case "/":
      return isBetweenWords(text, index, closing.end)
        ? { start: index, end: closing.end, replacement: core.kind }
        : undefined;
    case ":":
      return matchColon(text, index, closing.end);
    case "://":
      return matchScheme(text, index, closing.end, 2);
  }
}

/** `<.>`, `<dot>`, `<at>`, `<@>`: exactly so, because HTML is full of angle brackets. */
export function matchAngled(text: string, index: number): RefangEdit | undefined {
  const core = readCore(text, index + 1);
  if (core === undefined || text.charAt(core.end) !== ">") return undefined;
  const end = core.end + 1;
  if (core.kind !== "." && core.kind !== "@") return undefined;
  return isBetweenWords(text, index, end)
    ? { start: index, end, replacement: core.kind }
    : undefined;
}

/** `.]` with a word on either side, the other half of a bracket that was lost. */
export function matchHalfClosed(text: string, index: number): RefangEdit | undefined {
  const next = text.charAt(index + 1);
  if (next !== "]" && next !== "}") return undefined;
  return isBetweenWords(text, index, index + 2)
    ? { start: index, end: index + 2, replacement: "." }
    : undefined;
}

/** `fooDOT}com`, `fooat]bar.com`: the opening bracket is missing, the word hangs on the name before it. */
export function matchClosedWord(text: string, index: number): RefangEdit | undefined {
  if (!isWordCode(text.charCodeAt(index + 1))) return undefined;
  const tail = text.slice(Math.max(0, index - 6), index).toLowerCase();
  const word = CORE_WORDS.find(([word]) => tail.endsWith(word));
  if (word === undefined) return undefined;
  const start = index - word[0].length;
  if (!isWordCode(text.charCodeAt(start - 1)) || hasOpenerInToken(text, start)) return undefined;
  return { start, end: index + 1, replacement: word[1] };
}

function matchDot(
  text: string,
  start: number,
  end: number,
  isWord: boolean,
): RefangEdit | undefined {
  const left = skipBlanksBack(text, start);
  const right = skipBlanks(text, end);
  if (isBetweenWords(text, left, right)) return { start: left, end: right, replacement: "." };
  return isWord ? undefined : { start, end, replacement: "." };
}

function matchAt(
  text: string,
  start: number,
  end: number,
  isWord: boolean,
): RefangEdit | undefined {
  const left = skipBlanksBack(text, start);
  const right = skipBlanks(text, end);
  const hasOuterBlanks = left < start || right > end;
  if (!isBetweenWords(text, left, right)) {
    // `[@]` alone is unmistakable; a local part may end in a sign, and a literal begins with a bracket.
    const isTight = !isWord && !hasOuterBlanks && /[\p{L}\d[]/u.test(text.charAt(end));
    return isTight ? { start, end, replacement: "@" } : undefined;
  }
  if (isWord && hasOuterBlanks && !looksLikeHostAhead(text, right)) return undefined;
  return { start: left, end: right, replacement: "@" };
}

function matchColon(text: string, start: number, end: number): RefangEdit | undefined {
  const next = text.charAt(end);
  const isSlash = next === "/" || next === "\\";
  if (isSlash || (OPENERS.includes(next || " ") && text.charAt(end + 1) === "/")) {
    return matchScheme(text, start, end, 0);
  }
  // `[:][:]`: the neighbour of a bracketed colon may be the next one.
  const isBehindColon = text.slice(start - 2, start) === ":]";
  const before = isBehindColon ? COLON : text.charCodeAt(start - 1);
  const after = text.startsWith("[:", end) ? COLON : text.charCodeAt(end);
  const isInAddress = (isHexDigit(before) || before === 58) && (isHexDigit(after) || after === 58);
  // A defanged IPv6 address may begin with its two colons: `[:]:1`.
  const isLeading = !isWordCode(before) && after === 58;
  const isBeforePort = isWordCode(before) && isDigit(after);
  if (!isInAddress && !isBeforePort && !isLeading) return undefined;
  return { start, end, replacement: ":" };
}

function matchHalfOpen(text: string, start: number, end: number): RefangEdit | undefined {
  if (text.charAt(start) === "(") return undefined;
  const left = skipBlanksBack(text, start);
  const right = skipBlanks(text, end);
  return isBetweenWords(text, left, right)
    ? { start: left, end: right, replacement: "." }
    : undefined;
}

/** Brackets, and the blanks and escaping backslashes between them. */
function readFiller(text: string, index: number): Filler {
  let end = index;
  let brackets = 0;
  let hasOpener = false;
  const limit = Math.min(text.length, index + MAX_FILLER_CHARS);
  for (let at = index; at < limit; at++) {
    const code = text.charCodeAt(at);
    const kind = bracketKind(code);
    if (kind === "none") {
      if (!isBlank(code) && code !== BACKSLASH) break;
      continue;
    }
    brackets++;
    hasOpener ||= kind === "opener";
    end = at + 1;
  }
  return { end, brackets, hasOpener };
}

/** `[:][:]`, `[:][/]`: the next opening bracket belongs to the next sign. */
function readClosing(text: string, core: Core): Filler {
  const isSingle = core.kind === ":" && /^[\])}][[({][:/]/.test(text.slice(core.end, core.end + 3));
  return isSingle
    ? { end: core.end + 1, brackets: 1, hasOpener: false }
    : readFiller(text, core.end);
}

function bracketKind(code: number): "opener" | "closer" | "none" {
  if (code < 128) {
    if (code === 91 || code === 40 || code === 123) return "opener";
    return code === 93 || code === 41 || code === 125 ? "closer" : "none";
  }
  if (code < 0x3000) return "none";
  const char = String.fromCharCode(code);
  if (WIDE_OPENERS.includes(char)) return "opener";
  return WIDE_CLOSERS.includes(char) ? "closer" : "none";
}

function readCore(text: string, index: number): Core | undefined {
  const char = text.charAt(index);
  if (char === "." || char === "．") return { kind: ".", end: index + 1, isWord: false };
  if (char === "@") return { kind: "@", end: index + 1, isWord: false };
  if (char === "-" || char === "/") return { kind: char, end: index + 1, isWord: false };
  if (text.startsWith("://", index)) return { kind: "://", end: index + 3, isWord: false };
  if (char === ":") return { kind: ":", end: index + 1, isWord: false };
  const ahead = text.slice(index, index + 6).toLowerCase();
  const word = CORE_WORDS.find(([word]) => ahead.startsWith(word));
  if (word === undefined) return undefined;
  const end = index + word[0].length;
  return isWordCode(text.charCodeAt(end)) ? undefined : { kind: word[1], end, isWord: true };
}

function isBetweenWords(text: string, start: number, end: number): boolean {
  return isWordCode(text.charCodeAt(start - 1)) && isWordCode(text.charCodeAt(end));
}

function skipBlanks(text: string, index: number): number {
  let at = index;
  while (at < index + MAX_OUTER_BLANKS && isBlank(text.charCodeAt(at))) at++;
  return at;
}

function skipBlanksBack(text: string, index: number): number {
  let at = index;
  while (at > index - MAX_OUTER_BLANKS && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

function hasOpenerInToken(text: string, index: number): boolean {
  for (let at = index - 1; at >= Math.max(0, index - 64); at--) {
    if (isBlank(text.charCodeAt(at)) || text.charAt(at) === "\n") return false;
    // An opener behind a dot is the second half of a reversed pair (`www].[example`).
    if (OPENERS.includes(text.charAt(at)) && text.charAt(at - 1) !== ".") return true;
  }
  return false;
}
