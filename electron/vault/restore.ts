import { dirname, join } from "node:path";

import { err, ok, type Result } from "../../shared/result.ts";
import type { VaultFailure } from "../../shared/vault/failures.ts";
import type { VaultHeader } from "../../shared/vault/header.ts";
import type { KeyRing } from "../crypto/key-ring.ts";
import { randomName } from "../crypto/random.ts";
import { TEMPORARY_PREFIX } from "../files/atomic-write.ts";
import type { ReadableFile } from "../files/file-port.ts";
import { isDiskFull, systemErrorCode } from "../files/system-error.ts";
import type { Database, ReadHandle } from "../storage/database.ts";
import { createVaultSink, withRestoredDatabase } from "./backup-content.ts";
import { readBackupPrefix, type BackupPrefix } from "./backup-format.ts";
import { readBackupMembers, type BackupProgress } from "./backup-reader.ts";
import type { VaultEnvironment } from "./environment.ts";
import { sealHeader, writeHeaderFile } from "./header-file.ts";
import { admitNewVaultPlace, moveIntoPlace, vaultPaths, type VaultPaths } from "./layout.ts";
import { openVaultBlobs } from "./open-parts.ts";
import { removeTree } from "./remove-tree.ts";
import { unlockKeys, type UnlockSecret } from "./unlock.ts";
import { readVaultMeta, updateReplicaId } from "./vault-meta.ts";

export interface RestoreSource extends BackupProgress {
  readonly path: string;
  /** Passphrase or recovery code that the vault had when the backup was made. */
  readonly secret: Exclude<UnlockSecret, { kind: "keychain" }>;
  /** Counts what the report calls records. */
  readonly countRecords?: (read: ReadHandle) => number;
}

export interface RestoreOptions extends RestoreSource {
  /** Must not exist or be empty; the folder above it must exist. */
  readonly directory: string;
}

export interface RehearsalOptions extends RestoreSource {
  /** An existing folder with room for the whole vault; what is made in it is gone afterwards. */
  readonly scratch: string;
}

export interface RestoreReport {
  readonly vaultId: string;
  readonly kind: VaultHeader["kind"];
  readonly replicaId: string;
  /** The replica whose backup it was. */
  readonly formerReplicaId: string;
  readonly records: number;
  readonly blobs: number;
  /** Names of evidence files that were damaged before the backup was made; everything else is whole. */
  readonly damagedBlobs: readonly string[];
}

/**
 * Makes a vault from a backup, as a new replica, so that stamps are never used twice. All is read, authenticated and
 * opened in a folder beside the place first: the vault appears whole or not at all. It is closed afterwards.
 */
export async function restoreBackup(
  environment: VaultEnvironment,
  options: RestoreOptions,
): Promise<Result<RestoreReport, VaultFailure>> {
  const { directory } = options;
  const place = await admitNewVaultPlace(environment, directory);
  if (!place.ok) return place;
  return withBackup(environment, options, (backup) =>
    unpack(environment, options, backup, {
      beside: dirname(directory),
      keep: (temporary) => moveIntoPlace(environment, temporary, directory),
    }),
  );
}

/**
 * Does all that a restore does and throws the result away: the report says what the day would bring on which the backup
 * is needed. Fails as a restore does.
 */
export async function rehearseRestore(
  environment: VaultEnvironment,
  options: RehearsalOptions,
): Promise<Result<RestoreReport, VaultFailure>> {
  return withBackup(environment, options, (backup) =>
    unpack(environment, options, backup, { beside: options.scratch }),
  );
}

interface OpenBackup {
  readonly file: ReadableFile;
  readonly prefix: BackupPrefix;
  readonly keys: KeyRing;
}

