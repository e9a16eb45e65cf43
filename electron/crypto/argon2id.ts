import type { KdfCost } from "../../shared/vault/kdf-policy.ts";
import { sodium } from "./sodium-binding.ts";

export const ARGON2_SALT_SIZE_BYTES = 16;

/**
 * Argon2id (RFC 9106, version 0x13, one lane) of a passphrase, 32 bytes. Runs on a thread of its own.
 * The cost must have been admitted by the policy before (see kdf-policy.ts). The passphrase is left to the caller to wipe.
 */
export async function deriveByArgon2id(
  passphrase: Uint8Array,
  salt: Uint8Array,
  cost: KdfCost,
): Promise<Uint8Array> {
  const key = Buffer.alloc(32);
  await sodium.crypto_pwhash_async(
    key,
    passphrase,
    salt,
    cost.passes,
    cost.memoryKib * 1024,
    sodium.crypto_pwhash_ALG_ARGON2ID13,
  );
  return key;
}
