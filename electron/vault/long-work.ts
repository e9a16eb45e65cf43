import { err, type Result } from "../../shared/result.ts";
import type { VaultFailureOf } from "../../shared/vault/failures.ts";
import { DatabaseCutShort, holdSnapshot, type DatabaseSnapshot } from "../storage/snapshot.ts";
import { DAMAGE_CODES, isSqliteError } from "../storage/sqlite-binding.ts";
import { openVaultDatabase, type OpenPartsFailure } from "./open-parts.ts";
import type { OpenVault } from "./vault.ts";

/**
 * Runs work that takes long on an open vault. It gets a signal that is also raised when the vault is locked; what fails
 * from then on, because keys and files are gone, counts as cancelled.
 */
export async function runLongWork<T, E>(
  vault: OpenVault,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<Result<T, E>>,
): Promise<Result<T, E | VaultFailureOf<"cancelled">>> {
  const { closed } = vault.session;
  try {
    return await work(signal === undefined ? closed : AbortSignal.any([signal, closed]));
  } catch (error) {
    if (closed.aborted) return err({ kind: "cancelled" });
    throw error;
  }
}

/**
 * Runs work on a snapshot of the database. One at a time: a second one could not empty the log while the first
 * one counts on the file, and would hold up the process waiting for it.
 */
export async function withSnapshot<T, E>(
  vault: OpenVault,
  work: (snapshot: DatabaseSnapshot) => Promise<Result<T, E>>,
): Promise<Result<T, E | OpenPartsFailure>> {
  const { environment, keys, paths, databaseFile, snapshotTurns } = vault.session;
  return snapshotTurns.run(async () => {
    const reader = openVaultDatabase(environment, paths.database, keys, "existing");
    if (!reader.ok) return reader;
    try {
      const snapshot = holdSnapshot(vault.database, reader.value, databaseFile);
      try {
        return await work(snapshot);
      } finally {
        snapshot.release();
      }
    } catch (error) {
      if (!isSqliteError(error, DAMAGE_CODES) && !(error instanceof DatabaseCutShort)) throw error;
      return err({ kind: "database-unreadable", path: paths.database });
    } finally {
      reader.value.close();
    }
  });
}
