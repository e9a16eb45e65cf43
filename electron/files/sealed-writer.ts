import type { ChunkCipher } from "../crypto/chunk-cipher.ts";
import type { WritableFile } from "./file-port.ts";

/**
 * Bytes of content per sealed chunk: large enough that the cipher and not the calls into it set the pace, small enough
 * to hold a few of them in memory and to read one for a look at the first bytes.
 */
export const CHUNK_CONTENT_SIZE_BYTES = 262_144;

/** Cuts a stream into chunks and appends them, sealed, to a file. */
export interface SealedWriter {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Writes the last chunk. Nothing can be written afterwards. */
  readonly finish: () => Promise<void>;
}

/** Appends after what the file already holds (its header). Memory: one chunk. */
export function createSealedWriter(file: WritableFile, cipher: ChunkCipher): SealedWriter {
  const pending = Buffer.alloc(CHUNK_CONTENT_SIZE_BYTES);
  let pendingSizeBytes = 0;
  let nextIndex = 0;
  const flush = async (position: "inner" | "last"): Promise<void> => {
    const sealed = cipher.seal(pending.subarray(0, pendingSizeBytes), nextIndex, position);
    nextIndex += 1;
    pendingSizeBytes = 0;
    await file.write(sealed);
  };
  return {
    write: async (bytes) => {
      let taken = 0;
      while (taken < bytes.length) {
        // A full chunk waits until more comes: only then is it known not to be the last one.
        if (pendingSizeBytes === CHUNK_CONTENT_SIZE_BYTES) await flush("inner");
        const part = bytes.subarray(taken, taken + CHUNK_CONTENT_SIZE_BYTES - pendingSizeBytes);
        pending.set(part, pendingSizeBytes);
        pendingSizeBytes += part.length;
        taken += part.length;
      }
    },
    finish: async () => {
      await flush("last");
      pending.fill(0);
    },
  };
}

/** Size of a sealed stream without its header. An empty stream has one empty chunk. */
export function sealedSizeBytes(contentSizeBytes: number, tagSizeBytes: number): number {
  const chunks = Math.max(1, Math.ceil(contentSizeBytes / CHUNK_CONTENT_SIZE_BYTES));
  return contentSizeBytes + chunks * tagSizeBytes;
}

/** Size of the content of a sealed stream; undefined when no stream has that size. */
export function contentSizeBytes(sealedSize: number, tagSizeBytes: number): number | undefined {
  const chunks = Math.max(1, Math.ceil(sealedSize / (CHUNK_CONTENT_SIZE_BYTES + tagSizeBytes)));
  const size = sealedSize - chunks * tagSizeBytes;
  return size >= 0 && sealedSizeBytes(size, tagSizeBytes) === sealedSize ? size : undefined;
}
