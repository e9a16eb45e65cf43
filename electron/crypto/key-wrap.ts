import { sodium } from "./sodium-binding.ts";

export const WRAP_NONCE_SIZE_BYTES = 24;
export const WRAP_OVERHEAD_BYTES = 16;

/** Seals a key under another one by XChaCha20-Poly1305. The nonce must be random. */
export function wrapKey(
  key: Uint8Array,
  wrappingKey: Uint8Array,
  nonce: Uint8Array,
  associatedData: Uint8Array,
): Uint8Array {
  const wrapped = Buffer.alloc(key.length + WRAP_OVERHEAD_BYTES);
  sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
    wrapped,
    key,
    associatedData,
    null,
    nonce,
    wrappingKey,
  );
  return wrapped;
}

/** Opens what {@link wrapKey} sealed; undefined when key, nonce, associated data or bytes differ in any bit. */
export function unwrapKey(
  wrapped: Uint8Array,
  wrappingKey: Uint8Array,
  nonce: Uint8Array,
  associatedData: Uint8Array,
): Uint8Array | undefined {
  if (wrapped.length < WRAP_OVERHEAD_BYTES) return undefined;
  const key = Buffer.alloc(wrapped.length - WRAP_OVERHEAD_BYTES);
  try {
    sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
      key,
      null,
      wrapped,
      associatedData,
      nonce,
      wrappingKey,
    );
    return key;
  } catch (error) {
    if (error instanceof Error && error.message === VERIFICATION_FAILED) return undefined;
    throw error;
  }
}

/** How the binding says that a tag does not fit; everything else is a bug of ours. */
export const VERIFICATION_FAILED = "could not verify data";
