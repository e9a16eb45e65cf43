import { createHmac } from "node:crypto";

import { wipe } from "./memory.ts";

/**
 * HKDF-SHA-256 (RFC 5869) with an output of one block, 32 bytes. Without a salt hand in an empty one; a purpose in
 * letters counts by its octets in UTF-8.
 */
export function hkdfSha256(
  keyMaterial: Uint8Array,
  salt: Uint8Array,
  purpose: string | Uint8Array,
): Uint8Array {
  // Written out: hkdfSync of Electron's back end can't be tried here, its HMAC is what TLS itself stands on.
  const extracted = createHmac("sha256", salt).update(keyMaterial).digest();
  const block = createHmac("sha256", extracted).update(purpose).update(Uint8Array.of(1)).digest();
  wipe(extracted);
  return block;
}
