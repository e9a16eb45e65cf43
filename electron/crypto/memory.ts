import { sodium } from "./sodium-binding.ts";

/** Overwrites secrets that are no longer needed. Best effort: the engine may have moved or copied them before. */
export function wipe(...secrets: readonly Uint8Array[]): void {
  for (const secret of secrets) if (secret.length > 0) sodium.sodium_memzero(secret);
}

/** Compares without telling by its duration where the first difference is. Different lengths are unequal. */
export function isEqualInConstantTime(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && sodium.sodium_memcmp(a, b);
}
