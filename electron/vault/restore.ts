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

export interface RestoreOptions extends BackupProgress {
  readonly path: string;
  /** Must not exist or be empty; the folder above it must exist. */
  readonly directory: string;
  /** Passphrase or recovery code that the vault had when the backup was made. */
  readonly secret: Exclude<UnlockSecret, { kind: "keychain" }>;
  /** Counts what the report calls records. */
  readonly countRecords?: (read: ReadHandle) => number;
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
  const place = await admitNewVaultPlace(environment, options.directory);
  if (!place.ok) return place;
  const file = await openBackup(environment, options.path);
  if (!file.ok) return file;
  try {
    const prefix = await readBackupPrefix(file.value);
    if (!prefix.ok) return prefix;
    const keys = await unlockKeys(environment, prefix.value.header, options.secret);
    if (!keys.ok) return keys;
    try {
      return await restoreUnlocked(environment, options, file.value, prefix.value, keys.value);
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

async function restoreUnlocked(
  environment: VaultEnvironment,
  options: RestoreOptions,
  file: ReadableFile,
  prefix: BackupPrefix,
  keys: KeyRing,
): Promise<Result<RestoreReport, VaultFailure>> {
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
    const sink = createVaultSink(files, paths, keys, "everything");
    const members = await readBackupMembers(file, prefix, keys, sink, options);
    if (!members.ok) return members;
    const { header } = prefix;
    const replica = await withRestoredDatabase(environment, paths, header, keys, {
      depth: "tables",
      work: (database) => becomeReplica(environment, database, options),
    });
    if (!replica.ok) return replica;
    await writeHeaderFile(environment, paths.header, withoutKeychain(header, keys));
    const damagedBlobs = await findDamagedBlobs(environment, paths, keys);
    await files.syncDirectory(paths.blobs);
    await moveIntoPlace(environment, temporary, options.directory);
    isMoved = true;
    const { vaultId, kind } = header;
    return ok({ vaultId, kind, ...replica.value, blobs: members.value.blobs, damagedBlobs });
  } finally {
    if (!isMoved) await removeTree(files, temporary);
  }
}

function becomeReplica(
  environment: VaultEnvironment,
  database: Database,
  { countRecords }: RestoreOptions,
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
