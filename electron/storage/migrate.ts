import { err, ok, type Result } from "../../shared/result.ts";
import type { Database, WriteHandle } from "./database.ts";

/** One step of the schema. Released migrations are never edited. */
export interface Migration {
  /** 1, 2, 3 ... without gaps. */
  readonly version: number;
  /** Effect in kebab case, as in the file's name. */
  readonly name: string;
  readonly up: (write: WriteHandle) => void;
}

export interface MigrationReport {
  readonly fromVersion: number;
  readonly toVersion: number;
}

/** The database was written by a newer program; it was not touched. */
export interface NewerDatabase {
  readonly kind: "vault-from-newer-version";
  readonly foundVersion: number;
  readonly supportedVersion: number;
}

/** Schema version stored in the file; 0 means that no migration has run yet. */
export function readSchemaVersion(database: Database): number {
  return (
    database.read.get<{ readonly user_version: number }>("PRAGMA user_version")?.user_version ?? 0
  );
}

/**
 * Brings the schema to the newest version, each step and its version number in one transaction of its own.
 *
 * `backUpBefore` runs once before the first step when the file already holds an older schema; when it throws,
 * nothing is migrated. Fails only with `vault-from-newer-version`, and then nothing was written.
 * A migration that throws leaves the version before it and lets the error through.
 */
export async function migrateDatabase(
  database: Database,
  migrations: readonly Migration[],
  backUpBefore: (fromVersion: number) => Promise<void>,
): Promise<Result<MigrationReport, NewerDatabase>> {
  assertUnbroken(migrations);
  const fromVersion = readSchemaVersion(database);
  const toVersion = migrations.length;
  if (fromVersion > toVersion) {
    return err({
      kind: "vault-from-newer-version",
      foundVersion: fromVersion,
      supportedVersion: toVersion,
    });
  }
  if (fromVersion > 0 && fromVersion < toVersion) await backUpBefore(fromVersion);
  for (const migration of migrations.slice(fromVersion)) {
    database.transaction((write) => {
      migration.up(write);
      write.execute(`PRAGMA user_version = ${String(migration.version)}`);
    });
  }
  return ok({ fromVersion, toVersion });
}

function assertUnbroken(migrations: readonly Migration[]): void {
  migrations.forEach((migration, index) => {
    if (migration.version !== index + 1) {
      throw new Error(`migration ${migration.name} must have version ${String(index + 1)}`);
    }
  });
}
