import { createHash } from "node:crypto";
import { once } from "node:events";
import { constants, createZstdCompress } from "node:zlib";

import { expansionBudgetBytes } from "../../../shared/exchange/bundle/admit.ts";
import { BUNDLE_LIMITS, type BundleLimit } from "../../../shared/exchange/bundle/limits.ts";
import { BundleError, throwIfAborted } from "./bundle-error.ts";
import type { SealedSpool } from "./sealed-spool.ts";

/** What `changes.ndjson.zst` turned out to be. */
export interface CompressedChanges {
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly expandedSizeBytes: number;
  readonly lineCount: number;
}

export interface CompressOptions {
  readonly signal: AbortSignal | undefined;
  /** Bytes of lines taken in so far. */
  readonly onProgress: (doneBytes: number) => void;
}

/**
 * Slow and small: a bundle is written once and carried, stored and read many times. Above this level the gain is below a
 * hundredth for records.
 */
const COMPRESSION_LEVEL = 12;
/** Lines are handed over in pieces of about this size: a call for each would cost more than the compression. */
const PIECE_SIZE_BYTES = 262_144;

/**
 * Compresses lines as one zstd frame into the spool (docs/bundle-format.md §7). Lines come without their line feed.
 * Throws a {@link BundleError} with `limit-exceeded` or `cancelled`.
 */
export async function compressChanges(
  lines: AsyncIterable<string>,
  spool: SealedSpool,
  { signal, onProgress }: CompressOptions,
): Promise<CompressedChanges> {
  const compress = createZstdCompress({
    params: {
      [constants.ZSTD_c_compressionLevel]: COMPRESSION_LEVEL,
      [constants.ZSTD_c_windowLog]: BUNDLE_LIMITS.windowLog,
      [constants.ZSTD_c_checksumFlag]: 1,
    },
  });
  const digest = createHash("sha256");
  const drained = drain(compress, async (bytes) => {
    digest.update(bytes);
    await spool.write(bytes);
    atMost("changesSizeBytes", spool.sizeBytes());
  });
  // Told where it is awaited below; until then it must not end the process.
  drained.catch(() => undefined);
  let expandedSizeBytes = 0;
  let lineCount = 0;
  try {
    for await (const piece of piecesOf(lines)) {
      throwIfAborted(signal);
      lineCount += piece.lines;
      expandedSizeBytes += piece.bytes.length;
      atMost("lines", lineCount);
      atMost("expandedSizeBytes", expandedSizeBytes);
      // A consumer that failed leaves the stream destroyed, and "drain" would never come.
      if (!compress.write(piece.bytes)) await Promise.race([once(compress, "drain"), drained]);
      onProgress(expandedSizeBytes);
    }
    compress.end();
    await drained;
  } finally {
    compress.destroy();
  }
  const sizeBytes = spool.sizeBytes();
  const allowed = expansionBudgetBytes(sizeBytes);
  if (expandedSizeBytes > allowed) throw exceeded("expansionFactor", allowed);
  return { sizeBytes, sha256: digest.digest("hex"), expandedSizeBytes, lineCount };
}

async function drain(
  source: AsyncIterable<unknown>,
  take: (bytes: Uint8Array) => Promise<void>,
): Promise<void> {
  for await (const bytes of source) if (bytes instanceof Uint8Array) await take(bytes);
}

interface Piece {
  readonly bytes: Uint8Array;
  readonly lines: number;
}

async function* piecesOf(lines: AsyncIterable<string>): AsyncGenerator<Piece> {
  let texts: string[] = [];
  let chars = 0;
  for await (const line of lines) {
    if (line === "" || line.includes("\n")) throw new Error("a line is one line");
    if (line.length > BUNDLE_LIMITS.lineSizeBytes / 3) {
      atMost("lineSizeBytes", Buffer.byteLength(line) + 1);
    }
    texts.push(line);
    chars += line.length + 1;
    if (chars >= PIECE_SIZE_BYTES) {
      yield toPiece(texts);
      texts = [];
      chars = 0;
    }
  }
  if (texts.length > 0) yield toPiece(texts);
}

function toPiece(texts: readonly string[]): Piece {
  return { bytes: Buffer.from(`${texts.join("\n")}\n`, "utf8"), lines: texts.length };
}

function atMost(limit: BundleLimit, found: number): void {
  if (found > BUNDLE_LIMITS[limit]) throw exceeded(limit, BUNDLE_LIMITS[limit]);
}

function exceeded(limit: BundleLimit, allowed: number): BundleError {
  return new BundleError({ kind: "limit-exceeded", limit, allowed });
}
