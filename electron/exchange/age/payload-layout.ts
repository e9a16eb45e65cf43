import { CHUNK_TAG_SIZE_BYTES } from "../../crypto/chunk-cipher.ts";

/** Content of every chunk of an age payload but the last (age v1, "Payload"). */
export const PAYLOAD_CHUNK_SIZE_BYTES = 65_536;
export const SEALED_CHUNK_SIZE_BYTES = PAYLOAD_CHUNK_SIZE_BYTES + CHUNK_TAG_SIZE_BYTES;
export const PAYLOAD_NONCE_SIZE_BYTES = 16;

/** Size of the sealed chunks of so much content. Empty content has one empty chunk. */
export function sealedPayloadSizeBytes(contentSizeBytes: number): number {
  const chunks = Math.max(1, Math.ceil(contentSizeBytes / PAYLOAD_CHUNK_SIZE_BYTES));
  return contentSizeBytes + chunks * CHUNK_TAG_SIZE_BYTES;
}

/** Number of chunks that so many sealed bytes are cut into. */
export function sealedChunkCount(sealedSizeBytes: number): number {
  return Math.max(1, Math.ceil(sealedSizeBytes / SEALED_CHUNK_SIZE_BYTES));
}
