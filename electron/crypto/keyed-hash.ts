import { sodium } from "./sodium-binding.ts";

export const KEY_SIZE_BYTES = 32;

/** Keyed BLAKE2b (RFC 7693) with an output of `sizeBytes`, 16 to 64. The key has 16 to 64 bytes. */
export function keyedHash(key: Uint8Array, input: Uint8Array, sizeBytes: number): Uint8Array {
  const hash = Buffer.alloc(sizeBytes);
  sodium.crypto_generichash(hash, input, key);
  return hash;
}

/**
 * Sub-key of 32 bytes for one purpose. The domain names the purpose and its version and ends in a zero byte, so that
 * no domain followed by a context can equal another one. The context separates keys of one purpose, for example files.
 */
export function deriveSubKey(
  key: Uint8Array,
  domain: string,
  context: Uint8Array = NO_CONTEXT,
): Uint8Array {
  const input = Buffer.concat([Buffer.from(`${domain}\0`, "utf8"), context]);
  return keyedHash(key, input, KEY_SIZE_BYTES);
}

const NO_CONTEXT = new Uint8Array(0);
