import { err, ok, type Result } from "../../../shared/result.ts";
import { openSigningKey, type SigningKey } from "../../crypto/ed25519.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { readPublicHalves, readSecrets } from "./secret-rows.ts";
import { readIdentity } from "./stored-identity.ts";

/** This copy of the vault does not hold the organisation's key: what it signs has to be done on a laptop that does. */
export interface NoRootKey {
  readonly kind: "no-root-key";
}

/** Whether this copy can certify devices and issue cards. */
export function holdsRootKey(read: ReadHandle): boolean {
  return readPublicHalves(read, "root").some(({ publicText }) => isPresentKey(read, publicText));
}

/** Runs `sign` with the organisation's signing key, which is wiped afterwards. */
export function withRootKey<T>(
  read: ReadHandle,
  sign: (root: SigningKey) => T,
): Result<T, NoRootKey> {
  const secret = readSecrets(read, "root").find(({ publicText }) => isPresentKey(read, publicText));
  if (secret === undefined) return err({ kind: "no-root-key" });
  const root = openSigningKey(secret.secret);
  try {
    return ok(sign(root));
  } finally {
    root.wipe();
    secret.secret.fill(0);
  }
}

/** A key that another laptop has replaced meanwhile signs nothing any more. There is none yet while the first is being made. */
function isPresentKey(read: ReadHandle, publicText: string): boolean {
  const identity = readIdentity(read);
  return identity === undefined || identity.rootKey === publicText;
}
