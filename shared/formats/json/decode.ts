import { err, ok, type Result } from "../../result.ts";
import type { ParseFailure } from "../format.ts";
import type { TextEncodingUsed } from "./position.ts";

/** A text and how it was encoded. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncodingUsed;
}

/**
 * Decodes JSON text. RFC 8259 §8.1 demands UTF-8 without a byte order mark; a mark is tolerated (§8.1 allows a
 * parser to ignore it), and UTF-16 with a mark as well, because Windows PowerShell writes redirected output so.
 * Failure kind `encoding` with the offset of the first byte that is not UTF-8.
 */
export function decodeJsonText(bytes: Uint8Array): Result<DecodedText, ParseFailure> {
  const encoding = encodingByMark(bytes);
  const content = encoding.bomBytes === 0 ? bytes : bytes.subarray(encoding.bomBytes);
  try {
    const decoder = new TextDecoder(encoding.label, { fatal: true, ignoreBOM: true });
    return ok({ text: decoder.decode(content), encoding });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const offset =
      encoding.bomBytes + (encoding.label === "utf-8" ? invalidUtf8Offset(content) : 0);
    return err({
      kind: "encoding",
      message: `The text is not valid ${encoding.label.toUpperCase()} at byte ${offset}.`,
      place: { byteOffset: offset },
      found: `0x${(bytes[offset] ?? 0).toString(16).padStart(2, "0")}`,
      expected: `valid ${encoding.label.toUpperCase()}`,
    });
  }
}

/** Encoding by byte order mark; UTF-8 without one. */
export function encodingByMark(bytes: Uint8Array): TextEncodingUsed {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { label: "utf-8", bomBytes: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { label: "utf-16le", bomBytes: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { label: "utf-16be", bomBytes: 2 };
  return { label: "utf-8", bomBytes: 0 };
}

/** Offset of the first byte that breaks UTF-8 (RFC 3629 §4); the length when nothing does. */
export function invalidUtf8Offset(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return at;
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const second = bytes[at + 1] ?? 0;
  if (lead >= 0xc2 && lead <= 0xdf) return isTail(second) ? 2 : 0;
  if (lead >= 0xe0 && lead <= 0xef) {
    const isAllowed = !(lead === 0xe0 && second < 0xa0) && !(lead === 0xed && second > 0x9f);
    return isAllowed && isTail(second) && isTail(bytes[at + 2]) ? 3 : 0;
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    const isAllowed = !(lead === 0xf0 && second < 0x90) && !(lead === 0xf4 && second > 0x8f);
    const hasTails = isTail(second) && isTail(bytes[at + 2]) && isTail(bytes[at + 3]);
    return isAllowed && hasTails ? 4 : 0;
  }
  return 0;
}

function isTail(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
