import { sodium } from "./sodium-binding.ts";

/** BLAKE2b without a key (RFC 7693), `sizeBytes` from 16 to 64. */
export function blake2b(input: Uint8Array, sizeBytes: number): Uint8Array {
  const hash = Buffer.alloc(sizeBytes);
  sodium.crypto_generichash(hash, input);
  return hash;
}
