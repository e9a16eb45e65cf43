import { decodeCharset, latin1 } from "../mail/charset.ts";
import { encodingByMark } from "../json/decode.ts";
import type { TextEncodingUsed } from "../json/position.ts";

/** Turns the bytes of a table into text piece by piece. */
export interface TableDecoder {
  readonly encoding: TextEncodingUsed["label"] | "by cell";
  /** Text of the next bytes; for `by cell` each character stands for one byte. */
  readonly push: (bytes: Uint8Array) => string;
  /** What is left when the bytes end inside a character. */
  readonly finish: () => string;
}

/** One cell as text, and whether it was not UTF-8. */
export interface CellText {
  readonly text: string;
  readonly isGuess: boolean;
}

/**
 * Decoder by byte order mark. Without one the table is cut as bytes and each cell is decoded by itself, because
 * exports that were pasted together mix encodings (threats B2 row 42).
 */
export function tableDecoder(head: Uint8Array): TableDecoder {
  const mark = encodingByMark(head);
  let toSkip = mark.bomBytes;
  const withoutMark = (bytes: Uint8Array): Uint8Array => {
    const skipped = Math.min(toSkip, bytes.length);
    toSkip -= skipped;
    return skipped === 0 ? bytes : bytes.subarray(skipped);
  };
  if (mark.label === "utf-8") {
    return { encoding: "by cell", push: (bytes) => latin1(withoutMark(bytes)), finish: () => "" };
  }
  const decoder = new TextDecoder(mark.label, { ignoreBOM: true });
  return {
    encoding: mark.label,
    push: (bytes) => decoder.decode(withoutMark(bytes), { stream: true }),
    finish: () => decoder.decode(),
  };
}

/** Text of a cell that was cut as bytes: UTF-8 where valid, else Windows-1252, which is then a guess. */
export function cellText(cell: string): CellText {
  if (!/[\u0080-\u00ff]/.test(cell)) return { text: cell, isGuess: false };
  const bytes = new Uint8Array(cell.length);
  for (let at = 0; at < cell.length; at += 1) bytes[at] = cell.charCodeAt(at);
  const utf8 = decodeCharset(bytes, "utf-8");
  if (utf8.problem === null) return { text: utf8.text, isGuess: false };
  return { text: decodeCharset(bytes, "windows-1252").text, isGuess: true };
}
