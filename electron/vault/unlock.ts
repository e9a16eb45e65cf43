import { assertNever } from "../../shared/assert-never.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { VaultFailureOf } from "../../shared/vault/failures.ts";
import type { VaultHeader } from "../../shared/vault/header.ts";
import { parseRecoveryCode } from "../../shared/vault/recovery-code.ts";
import { createKeyRing, type KeyRing } from "../crypto/key-ring.ts";
import { wipe } from "../crypto/memory.ts";
import type { VaultEnvironment } from "./environment.ts";
import { verifyHeader } from "./header-file.ts";
import { admitKeychain, type KeychainPort } from "./keychain.ts";
import { openPassphraseSlot, openSecretSlot } from "./slots.ts";

/** What opens a vault. */
export type UnlockSecret =
  | { readonly kind: "passphrase"; readonly passphrase: string }
  /** The printed code, as typed. */
  | { readonly kind: "recovery"; readonly code: string }
  | { readonly kind: "keychain"; readonly keychain: KeychainPort };

export type UnlockFailure = VaultFailureOf<
  | "kdf-parameters-refused"
  | "wrong-passphrase"
  | "wrong-recovery-code"
  | "recovery-code-mistyped"
  | "slot-missing"
  | "keychain-unavailable"
  | "keychain-weak"
  | "header-altered"
>;

/** Opens a slot of the header and proves the whole header with the key from it. */
export async function unlockKeys(
  environment: VaultEnvironment,
  header: VaultHeader,
  secret: UnlockSecret,
): Promise<Result<KeyRing, UnlockFailure>> {
  const masterKey = await openSlot(environment, header, secret);
  if (!masterKey.ok) return masterKey;
  const keys = createKeyRing(masterKey.value);
  const verified = verifyHeader(keys, header);
  if (verified.ok) return ok(keys);
  keys.wipe();
  return verified;
}

async function openSlot(
  environment: VaultEnvironment,
  header: VaultHeader,
  secret: UnlockSecret,
): Promise<Result<Uint8Array, UnlockFailure>> {
  switch (secret.kind) {
    case "passphrase":
      return openPassphraseSlot(environment, header, secret.passphrase);
    case "recovery":
      return openRecoverySlot(header, secret.code);
    case "keychain":
      return openKeychainSlot(header, secret.keychain);
    default:
      return assertNever(secret);
  }
}

function openRecoverySlot(header: VaultHeader, code: string): Result<Uint8Array, UnlockFailure> {
  const secret = parseRecoveryCode(code);
  if (!secret.ok) return secret;
  const masterKey = openSecretSlot(header, "recovery", header.slots.recovery, secret.value);
  wipe(secret.value);
  return masterKey === undefined ? err({ kind: "wrong-recovery-code" }) : ok(masterKey);
}

async function openKeychainSlot(
  header: VaultHeader,
  keychain: KeychainPort,
): Promise<Result<Uint8Array, UnlockFailure>> {
  const slot = header.slots.keychain;
  if (slot === undefined) return err({ kind: "slot-missing", slot: "keychain" });
  const admitted = await admitKeychain(keychain);
  if (!admitted.ok) return admitted;
  const secret = await keychain.load(header.vaultId);
  if (secret === undefined || secret.length !== KEYCHAIN_SECRET_SIZE_BYTES) {
    return err({ kind: "keychain-unavailable", why: "no secret for this vault is stored" });
  }
  const masterKey = openSecretSlot(header, "keychain", slot, secret);
  wipe(secret);
  return masterKey === undefined
    ? err({ kind: "keychain-unavailable", why: "the stored secret does not open this vault" })
    : ok(masterKey);
}

export const KEYCHAIN_SECRET_SIZE_BYTES = 32;
