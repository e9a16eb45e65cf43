import { createChunkCipher, type ChunkCipher } from "../crypto/chunk-cipher.ts";
import { deriveSubKey } from "../crypto/keyed-hash.ts";
import { wipe } from "../crypto/memory.ts";
import type { ReadableFile } from "../files/file-port.ts";

/** First bytes of a sealed evidence file: name of the format, a zero byte, its version. */
const MAGIC = Buffer.from("wpblob\0\u0001", "latin1");
const SALT_SIZE_BYTES = 32;

export const BLOB_HEADER_SIZE_BYTES = MAGIC.length + SALT_SIZE_BYTES;

/** How the files of one store are sealed. */
export interface BlobSealing {
  /** Header with a fresh salt. */
  readonly newHeader: () => Uint8Array;
  /** Cipher for the chunks that follow this header; undefined when it is no header of ours. Wipe it after use. */
  readonly cipherFor: (header: Uint8Array) => ChunkCipher | undefined;
}

/** Sealing under a key of the vault: each file has a key of its own, bound to its whole header. */
export function createBlobSealing(
  contentKey: () => Uint8Array,
  random: (sizeBytes: number) => Uint8Array,
): BlobSealing {
  return {
    newHeader: () => Buffer.concat([MAGIC, random(SALT_SIZE_BYTES)]),
    cipherFor: (header) => {
      if (!isHeader(header)) return undefined;
      const fileKey = deriveSubKey(contentKey(), "watchpost blob file v1", header);
      const cipher = createChunkCipher(fileKey);
      wipe(fileKey);
      return cipher;
    },
  };
}

/** No sealing at all, see canary-control.ts. */
export function createClearSealing(random: (sizeBytes: number) => Uint8Array): BlobSealing {
  const clear: ChunkCipher = {
    tagSizeBytes: 0,
    seal: (content) => Buffer.from(content),
    open: (sealed) => sealed,
    wipe: () => undefined,
  };
  return {
    newHeader: () => Buffer.concat([MAGIC, random(SALT_SIZE_BYTES)]),
    cipherFor: (header) => (isHeader(header) ? clear : undefined),
  };
}

/** Header of a sealed file as it stands there, which may be short or foreign. */
export async function readBlobHeader(file: ReadableFile): Promise<Uint8Array> {
  const header = Buffer.alloc(BLOB_HEADER_SIZE_BYTES);
  return header.subarray(0, await file.read(header, 0));
}

function isHeader(header: Uint8Array): boolean {
  return header.length === BLOB_HEADER_SIZE_BYTES && MAGIC.equals(header.subarray(0, MAGIC.length));
}
