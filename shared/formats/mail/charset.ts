import { SHIFT_CHARSETS } from "./shift-charsets.ts";

/** Text of bytes in a named character set. */
export interface CharsetText {
  readonly text: string;
  /** The name is not known, or the bytes are not valid in it: the analyst sees that the text is a guess. */
  readonly problem: "unknown-charset" | "invalid-bytes" | null;
}

/** Names that mailers write and the Encoding Standard does not know. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ["utf8mb4", "utf-8"],
  ["unicode-1-1-utf-8", "utf-8"],
  ["utf_8", "utf-8"],
  ["latin-1", "windows-1252"],
  ["iso8859_1", "windows-1252"],
  ["iso-8859-8-e", "iso-8859-8"],
  ["cp874", "windows-874"],
  ["cp932", "shift_jis"],
  ["cp936", "gbk"],
  ["cp949", "euc-kr"],
  ["cp950", "big5"],
  ["eucjp", "euc-jp"],
  ["euckr", "euc-kr"],
  ["cp51932", "euc-jp"],
  ["cp50220", "iso-2022-jp"],
  ["cp50221", "iso-2022-jp"],
  ["cp50222", "iso-2022-jp"],
  ["iso-2022-jp-ms", "iso-2022-jp"],
  ["iso-2022-jp-1", "iso-2022-jp"],
  ["iso-2022-jp-2", "iso-2022-jp"],
  ["8bit", "windows-1252"],
  ["7bit", "windows-1252"],
  ["unknown-8bit", "windows-1252"],
  ["x-unknown", "windows-1252"],
  ["ansi", "windows-1252"],
  ["default", "windows-1252"],
]);

/**
 * Decodes `bytes` by a charset name as mail states it; none means UTF-8 where valid. Never fails: what is not valid
 * is shown with replacement characters, and `problem` says so (no silent fallback).
 */
export function decodeCharset(bytes: Uint8Array, charset: string | null): CharsetText {
  const name = charsetName(charset);
  const shifted = SHIFT_CHARSETS.get(name)?.(bytes);
  if (shifted !== undefined) {
    return shifted === null
      ? { text: latin1(bytes), problem: "invalid-bytes" }
      : { text: shifted, problem: null };
  }
  // RFC 2046 §4.1.2: us-ascii is the default; bytes beyond it are not allowed but common, and then mostly UTF-8.
  const label = name === "" || name === "us-ascii" || name === "ascii" ? "utf-8" : name;
  const decoder = decoderFor(ALIASES.get(label) ?? label);
  if (decoder === null) return { text: latin1(bytes), problem: "unknown-charset" };
  try {
    return { text: decoder.decode(bytes), problem: null };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const text = label === "utf-8" && name !== "utf-8" ? latin1(bytes) : lenient(label, bytes);
    return { text, problem: "invalid-bytes" };
  }
}

/** True for charsets whose text starts in ASCII anew in each encoded word (RFC 1468, RFC 1557, RFC 1843, RFC 2152). */
export function isShiftCharset(charset: string): boolean {
  const name = charsetName(charset);
  return SHIFT_CHARSETS.has(name) || (ALIASES.get(name) ?? name).startsWith("iso-2022-");
}

/** True for UTF-7, in which markup passes filters that read it as ASCII. */
export function isUtf7(charset: string): boolean {
  return /utf-?7$/.test(charsetName(charset));
}

/** Each byte as the character of the same number: loses nothing. */
export function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8_192) {
    // Not by spreading, which walks a typed array ten times slower.
    text += Reflect.apply(String.fromCharCode, null, bytes.subarray(at, at + 8_192));
  }
  return text;
}

/** Text of header bytes: UTF-8 where valid (RFC 6532), else byte by byte. */
export function headerText(bytes: Uint8Array): CharsetText {
  return decodeCharset(bytes, null);
}

/** Lower case, without the quotes that some mailers leave. */
function charsetName(charset: string | null): string {
  return (charset ?? "")
    .slice(0, 128)
    .trim()
    .replace(/^['"]|['"]$/g, "")
    .toLowerCase()
    .slice(0, 64);
}

function decoderFor(label: string): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function lenient(label: string, bytes: Uint8Array): string {
  return new TextDecoder(ALIASES.get(label) ?? label).decode(bytes);
}
