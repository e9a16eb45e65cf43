import { createChunkCipher, type ChunkCipher } from "../../crypto/chunk-cipher.ts";
import { hkdfSha256 } from "../../crypto/hkdf.ts";
import { wipe } from "../../crypto/memory.ts";
import type { AgeHeader } from "./header-format.ts";

const DOMAIN = "watchpost bundle size v1";
const CONTENT_SIZE_BYTES = 16;

/** Body of the stanza that carries the size of the archive (docs/bundle-format.md §3.5): 32 bytes, as of every other. */
export function sealSize(fileKey: Uint8Array, archiveSizeBytes: number): Uint8Array {
  const content = Buffer.alloc(CONTENT_SIZE_BYTES);
  content.writeBigUInt64BE(BigInt(archiveSizeBytes), 0);
  return withSizeCipher(fileKey, (cipher) => cipher.seal(content, 0, "inner"));
}

/** The size that one stanza of this header carries; undefined unless exactly one does. */
export function openSize(fileKey: Uint8Array, { stanzas }: AgeHeader): number | undefined {
  const sizes = withSizeCipher(fileKey, (cipher) =>
    stanzas.flatMap(({ bodyBase64 }) => {
      const content = cipher.open(Buffer.from(bodyBase64, "base64"), 0, "inner");
      return content === undefined ? [] : [sizeOf(content)];
    }),
  );
  return sizes.length === 1 ? sizes[0] : undefined;
}

/** Chunk 0, not the last, has the nonce of zeros that the format asks for. */
function withSizeCipher<T>(fileKey: Uint8Array, apply: (cipher: ChunkCipher) => T): T {
  const key = hkdfSha256(fileKey, new Uint8Array(0), DOMAIN);
  const cipher = createChunkCipher(key);
  wipe(key);
  try {
    return apply(cipher);
  } finally {
    cipher.wipe();
  }
}

function sizeOf(content: Uint8Array): number | undefined {
  const buffer = Buffer.from(content);
  const size = Number(buffer.readBigUInt64BE(0));
  return buffer.readBigUInt64BE(8) === 0n && Number.isSafeInteger(size) ? size : undefined;
}
