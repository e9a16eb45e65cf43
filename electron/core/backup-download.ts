import { join } from "node:path";
import type { z } from "zod";
import type { downloadTicketSchema } from "../../shared/contract/call.ts";
import type { Failure } from "../../shared/contract/failures.ts";
import { ok, type Result } from "../../shared/result.ts";
import { randomName } from "../crypto/random.ts";
import { TEMPORARY_PREFIX } from "../files/atomic-write.ts";
import type { FilePort } from "../files/file-port.ts";
import type { DownloadTickets } from "../rpc/download-tickets.ts";
import { backUpVault } from "../vault/backup.ts";
import type { OpenVault } from "../vault/vault.ts";
import type { ReportProgress } from "./restore-work.ts";

const CHUNK_SIZE_BYTES = 1_048_576;

/**
 * Makes a backup beside the vault's own files and gives a ticket for it. The file goes when it was fetched; one that was
 * not goes with the vault's other temporary files when the vault is opened next.
 */
export async function backUpToTicket(
  vault: OpenVault,
  tickets: DownloadTickets,
  report: ReportProgress,
  signal: AbortSignal,
): Promise<Result<z.infer<typeof downloadTicketSchema>, Failure>> {
  const { environment, paths } = vault.session;
  const path = join(paths.directory, `${TEMPORARY_PREFIX}${randomName(environment.random)}`);
  const made = await backUpVault(vault, {
    path,
    signal,
    onProgress: (done, total) => {
      report({ done, total, what: "backup" });
    },
  });
  if (!made.ok) return made;
  const { sizeBytes } = made.value;
  const day = new Date(environment.nowMs()).toISOString().slice(0, 10);
  const name = `watchpost-${vault.vaultId.slice(0, 8)}-${day}.wpbackup`;
  const stream = () => readAndRemove(environment.files, path);
  return ok({ ticket: tickets.issue({ name, sizeBytes, stream }), name, sizeBytes });
}

/** A temporary file that goes when it was fetched. */
export async function* readAndRemove(files: FilePort, path: string): AsyncGenerator<Uint8Array> {
  const file = await files.openForReading(path);
  try {
    for (let position = 0; ;) {
      const buffer = Buffer.allocUnsafe(CHUNK_SIZE_BYTES);
      const taken = await file.read(buffer, position);
      if (taken === 0) return;
      position += taken;
      yield buffer.subarray(0, taken);
    }
  } finally {
    await file.close();
    await files.removeFile(path);
  }
}
