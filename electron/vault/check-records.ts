import { err, ok, type Result } from "../../shared/result.ts";
import type { VaultFailureOf } from "../../shared/vault/failures.ts";
import type { CheckDepth } from "../storage/check-database.ts";
import { isCanaryControl } from "../storage/canary-control.ts";
import { checkRecords, type RecordsReport } from "../storage/checking/check-records.ts";
import { runChecker } from "../storage/checking/run-checker.ts";
import { runLongWork } from "./long-work.ts";
import type { OpenVault } from "./vault.ts";

export interface RecordsCheckOptions {
  readonly depth: CheckDepth;
  /** Code of the checking thread; null checks in this thread, in steps. */
  readonly checkerPath: string | null;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Checks tables and journal of an open vault beside the work on it. Ends with `cancelled` when the signal is raised or the
 * vault is locked.
 */
export async function checkVaultRecords(
  vault: OpenVault,
  { depth, checkerPath, onProgress = () => undefined, signal }: RecordsCheckOptions,
): Promise<Result<RecordsReport, VaultFailureOf<"cancelled">>> {
  const { environment, paths, keys, snapshotTurns } = vault.session;
  return runLongWork(vault, signal, async (ending) => {
    // A vault without encryption has no key to open it with.
    if (checkerPath === null || isCanaryControl(environment)) {
      const isCancelled = (): boolean => ending.aborted;
      return ok(await checkRecords({ database: vault.database, depth, isCancelled, onProgress }));
    }
    // In turn with backups: their snapshot needs the log to itself. Closing the vault waits for this turn, too.
    return snapshotTurns.run(async () => {
      if (ending.aborted) return err({ kind: "cancelled" } as const);
      const key = Uint8Array.from(keys.key("database"));
      const run = { entryPath: checkerPath, path: paths.database, key, depth, onProgress };
      return runChecker({ ...run, signal: ending });
    });
  });
}
