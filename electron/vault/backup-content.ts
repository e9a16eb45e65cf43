import { join } from "node:path";

import { ok, err, type Result } from "../../shared/result.ts";
import type { VaultFailure } from "../../shared/vault/failures.ts";
import type { VaultHeader } from "../../shared/vault/header.ts";
import { createBlobLayout } from "../blobs/blob-layout.ts";
import type { KeyRing } from "../crypto/key-ring.ts";
import type { FilePort, WritableFile } from "../files/file-port.ts";
import { systemErrorCode } from "../files/system-error.ts";
import { checkTables } from "../storage/check-database.ts";
import type { Database } from "../storage/database.ts";
import { readSchemaVersion } from "../storage/migrate.ts";
import type { BackupSink } from "./member-splitter.ts";
import type { VaultEnvironment } from "./environment.ts";
import type { VaultPaths } from "./layout.ts";
import { openVaultDatabase } from "./open-parts.ts";
import { readVaultMeta } from "./vault-meta.ts";

/** Writes the members of a backup into the folders of a new vault, each file durable before the next one begins. */
export function createVaultSink(
  files: FilePort,
  paths: VaultPaths,
  keys: KeyRing,
  /** `database-only` reads evidence without keeping it. */
  extent: "everything" | "database-only",
): BackupSink {
  const layout = createBlobLayout(paths.blobs, () => keys.key("blobName"));
  let file: WritableFile | undefined;
  return {
    begin: async (member) => {
      if (member.kind === "database") {
        file = await files.createFile(paths.database);
      } else if (extent === "everything") {
        await ensureDirectory(files, layout.directoryOfName(member.name));
        file = await files.createFile(layout.pathOfName(member.name));
      }
    },
    write: async (bytes) => {
      await file?.write(bytes);
    },
    end: async (member) => {
      await file?.sync();
      await file?.close();
      file = undefined;
      if (member.kind === "blob" && extent === "everything") {
        await files.syncDirectory(layout.directoryOfName(member.name));
      }
    },
    close: async () => {
      await file?.close();
      file = undefined;
    },
  };
}

/**
 * Opens the database that came out of a backup and runs `work` on it if it is sound, of this vault and not newer than
 * this program. `tables` also checks every table, which holds the process up: not while somebody works in it. There,
 * `backup-damaged` with `content` means that the backup was whole but its database is not.
 */
export async function withRestoredDatabase<T>(
  environment: VaultEnvironment,
  paths: VaultPaths,
  header: VaultHeader,
  keys: KeyRing,
  { depth, work }: { readonly depth: "opens" | "tables"; readonly work: (database: Database) => T },
): Promise<Result<T, VaultFailure>> {
  const opened = openVaultDatabase(environment, paths.database, keys, "existing");
  if (!opened.ok) return opened;
  const database = opened.value;
  try {
    const foundVersion = readSchemaVersion(database);
    const supportedVersion = environment.migrations.length;
    if (foundVersion > supportedVersion) {
      return err({ kind: "vault-from-newer-version", foundVersion, supportedVersion });
    }
    const meta = readVaultMeta(database.read);
    if (meta.vaultId !== header.vaultId)
      return err({ kind: "database-mismatch", field: "vault_id" });
    if (meta.kind !== header.kind) return err({ kind: "database-mismatch", field: "kind" });
    if (depth === "tables") {
      const { problems } = await checkTables(database, "quick", () => false);
      if (problems.length > 0) {
        return err({ kind: "backup-damaged", reason: "content", offsetBytes: 0 });
      }
    }
    return ok(work(database));
  } finally {
    database.close();
  }
}

async function ensureDirectory(files: FilePort, path: string): Promise<void> {
  try {
    await files.makeDirectory(path);
    await files.syncDirectory(join(path, ".."));
  } catch (error) {
    if (systemErrorCode(error) !== "EEXIST") throw error;
  }
}
