import { wipe } from "./memory.ts";
import { sodium } from "./sodium-binding.ts";

export const SIGNING_SEED_SIZE_BYTES = 32;
export const PUBLIC_KEY_SIZE_BYTES = 32;
export const SIGNATURE_SIZE_BYTES = 64;

/** Signs with one Ed25519 key (RFC 8032). After `wipe` signing throws. */
export interface SigningKey {
  readonly publicKey: Uint8Array;
  readonly sign: (message: Uint8Array) => Uint8Array;
  readonly wipe: () => void;
}

/** The key pair of a seed of 32 random bytes. The seed is copied: the caller keeps and wipes its own. */
export function openSigningKey(seed: Uint8Array): SigningKey {
  if (seed.length !== SIGNING_SEED_SIZE_BYTES) throw new Error("a signing seed has 32 bytes");
  const publicKey = Buffer.alloc(PUBLIC_KEY_SIZE_BYTES);
  const secretKey = Buffer.alloc(64);
  sodium.crypto_sign_seed_keypair(publicKey, secretKey, seed);
  let isWiped = false;
  return {
    publicKey,
    sign: (message) => {
      if (isWiped) throw new Error("this signing key was wiped");
      const signature = Buffer.alloc(SIGNATURE_SIZE_BYTES);
      sodium.crypto_sign_detached(signature, message, secretKey);
      return signature;
    },
    wipe: () => {
      isWiped = true;
      wipe(secretKey);
    },
  };
}

/**
 * The one verifier of the product (threats D3.9): libsodium's strict one. Keys and commitments of small order, keys in
 * another spelling than the canonical one and signatures whose scalar is not reduced are false, as is any other length.
 */
export function verifySignature(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (publicKey.length !== PUBLIC_KEY_SIZE_BYTES) return false;
  if (signature.length !== SIGNATURE_SIZE_BYTES) return false;
  return sodium.crypto_sign_verify_detached(signature, message, publicKey);
}

/** Whether a key may be enrolled: a canonical point of the prime-order group (threats row 73). */
export function isSoundPublicKey(publicKey: Uint8Array): boolean {
  return (
    publicKey.length === PUBLIC_KEY_SIZE_BYTES &&
    sodium.crypto_core_ed25519_is_valid_point(publicKey)
  );
}
