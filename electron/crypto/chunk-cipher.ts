import { VERIFICATION_FAILED } from "./key-wrap.ts";
import { sodium } from "./sodium-binding.ts";

/** Bytes that each sealed chunk has more than its content. */
export const CHUNK_TAG_SIZE_BYTES = 16;

export type ChunkPosition = "inner" | "last";

/** Seals and opens the chunks of one stream. */
export interface ChunkCipher {
  /** Overhead per chunk. */
  readonly tagSizeBytes: number;
  readonly seal: (content: Uint8Array, index: number, position: ChunkPosition) => Uint8Array;
  /** Undefined when the chunk was altered, moved, or is not the last one although it should be, or the reverse. */
  readonly open: (
    sealed: Uint8Array,
    index: number,
    position: ChunkPosition,
  ) => Uint8Array | undefined;
  readonly wipe: () => void;
}

/**
 * The STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015) over ChaCha20-Poly1305 as age uses it: the nonce is the
 * chunk's number and a mark on the last one. The key must serve one stream only; then moved, left out, doubled or
 * cut off chunks do not open.
 */
export function createChunkCipher(streamKey: Uint8Array): ChunkCipher {
  const key = Buffer.from(streamKey);
  return {
    tagSizeBytes: CHUNK_TAG_SIZE_BYTES,
    seal: (content, index, position) => {
      const sealed = Buffer.allocUnsafe(content.length + CHUNK_TAG_SIZE_BYTES);
      const nonce = chunkNonce(index, position);
      sodium.crypto_aead_chacha20poly1305_ietf_encrypt(sealed, content, null, null, nonce, key);
      return sealed;
    },
    open: (sealed, index, position) => {
      if (sealed.length < CHUNK_TAG_SIZE_BYTES) return undefined;
      const content = Buffer.allocUnsafe(sealed.length - CHUNK_TAG_SIZE_BYTES);
      const nonce = chunkNonce(index, position);
      try {
        sodium.crypto_aead_chacha20poly1305_ietf_decrypt(content, null, sealed, null, nonce, key);
        return content;
      } catch (error) {
        if (error instanceof Error && error.message === VERIFICATION_FAILED) return undefined;
        throw error;
      }
    },
    wipe: () => {
      sodium.sodium_memzero(key);
    },
  };
}

/**
 * Seals a chunk where it lies: the content and, after it, room for the tag. The construction of {@link createChunkCipher}
 * without an allocation, for threads that work on memory which they share.
 */
export function sealChunkInPlace(
  key: Uint8Array,
  chunk: Uint8Array,
  index: number,
  position: ChunkPosition,
): void {
  const content = chunk.subarray(0, chunk.length - CHUNK_TAG_SIZE_BYTES);
  const nonce = chunkNonce(index, position);
  sodium.crypto_aead_chacha20poly1305_ietf_encrypt(chunk, content, null, null, nonce, key);
}

/** Opens a sealed chunk where it lies; false, and the content gone, when it does not fit its key and place. */
export function openChunkInPlace(
  key: Uint8Array,
  chunk: Uint8Array,
  index: number,
  position: ChunkPosition,
): boolean {
  if (chunk.length < CHUNK_TAG_SIZE_BYTES) return false;
  const content = chunk.subarray(0, chunk.length - CHUNK_TAG_SIZE_BYTES);
  const nonce = chunkNonce(index, position);
  try {
    sodium.crypto_aead_chacha20poly1305_ietf_decrypt(content, null, chunk, null, nonce, key);
    return true;
  } catch (error) {
    if (error instanceof Error && error.message === VERIFICATION_FAILED) return false;
    throw error;
  }
}

/** 11 bytes of counter, big-endian, and one byte that is 1 on the last chunk. */
function chunkNonce(index: number, position: ChunkPosition): Uint8Array {
  const nonce = Buffer.alloc(12);
  // Six bytes hold any count of chunks that a disk could; the five before them stay zero.
  nonce.writeUIntBE(index, 5, 6);
  nonce[11] = position === "last" ? 1 : 0;
  return nonce;
}
