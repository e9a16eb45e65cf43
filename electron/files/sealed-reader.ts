import type { ChunkCipher } from "../crypto/chunk-cipher.ts";
import type { ReadableFile } from "./file-port.ts";
import { CHUNK_CONTENT_SIZE_BYTES } from "./sealed-writer.ts";

/** Where a sealed stream lies in its file. */
export interface SealedStream {
  readonly file: ReadableFile;
  readonly cipher: ChunkCipher;
  /** Size of the header before the first chunk. */
  readonly startBytes: number;
  /** Size of the whole file. */
  readonly endBytes: number;
}

/** A chunk did not open: the file ends early (`truncated`, known for sure) or was changed or cut inside the chunk (`chunk`). */
export class SealedStreamError extends Error {
  readonly reason: "chunk" | "truncated";
  readonly offsetBytes: number;

  constructor(reason: "chunk" | "truncated", offsetBytes: number) {
    super(`sealed stream damaged at ${String(offsetBytes)}: ${reason}`);
    this.name = "SealedStreamError";
    this.reason = reason;
    this.offsetBytes = offsetBytes;
  }
}

/**
 * Content of a sealed stream, chunk by chunk, each verified before it is handed out. Throws
 * {@link SealedStreamError} at the first one that does not open. Memory: two chunks, as the next one is read ahead.
 */
export async function* readSealedChunks(stream: SealedStream): AsyncGenerator<Uint8Array> {
  const count = chunkCount(stream);
  let ahead = readChunk(stream, 0);
  for (let index = 0; index < count; index += 1) {
    const sealed = await ahead;
    ahead = index + 1 < count ? readChunk(stream, index + 1) : Promise.resolve(EMPTY);
    // Its failure is reported when its turn comes; a consumer that stops earlier must not crash the process.
    ahead.catch(() => undefined);
    yield openChunk(stream, sealed, index, count);
  }
}

/** One chunk of the stream, verified; undefined past the end. Throws as {@link readSealedChunks} does. */
export async function readSealedChunk(
  stream: SealedStream,
  index: number,
): Promise<Uint8Array | undefined> {
  const count = chunkCount(stream);
  if (index >= count) return undefined;
  return openChunk(stream, await readChunk(stream, index), index, count);
}

const EMPTY = new Uint8Array(0);

function sealedChunkSizeBytes(stream: SealedStream): number {
  return CHUNK_CONTENT_SIZE_BYTES + stream.cipher.tagSizeBytes;
}

function chunkCount(stream: SealedStream): number {
  const sizeBytes = stream.endBytes - stream.startBytes;
  return Math.max(1, Math.ceil(sizeBytes / sealedChunkSizeBytes(stream)));
}

async function readChunk(stream: SealedStream, index: number): Promise<Uint8Array> {
  const position = stream.startBytes + index * sealedChunkSizeBytes(stream);
  const sizeBytes = Math.min(sealedChunkSizeBytes(stream), stream.endBytes - position);
  const sealed = Buffer.allocUnsafe(Math.max(0, sizeBytes));
  return sealed.subarray(0, await stream.file.read(sealed, position));
}

function openChunk(
  stream: SealedStream,
  sealed: Uint8Array,
  index: number,
  count: number,
): Uint8Array {
  const position = index + 1 === count ? "last" : "inner";
  const content = stream.cipher.open(sealed, index, position);
  if (content !== undefined) return content;
  // An inner chunk in the last place opens as what it was: the rest of the file is missing.
  const isCut = position === "last" && stream.cipher.open(sealed, index, "inner") !== undefined;
  const offsetBytes = stream.startBytes + index * sealedChunkSizeBytes(stream);
  throw new SealedStreamError(isCut || sealed.length === 0 ? "truncated" : "chunk", offsetBytes);
}
