/**
 * The two primitives that the rules of this folder need, handed in by whoever has a library (threats D3.9: one strict
 * verifier, the same code in every shell).
 */
export interface IdentityCrypto {
  /** Strict Ed25519: small-order and non-canonical keys, and signatures with any other spelling, are false. */
  readonly verify: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
  /** BLAKE2b with an output of 32 bytes and no key (RFC 7693). */
  readonly hash: (input: Uint8Array) => Uint8Array;
  /** Whether a key may be enrolled: a canonical point of the prime-order group (threats row 73). */
  readonly isSoundKey: (publicKey: Uint8Array) => boolean;
}
