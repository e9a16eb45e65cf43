/** Bytes of the key that the core hands over at unlock (contract `vault.draftKey`). */
export const DRAFT_KEY_BYTES = 32;

/** AES-GCM wants 96 random bits for each message (NIST SP 800-38D §8.2.2); one vault stays far below 2^32 of them. */
const NONCE_BYTES = 12;

/** Where randomness and cipher come from. */
export type DraftCrypto = Pick<Crypto, "subtle" | "getRandomValues">;

export interface SealedBytes {
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

/** Imports the key so that no script can read it back, and wipes the bytes that were handed in. */
export async function importDraftKey(
  crypto: DraftCrypto,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<CryptoKey> {
  try {
    return await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
  } finally {
    bytes.fill(0);
  }
}

/** Seals a JSON value with AES-256-GCM, bound to its vault. */
export async function sealValue(
  crypto: DraftCrypto,
  key: CryptoKey,
  vaultId: string,
  value: unknown,
): Promise<SealedBytes> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const plain = new TextEncoder().encode(JSON.stringify(value));
  const sealed = await crypto.subtle.encrypt(algorithm(nonce, vaultId), key, plain);
  plain.fill(0);
  return { nonce, sealed: new Uint8Array(sealed) };
}

/** Opens what {@link sealValue} made; `undefined` when it was altered or sealed with another key or for another vault. */
export async function openValue(
  crypto: DraftCrypto,
  key: CryptoKey,
  vaultId: string,
  box: SealedBytes,
): Promise<unknown> {
  let plain: ArrayBuffer;
  try {
    plain = await crypto.subtle.decrypt(algorithm(box.nonce, vaultId), key, box.sealed);
  } catch {
    // WebCrypto tells nothing but "operation failed": wrong key and damage look the same.
    return undefined;
  }
  return JSON.parse(new TextDecoder().decode(plain));
}

function algorithm(nonce: Uint8Array<ArrayBuffer>, vaultId: string): AesGcmParams {
  const additionalData = new TextEncoder().encode(`watchpost draft 1 ${vaultId}`);
  return { name: "AES-GCM", iv: nonce, additionalData };
}