async function withBackup<T>(
  environment: VaultEnvironment,
  { path, secret }: RestoreSource,
  work: (backup: OpenBackup) => Promise<Result<T, VaultFailure>>,
): Promise<Result<T, VaultFailure>> {
  const file = await openBackup(environment, path);
  if (!file.ok) return file;
  try {
    const prefix = await readBackupPrefix(file.value);
    if (!prefix.ok) return prefix;
    const keys = await unlockKeys(environment, prefix.value.header, secret);
    if (!keys.ok) return keys;
    try {
      return await work({ file: file.value, prefix: prefix.value, keys: keys.value });
    } finally {
      keys.value.wipe();
    }
  } catch (error) {
    if (isDiskFull(error)) return err({ kind: "disk-full" });
    throw error;
  } finally {
    await file.value.close();
  }
}

async function openBackup(
  { files }: VaultEnvironment,
  path: string,
): Promise<Result<ReadableFile, VaultFailure>> {
  try {
    return ok(await files.openForReading(path));
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === "ENOENT") return err({ kind: "backup-missing", path });
    if (code === "ELOOP" || code === "EINVAL") return err({ kind: "not-a-regular-file", path });
    throw error;
  }
}

interface Destination {
  /** Folder in which the vault is put together. */
  readonly beside: string;
  /** Gives the finished folder its place; without it the folder is removed. */
  readonly keep?: (temporary: string) => Promise<void>;
}

async function unpack(
  environment: VaultEnvironment,
  source: RestoreSource,
  { file, prefix, keys }: OpenBackup,
  { beside, keep }: Destination,
): Promise<Result<RestoreReport, VaultFailure>> {
  const { files } = environment;
  const temporary = join(beside, `${TEMPORARY_PREFIX}${randomName(environment.random)}`);
  const paths = vaultPaths(temporary);
  let isKept = false;
  try {
    await files.makeDirectory(paths.directory);
    await files.makeDirectory(paths.blobs);
    const sink = createVaultSink(files, paths, keys, "everything");
    const members = await readBackupMembers(file, prefix, keys, sink, source);
    if (!members.ok) return members;
    const { header } = prefix;
    const replica = await withRestoredDatabase(environment, paths, header, keys, {
      depth: "tables",
      work: (database) => becomeReplica(environment, database, source),
    });
    if (!replica.ok) return replica;
    await writeHeaderFile(environment, paths.header, withoutKeychain(header, keys));
    const damagedBlobs = await findDamagedBlobs(environment, paths, keys);
    await files.syncDirectory(paths.blobs);
    if (keep) {
      await keep(temporary);
      isKept = true;
    }
    const { vaultId, kind } = header;
    return ok({ vaultId, kind, ...replica.value, blobs: members.value.blobs, damagedBlobs });
  } finally {
    if (!isKept) await removeTree(files, temporary);
  }
}

function becomeReplica(
  environment: VaultEnvironment,
  database: Database,
  { countRecords }: RestoreSource,
): Pick<RestoreReport, "replicaId" | "formerReplicaId" | "records"> {
  const formerReplicaId = readVaultMeta(database.read).replicaId;
  const replicaId = environment.newId();
  database.transaction((write) => {
    updateReplicaId(write, replicaId);
  });
  return { replicaId, formerReplicaId, records: countRecords?.(database.read) ?? 0 };
}

/** The operating system's store of the machine that made the backup is not here. */
function withoutKeychain(header: VaultHeader, keys: KeyRing): VaultHeader {
  const { macBase64: _former, ...unsealed } = header;
  const { keychain: _absent, ...slots } = header.slots;
  return sealHeader(keys, { ...unsealed, slots });
}

async function findDamagedBlobs(
  environment: VaultEnvironment,
  paths: VaultPaths,
  keys: KeyRing,
): Promise<readonly string[]> {
  const blobs = openVaultBlobs(environment, paths.blobs, keys);
  const damaged: string[] = [];
  for await (const name of blobs.listNames()) {
    if (!(await blobs.verifyName(name)).ok) damaged.push(name);
  }
  return damaged;
}
