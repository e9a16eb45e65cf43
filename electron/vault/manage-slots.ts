import { ok, type Result } from "../../shared/result.ts";
import type { VaultFailureOf } from "../../shared/vault/failures.ts";
import type { VaultHeader } from "../../shared/vault/header.ts";
import { checkPassphrase } from "../../shared/vault/passphrase.ts";
import {
  formatRecoveryCode,
  RECOVERY_SECRET_SIZE_BYTES,
} from "../../shared/vault/recovery-code.ts";
import { wipe } from "../crypto/memory.ts";
import { sealHeader, writeHeaderFile } from "./header-file.ts";
import { admitKeychain, type KeychainFailure, type KeychainPort } from "./keychain.ts";
import { createPassphraseSlot, createSecretSlot, openPassphraseSlot } from "./slots.ts";
import { KEYCHAIN_SECRET_SIZE_BYTES } from "./unlock.ts";
import type { OpenVault } from "./vault.ts";

export type ChangePassphraseFailure = VaultFailureOf<
  "passphrase-refused" | "wrong-passphrase" | "kdf-parameters-refused"
>;

/**
 * Seals the master key under a new passphrase; data is not rewritten. The old passphrase must be given again, so that
 * an unlocked screen is not enough. Old copies of the header still open with the old one.
 */
export async function changePassphrase(
  vault: OpenVault,
  passphrases: { readonly current: string; readonly next: string },
): Promise<Result<void, ChangePassphraseFailure>> {
  const next = checkPassphrase(passphrases.next);
  if (!next.ok) return next;
  const { environment } = vault.session;
  const opened = await openPassphraseSlot(environment, vault.header(), passphrases.current);
  if (!opened.ok) return opened;
  wipe(opened.value);
  const passphrase = await newPassphraseSlot(vault, next.value);
  await changeSlots(vault, (slots) => ({ ...slots, passphrase }));
  return ok(undefined);
}

/**
 * After opening with the recovery code: sets a new passphrase and a new code, as the old one has been typed somewhere.
 * Throws when the vault was opened in another way.
 */
export async function resetPassphrase(
  vault: OpenVault,
  passphrase: string,
): Promise<Result<{ readonly recoveryCode: string }, VaultFailureOf<"passphrase-refused">>> {
  if (vault.openedBy !== "recovery") throw new Error("only the recovery code resets a passphrase");
  const next = checkPassphrase(passphrase);
  if (!next.ok) return next;
  const { environment } = vault.session;
  const secret = environment.random(RECOVERY_SECRET_SIZE_BYTES);
  const recovery = newSecretSlot(vault, "recovery", secret);
  const recoveryCode = formatRecoveryCode(secret);
  wipe(secret);
  const newSlot = await newPassphraseSlot(vault, next.value);
  await changeSlots(vault, (slots) => ({ ...slots, passphrase: newSlot, recovery }));
  return ok({ recoveryCode });
}

/** Lets the operating system's store open this vault. A weak or absent store is refused before anything is written. */
export async function addKeychainSlot(
  vault: OpenVault,
  keychain: KeychainPort,
): Promise<Result<void, KeychainFailure>> {
  const admitted = await admitKeychain(keychain);
  if (!admitted.ok) return admitted;
  const secret = vault.session.environment.random(KEYCHAIN_SECRET_SIZE_BYTES);
  const slot = newSecretSlot(vault, "keychain", secret);
  await keychain.store(vault.vaultId, secret);
  wipe(secret);
  await changeSlots(vault, (slots) => ({ ...slots, keychain: slot }));
  return ok(undefined);
}

/** Takes that right away again. The header goes first: a secret without a slot opens nothing. */
export async function removeKeychainSlot(vault: OpenVault, keychain: KeychainPort): Promise<void> {
  await changeSlots(vault, ({ keychain: _removed, ...slots }) => slots);
  await keychain.forget(vault.vaultId);
}

type Slots = VaultHeader["slots"];

async function newPassphraseSlot(
  vault: OpenVault,
  passphrase: string,
): Promise<Slots["passphrase"]> {
  const { environment, keys } = vault.session;
  return keys.withMasterKey(async (masterKey) =>
    createPassphraseSlot(environment, vault, masterKey, passphrase),
  );
}

function newSecretSlot(
  vault: OpenVault,
  kind: "recovery" | "keychain",
  secret: Uint8Array,
): Slots["recovery"] {
  const { environment, keys } = vault.session;
  return keys.withMasterKey((masterKey) =>
    createSecretSlot(environment, vault, kind, masterKey, secret),
  );
}

async function changeSlots(vault: OpenVault, change: (slots: Slots) => Slots): Promise<void> {
  const { environment, keys, paths, setHeader, slotTurns } = vault.session;
  await slotTurns.run(async () => {
    const { macBase64: _replaced, ...header } = vault.header();
    const next = sealHeader(keys, { ...header, slots: change(header.slots) });
    await writeHeaderFile(environment, paths.header, next);
    setHeader(next);
  });
}
