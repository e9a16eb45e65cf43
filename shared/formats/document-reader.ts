import { err, type Result } from "../result.ts";
import type { FormatReader, ParseFailure, ParseSummary } from "./format.ts";
import type { ParsedReport } from "./parsed.ts";

/** Parses one whole document. */
export type DocumentParser = (
  bytes: Uint8Array,
) => Generator<ParsedReport, Result<ParseSummary, ParseFailure>>;

/**
 * Makes a reader of a parser that needs the whole document: collects the bytes up to `limitBytes`, then parses.
 * Failure kind `limit` as soon as the document is known to be larger.
 */
export function documentReader(
  limit: { readonly name: string; readonly bytes: number },
  parse: DocumentParser,
): FormatReader {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  return {
    // oxlint-disable-next-line require-yield -- a whole document gives nothing before its end
    *write(bytes) {
      sizeBytes += bytes.length;
      if (sizeBytes > limit.bytes) {
        chunks.length = 0;
        return tooLarge(limit);
      }
      chunks.push(bytes);
      return null;
    },
    *finish() {
      if (sizeBytes > limit.bytes) return err(tooLarge(limit));
      const whole = joinBytes(chunks, sizeBytes);
      chunks.length = 0;
      return yield* parse(whole);
    },
  };
}

/** One array of all chunks; a single chunk is not copied. */
export function joinBytes(chunks: readonly Uint8Array[], sizeBytes: number): Uint8Array {
  const [first] = chunks;
  if (first !== undefined && chunks.length === 1) return first;
  const whole = new Uint8Array(sizeBytes);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}

function tooLarge(limit: { readonly name: string; readonly bytes: number }): ParseFailure {
  return {
    kind: "limit",
    limit: limit.name,
    message: `The file is larger than the ${limit.bytes} bytes that this format may have.`,
    place: { byteOffset: limit.bytes },
  };
}
