import { LIMITS } from "../limits.ts";
import { decodeCharset, latin1 } from "../mail/charset.ts";
import { charsetOfCodePage, codePageOfFontCharset } from "./code-page.ts";

/** What a rich text carries: the HTML or plain text that it was made of, or its own words. */
export interface RichTextContent {
  readonly kind: "html" | "text";
  readonly text: string;
}

/**
 * Takes the HTML (or plain text) out of the rich text that Outlook wrapped around it (MS-OXRTFEX §2.1 and §3.1), or
 * the readable words of a rich text that wraps nothing. One pass, no recursion; pictures, objects and binary runs are
 * skipped. Null when the bytes are no rich text.
 */
export function readRichText(bytes: Uint8Array): RichTextContent | null {
  const source = latin1(bytes);
  if (!source.startsWith("{\\rtf")) return null;
  const head = source.slice(0, HEAD_CHARACTERS);
  const kind = head.includes("\\fromhtml") ? "html" : "text";
  const reader: Reader = {
    kind,
    token: new RegExp(TOKEN),
    out: [],
    pending: [],
    fontCharsets: new Map(),
    documentPage: 1_252,
    skipped: 0,
    states: [],
    state: {
      isSilent: false,
      isHtmlTag: false,
      isReplaced: false,
      page: null,
      font: null,
      fallback: 1,
    },
  };
  const { token } = reader;
  for (let match = token.exec(source); match !== null; match = token.exec(source)) {
    if (!readToken(reader, match)) break;
  }
  flush(reader);
  return { kind, text: reader.out.join("").replaceAll("\r\n", "\n") };
}

/** MS-OXRTFEX §2.1.3.1: the mark of what is inside stands among the first words. */
const HEAD_CHARACTERS = 1_024;

/** A group's end or start, a control word with its number, a control symbol, or a run of text. No two can match alike. */
const TOKEN =
  /([{}])|\\([a-z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([^{}\\\r\n]+)/gi;

/** What holds inside the group at hand. */
interface State {
  /** A destination whose text is not for reading. */
  readonly isSilent: boolean;
  /** Inside `{\*\htmltag …}`: the HTML itself. */
  readonly isHtmlTag: boolean;
  /** Between `\htmlrtf` and `\htmlrtf0`: said for rich text readers, and in the HTML already. */
  readonly isReplaced: boolean;
  /** Code page of the font at hand; null for the document's. */
  readonly page: number | null;
  /** Font that the font table describes at the moment. */
  readonly font: number | null;
  /** `\uc`: characters that follow a `\u` for older readers. */
  readonly fallback: number;
}

interface Reader {
  readonly kind: "html" | "text";
  /** Stands behind the token that was read last. */
  readonly token: RegExp;
  readonly out: string[];
  /** Bytes of a code page, decoded together because a character may be two of them. */
  readonly pending: number[];
  readonly fontCharsets: Map<number, number>;
  documentPage: number;
  /** Characters still to leave out after a `\u`. */
  skipped: number;
  readonly states: State[];
  state: State;
}

/** Destinations that hold no text of the message. */
const SILENT = new Set(
  "fonttbl colortbl stylesheet info pict object objdata listtable listoverridetable generator themedata datastore xmlnstbl header footer".split(
    " ",
  ),
);

/** Control words that stand for a character. */
const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ["par", "\r\n"],
  ["line", "\r\n"],
  ["tab", "\t"],
  ["lquote", "‘"],
  ["rquote", "’"],
  ["ldblquote", "“"],
  ["rdblquote", "”"],
  ["bullet", "•"],
  ["endash", "–"],
  ["emdash", "—"],
]);

/** False once the depth limit is passed: what follows is not read. */
function readToken(reader: Reader, match: RegExpExecArray): boolean {
  const [, brace, word, parameter, hexCode, symbol, text] = match;
  if (brace === "{") {
    flush(reader);
    reader.states.push(reader.state);
    return reader.states.length <= LIMITS.outlookRichTextDepth;
  }
  if (brace === "}") {
    flush(reader);
    reader.state = reader.states.pop() ?? reader.state;
    reader.skipped = 0;
  } else if (word !== undefined) {
    readWord(reader, word, parameter === undefined ? null : Number(parameter));
  } else if (hexCode !== undefined) {
    if (takeSkipped(reader, 1) === 0 && isHeard(reader)) {
      reader.pending.push(Number.parseInt(hexCode, 16));
    }
  } else if (symbol !== undefined) {
    readSymbol(reader, symbol);
  } else if (text !== undefined) {
    write(reader, text.slice(takeSkipped(reader, text.length)));
  }
  return true;
}

function readWord(reader: Reader, word: string, parameter: number | null): void {
  const { state } = reader;
  if (word === "u" && parameter !== null) {
    write(reader, String.fromCharCode(parameter & 0xffff));
    reader.skipped = state.fallback;
    return;
  }
  const character = CHARACTERS.get(word);
  if (character !== undefined) {
    write(reader, character);
    return;
  }
  flush(reader);
  if (SILENT.has(word)) reader.state = { ...state, isSilent: true };
  else if (word === "htmltag")
    reader.state = { ...state, isSilent: false, isReplaced: false, isHtmlTag: true };
  else if (word === "htmlrtf") reader.state = { ...state, isReplaced: parameter !== 0 };
  else if (word === "uc") reader.state = { ...state, fallback: Math.max(0, parameter ?? 1) };
  else if (word === "ansicpg") reader.documentPage = parameter ?? reader.documentPage;
  else if (word === "f") readFont(reader, parameter ?? 0);
  else if (word === "fcharset" && state.font !== null) {
    reader.fontCharsets.set(state.font, parameter ?? 0);
  } else if (word === "bin") reader.token.lastIndex += Math.max(0, parameter ?? 0);
}

/** `\f` selects a font, or names the one that the font table describes. */
function readFont(reader: Reader, font: number): void {
  const charset = reader.fontCharsets.get(font);
  const page = charset === undefined ? null : codePageOfFontCharset(charset);
  reader.state = { ...reader.state, font, page };
}

function readSymbol(reader: Reader, symbol: string): void {
  // `\*` marks a destination that older readers may skip, and so does this one, unless it is the HTML.
  if (symbol === "*") {
    flush(reader);
    reader.state = { ...reader.state, isSilent: true };
    return;
  }
  const text = SYMBOLS.get(symbol);
  if (text !== undefined) write(reader, text.slice(takeSkipped(reader, text.length)));
}

const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ["{", "{"],
  ["}", "}"],
  ["\\", "\\"],
  ["~", "\u00a0"],
  ["_", "\u2011"],
  ["\n", "\r\n"],
  ["\r", "\r\n"],
]);

/** How many of the next characters are left out, because a `\u` before them said them already. */
function takeSkipped(reader: Reader, length: number): number {
  const count = Math.min(reader.skipped, length);
  reader.skipped -= count;
  return count;
}

function isHeard({ state, kind }: Reader): boolean {
  return !state.isSilent && !(kind === "html" && state.isReplaced);
}

function write(reader: Reader, text: string): void {
  flush(reader);
  if (text !== "" && isHeard(reader)) reader.out.push(text);
}

function flush(reader: Reader): void {
  const { pending, state } = reader;
  if (pending.length === 0) return;
  // A tag is in the charset of the document, text in that of its font.
  const page = state.isHtmlTag ? reader.documentPage : (state.page ?? reader.documentPage);
  const bytes = Uint8Array.from(pending);
  pending.length = 0;
  if (isHeard(reader)) reader.out.push(decodeCharset(bytes, charsetOfCodePage(page)).text);
}
