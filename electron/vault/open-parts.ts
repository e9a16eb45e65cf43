import { err, ok, type Result } from "../../shared/result.ts";
import type { VaultFailureOf } from "../../shared/vault/failures.ts";
import type { VaultHeader } from "../../shared/vault/header.ts";
import { createBlobStore, type BlobStore } from "../blobs/blob-store.ts";
import type { KeyRing } from "../crypto/key-ring.ts";
import type { ReadableFile } from "../files/file-port.ts";
import { isCanaryControl } from "../storage/canary-control.ts";
import type { Database } from "../storage/database.ts";
import { migrateDatabase, readSchemaVersion } from "../storage/migrate.ts";
import { openDatabase, type OpenDatabaseFailure } from "../storage/open.ts";
import { DatabaseCutShort } from "../storage/snapshot.ts";
import { DAMAGE_CODES, isSqliteError } from "../storage/sqlite-binding.ts";
import type { VaultEnvironment } from "./environment.ts";
import type { VaultPaths } from "./layout.ts";
import { copyDatabaseBeforeMigration } from "./migration-copy.ts";
import { removeLeftovers } from "./remove-tree.ts";
import { readVaultMeta, type VaultMeta } from "./vault-meta.ts";

/** What lies behind the keys of a vault. */
export interface VaultParts {
  readonly database: Database;
  /** The database file, open for its whole life; see snapshot.ts. */
  readonly databaseFile: ReadableFile;
  readonly blobs: BlobStore;
  readonly meta: VaultMeta;
  readonly close: () => Promise<void>;
}

export type OpenPartsFailure =
  OpenDatabaseFailure | VaultFailureOf<"database-mismatch" | "vault-from-newer-version">;

/**
 * Opens database and evidence with the keys, brings the schema up to date and compares the database's own idea of
 * the vault with the header. Everything is closed again when it fails.
 */
export async function openVaultParts(
  environment: VaultEnvironment,
  paths: VaultPaths,
  header: VaultHeader,
  keys: KeyRing,
): Promise<Result<VaultParts, OpenPartsFailure>> {
  const opened = openVaultDatabase(environment, paths.database, keys, "existing");
  if (!opened.ok) return opened;
  const database = opened.value;
  let databaseFile: ReadableFile | undefined;
  let isReady = false;
  const close = async (): Promise<void> => {
    database.close();
    await databaseFile?.close();
  };
  try {
    databaseFile = await environment.files.openForReading(paths.database);
    const meta = await bringUpToDate(environment, paths, header, { database, databaseFile, keys });
    if (!meta.ok) return meta;
    await removeLeftovers(environment.files, paths.directory);
    await removeLeftovers(environment.files, paths.blobs);
    isReady = true;
    const blobs = openVaultBlobs(environment, paths.blobs, keys);
    return ok({ database, databaseFile, blobs, meta: meta.value, close });
  } catch (error) {
    if (isSqliteError(error, DAMAGE_CODES) || error instanceof DatabaseCutShort) {
      return err({ kind: "database-unreadable", path: paths.database });
    }
    throw error;
  } finally {
    if (!isReady) await close();
  }
}

/** Opens or creates the database of a vault with the key from its ring. */
export function openVaultDatabase(
  environment: VaultEnvironment,
  path: string,
  keys: KeyRing,
  mode: "create" | "existing",
): Result<Database, OpenDatabaseFailure> {
  return openDatabase({ path, key: keys.key("database"), mode, ...canaryControl(environment) });
}

/** The evidence of a vault with the keys from its ring. */
export function openVaultBlobs(
  environment: VaultEnvironment,
  directory: string,
  keys: KeyRing,
): BlobStore {
  return createBlobStore({
    directory,
    files: environment.files,
    random: environment.random,
    contentKey: () => keys.key("blobContent"),
    nameKey: () => keys.key("blobName"),
    isClear: isCanaryControl(environment),
  });
}

function canaryControl(environment: VaultEnvironment): {
  readonly unsafePlaintextForCanaryControl?: true;
} {
  return isCanaryControl(environment) ? { unsafePlaintextForCanaryControl: true } : {};
}

interface OpenedDatabase {
  readonly database: Database;
  readonly databaseFile: ReadableFile;
  readonly keys: KeyRing;
}

async function bringUpToDate(
  environment: VaultEnvironment,
  paths: VaultPaths,
  header: VaultHeader,
  { database, databaseFile, keys }: OpenedDatabase,
): Promise<Result<VaultMeta, OpenPartsFailure>> {
  // Whose database it is comes first: another vault's must not be migrated. A newer one may say it in another way.
  const isKnownSchema = readSchemaVersion(database) <= environment.migrations.length;
  const meta = isKnownSchema ? compareMeta(database, header) : undefined;
  if (meta !== undefined && !meta.ok) return meta;
  const migrated = await migrateDatabase(database, environment.migrations, async (fromVersion) => {
    const reader = openVaultDatabase(environment, paths.database, keys, "existing");
    if (!reader.ok) throw new Error("the database could not be opened a second time");
    await copyDatabaseBeforeMigration(environment, paths, fromVersion, {
      writer: database,
      reader: reader.value,
      databaseFile,
    });
  });
  if (!migrated.ok) return migrated;
  return compareMeta(database, header);
}

function compareMeta(
  database: Database,
  header: VaultHeader,
): Result<VaultMeta, VaultFailureOf<"database-mismatch">> {
  const meta = readVaultMeta(database.read);
  if (meta.vaultId !== header.vaultId) return err({ kind: "database-mismatch", field: "vault_id" });
  if (meta.kind !== header.kind) return err({ kind: "database-mismatch", field: "kind" });
  return ok(meta);
}
