import { dirname, join } from "node:path";

import { ok, type Result } from "../../shared/result.ts";
import type { VaultFailure } from "../../shared/vault/failures.ts";
import {
  VAULT_FORMAT,
  VAULT_FORMAT_VERSION,
  type VaultHeader,
  type VaultKind,
} from "../../shared/vault/header.ts";
import { checkPassphrase } from "../../shared/vault/passphrase.ts";
import {
  formatRecoveryCode,
  RECOVERY_SECRET_SIZE_BYTES,
} from "../../shared/vault/recovery-code.ts";
import { createKeyRing, type KeyRing } from "../crypto/key-ring.ts";
import { KEY_SIZE_BYTES } from "../crypto/keyed-hash.ts";
import { wipe } from "../crypto/memory.ts";
import { randomName } from "../crypto/random.ts";
import { TEMPORARY_PREFIX } from "../files/atomic-write.ts";
import type { WriteHandle } from "../storage/database.ts";
import { migrateDatabase } from "../storage/migrate.ts";
import type { VaultEnvironment } from "./environment.ts";
import { sealHeader, writeHeaderFile } from "./header-file.ts";
import { admitNewVaultPlace, moveIntoPlace, vaultPaths, type VaultPaths } from "./layout.ts";
import { acquireVaultLock } from "./lock.ts";
import { openVaultDatabase } from "./open-parts.ts";
import { removeTree } from "./remove-tree.ts";
import { createPassphraseSlot, createSecretSlot, toBase64 } from "./slots.ts";
import { insertVaultMeta, type VaultMeta } from "./vault-meta.ts";
import { openLocked, type OpenVault } from "./vault.ts";

export interface CreateVaultOptions {
  /** Must not exist or be empty; the folder above it must exist. */
  readonly directory: string;
  readonly kind: VaultKind;
  readonly passphrase: string;
  /** Writes the first rows (organisation, analyst, settings) in the transaction that makes the database a vault's. */
  readonly initialise?: (write: WriteHandle, meta: VaultMeta) => void;
}

export interface CreatedVault {
  readonly vault: OpenVault;
  /** To be printed and locked away. It is not kept anywhere. */
  readonly recoveryCode: string;
}

/**
 * Makes a vault and opens it. It is built in a folder beside its place and moved there when it is whole, so that a crash
 * leaves no half vault. Fails with `passphrase-refused`, `directory-not-empty`, `vault-missing` (no folder above),
 * `not-a-regular-file`, `network-mount-refused` or `engine-refused`.
 */
export async function createVault(
  environment: VaultEnvironment,
  options: CreateVaultOptions,
): Promise<Result<CreatedVault, VaultFailure>> {
  const passphrase = checkPassphrase(options.passphrase);
  if (!passphrase.ok) return passphrase;
  const place = await admitNewVaultPlace(environment, options.directory);
  if (!place.ok) return place;
  const keys = createKeyRing(environment.random(KEY_SIZE_BYTES));
  const recoverySecret = environment.random(RECOVERY_SECRET_SIZE_BYTES);
  const header = await createHeader(environment, keys, options, recoverySecret);
  const recoveryCode = formatRecoveryCode(recoverySecret);
  wipe(recoverySecret);
  const built = await buildVault(environment, keys, header, options);
  if (!built.ok) {
    keys.wipe();
    return built;
  }
  const vault = await openCreated(environment, options.directory, header, keys);
  return vault.ok ? ok({ vault: vault.value, recoveryCode }) : vault;
}

async function createHeader(
  environment: VaultEnvironment,
  keys: KeyRing,
  { kind, passphrase }: CreateVaultOptions,
  recoverySecret: Uint8Array,
): Promise<VaultHeader> {
  const owner = { vaultId: environment.newId(), kind };
  const slots = await keys.withMasterKey(async (masterKey) => ({
    passphrase: await createPassphraseSlot(environment, owner, masterKey, passphrase),
    recovery: createSecretSlot(environment, owner, "recovery", masterKey, recoverySecret),
  }));
  return sealHeader(keys, {
    format: VAULT_FORMAT,
    formatVersion: VAULT_FORMAT_VERSION,
    ...owner,
    createdAtIso: new Date(environment.nowMs()).toISOString(),
    fingerprintBase64: toBase64(keys.fingerprint()),
    slots,
  });
}

async function buildVault(
  environment: VaultEnvironment,
  keys: KeyRing,
  header: VaultHeader,
  options: CreateVaultOptions,
): Promise<Result<void, VaultFailure>> {
  const { files } = environment;
  const temporary = join(
    dirname(options.directory),
    `${TEMPORARY_PREFIX}${randomName(environment.random)}`,
  );
  const paths = vaultPaths(temporary);
  let isMoved = false;
  try {
    await files.makeDirectory(paths.directory);
    await files.makeDirectory(paths.blobs);
    const database = await buildDatabase(environment, paths, keys, header, options);
    if (!database.ok) return database;
    await writeHeaderFile(environment, paths.header, header);
    await moveIntoPlace(environment, temporary, options.directory);
    isMoved = true;
    return ok(undefined);
  } finally {
    if (!isMoved) await removeTree(files, temporary);
  }
}

async function buildDatabase(
  environment: VaultEnvironment,
  paths: VaultPaths,
  keys: KeyRing,
  header: VaultHeader,
  options: CreateVaultOptions,
): Promise<Result<void, VaultFailure>> {
  const opened = openVaultDatabase(environment, paths.database, keys, "create");
  if (!opened.ok) return opened;
  const database = opened.value;
  try {
    const migrated = await migrateDatabase(database, environment.migrations, async () => {
      throw new Error("a new database has nothing to back up");
    });
    if (!migrated.ok) return migrated;
    const { vaultId, kind } = header;
    const meta: VaultMeta = { vaultId, kind, replicaId: environment.newId() };
    database.transaction((write) => {
      insertVaultMeta(write, meta);
      options.initialise?.(write, meta);
    });
    return ok(undefined);
  } finally {
    database.close();
  }
}

async function openCreated(
  environment: VaultEnvironment,
  directory: string,
  header: VaultHeader,
  keys: KeyRing,
): Promise<Result<OpenVault, VaultFailure>> {
  const paths = vaultPaths(directory);
  const lock = await acquireVaultLock(environment, paths);
  if (!lock.ok) {
    keys.wipe();
    return lock;
  }
  const unlocked = { lock: lock.value, header, keys, openedBy: "passphrase" } as const;
  const opened = await openLocked(environment, paths, unlocked);
  if (!opened.ok) await lock.value.release();
  return opened;
}
