import type { z } from "zod";
import type { progressSchema } from "../../shared/contract/call.ts";
import type { Failure } from "../../shared/contract/failures.ts";
import type { Rehearsal } from "../../shared/contract/vault.ts";
import { vaultIdSchema, type VaultId } from "../../shared/model/ids.ts";
import { ok, type Result } from "../../shared/result.ts";
import { countRecords } from "../services/counts/counts.ts";
import type { VaultEnvironment } from "../vault/environment.ts";
import { rehearseRestore, restoreBackup, type RestoreSource } from "../vault/restore.ts";

export type ReportProgress = (progress: z.infer<typeof progressSchema>) => void;

/** A backup file, and the passphrase that the vault had when it was made. */
export interface SealedBackup {
  readonly file: string;
  readonly passphrase: string;
}

/** Makes a vault of a backup, in a folder that does not exist yet. */
export async function restore(
  environment: VaultEnvironment,
  request: SealedBackup & { readonly directory: string },
  report: ReportProgress,
  signal: AbortSignal,
): Promise<Result<{ readonly vaultId: VaultId; readonly records: number }, Failure>> {
  const { directory } = request;
  const source = sourceOf(request, report, signal);
  const restored = await restoreBackup(environment, { ...source, directory });
  if (!restored.ok) return restored;
  const { vaultId, records } = restored.value;
  return ok({ vaultId: vaultIdSchema.parse(vaultId), records });
}

/** Does the same in an existing folder and throws the result away. */
export async function rehearse(
  environment: VaultEnvironment,
  request: SealedBackup & { readonly scratch: string },
  report: ReportProgress,
  signal: AbortSignal,
): Promise<Result<Rehearsal, Failure>> {
  const { scratch } = request;
  const source = sourceOf(request, report, signal);
  const restored = await rehearseRestore(environment, { ...source, scratch });
  if (!restored.ok) return restored;
  const { records, blobs, damagedBlobs } = restored.value;
  return ok({ records, evidenceFiles: blobs, damagedFiles: damagedBlobs.length });
}

function sourceOf(
  { file, passphrase }: SealedBackup,
  report: ReportProgress,
  signal: AbortSignal,
): RestoreSource {
  return {
    path: file,
    secret: { kind: "passphrase", passphrase },
    countRecords,
    signal,
    onProgress: (done, total) => {
      report({ done, total, what: "restore" });
    },
  };
}
