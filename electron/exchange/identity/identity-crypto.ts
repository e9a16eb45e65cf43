import type { IdentityCrypto } from "../../../shared/exchange/identity/identity-crypto.ts";
import { blake2b } from "../../crypto/blake2b.ts";
import { isSoundPublicKey, verifySignature } from "../../crypto/ed25519.ts";

/** The product's one strict verifier and its hash, as the rules of `shared/exchange/identity` want them handed in. */
export const IDENTITY_CRYPTO: IdentityCrypto = {
  verify: verifySignature,
  hash: (input) => blake2b(input, 32),
  isSoundKey: isSoundPublicKey,
};
