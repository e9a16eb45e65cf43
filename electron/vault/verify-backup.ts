import { join } from "node:path";

import type { Result } from "../../shared/result.ts";
import type { VaultFailure } from "../../shared/vault/failures.ts";
import { randomName } from "../crypto/random.ts";
import { TEMPORARY_PREFIX } from "../files/atomic-write.ts";
import { createVaultSink, withRestoredDatabase } from "./backup-content.ts";
import { readBackupPrefix } from "./backup-format.ts";
import { readBackupMembers, type BackupProgress } from "./backup-reader.ts";
import { vaultPaths } from "./layout.ts";
import { removeTree } from "./remove-tree.ts";
import type { OpenVault } from "./vault.ts";

/**
 * Reads a backup of this vault from the medium to its last byte and opens the database from it (threats D4.6).
 * The database lies in a folder of the vault for that time, encrypted as always.
 */
export async function verifyBackup(
  vault: OpenVault,
  path: string,
  progress: BackupProgress,
): Promise<Result<{ readonly blobs: number }, VaultFailure>> {
  const { environment, keys, paths } = vault.session;
  const { files } = environment;
  const rehearsal = vaultPaths(
    join(paths.directory, `${TEMPORARY_PREFIX}${randomName(environment.random)}`),
  );
  const file = await files.openForReading(path);
  try {
    const prefix = await readBackupPrefix(file);
    if (!prefix.ok) return prefix;
    await files.makeDirectory(rehearsal.directory);
    const sink = createVaultSink(files, rehearsal, keys, "database-only");
    const members = await readBackupMembers(file, prefix.value, keys, sink, progress);
    if (!members.ok) return members;
    const { header } = prefix.value;
    // The pages were verified when they were written into the backup, and each arrived here unaltered.
    return await withRestoredDatabase(environment, rehearsal, header, keys, {
      depth: "opens",
      work: () => members.value,
    });
  } finally {
    await file.close();
    await removeTree(files, rehearsal.directory);
  }
}
