import { z } from "zod";

import { err, ok, type Result } from "../../shared/result.ts";
import {
  vaultHolderSchema,
  type VaultFailureOf,
  type VaultHolder,
} from "../../shared/vault/failures.ts";
import { randomName } from "../crypto/random.ts";
import { readSmallFile, writeFileAtomically } from "../files/atomic-write.ts";
import { systemErrorCode } from "../files/system-error.ts";
import { isSqliteError, SqliteConnection } from "../storage/sqlite-binding.ts";
import type { VaultEnvironment } from "./environment.ts";
import type { VaultPaths } from "./layout.ts";

/** The right to write to a vault. */
export interface VaultLock {
  /** The last holder did not release it: its process was killed or the machine lost power. */
  readonly wasLeftBehind: boolean;
  readonly release: () => Promise<void>;
}

export type LockFailure = VaultFailureOf<"vault-in-use" | "not-a-regular-file">;

/**
 * Takes the vault for this process. Node has no file locks, so SQLite takes one on an empty database named `lock`:
 * the system drops it when the process ends, however it ends. Who holds it stands in a file beside it, for the message only.
 */
export async function acquireVaultLock(
  environment: VaultEnvironment,
  paths: VaultPaths,
): Promise<Result<VaultLock, LockFailure>> {
  await ensureLockFile(environment, paths);
  const connection = lockExclusively(paths.lock);
  if (connection === "busy") {
    return err({ kind: "vault-in-use", openedBy: await readHolder(environment, paths) });
  }
  if (connection === "foreign") return err({ kind: "not-a-regular-file", path: paths.lock });
  let isReady = false;
  try {
    const wasLeftBehind = (await environment.files.status(paths.holder)) !== undefined;
    await writeHolder(environment, paths);
    isReady = true;
    return ok({ wasLeftBehind, release: async () => release(environment, paths, connection) });
  } finally {
    if (!isReady) connection.close();
  }
}

/** Pid, host and names fit in far less. */
const MAX_HOLDER_SIZE_BYTES = 4096;

async function ensureLockFile({ files }: VaultEnvironment, paths: VaultPaths): Promise<void> {
  if ((await files.status(paths.lock)) !== undefined) return;
  try {
    const file = await files.createFile(paths.lock);
    await file.close();
  } catch (error) {
    // Another process was faster.
    if (systemErrorCode(error) !== "EEXIST") throw error;
  }
}

function lockExclusively(path: string): SqliteConnection.Database | "busy" | "foreign" {
  const connection = new SqliteConnection(path, { timeout: 0 });
  let isLocked = false;
  try {
    // No journal file beside it: nothing is ever written, and one more name would be one more place for a link.
    connection.pragma("journal_mode = MEMORY");
    connection.exec("BEGIN EXCLUSIVE");
    isLocked = true;
    return connection;
  } catch (error) {
    if (isSqliteError(error, BUSY_CODES)) return "busy";
    if (isSqliteError(error, FOREIGN_CODES)) return "foreign";
    throw error;
  } finally {
    if (!isLocked) connection.close();
  }
}

const BUSY_CODES: ReadonlySet<string> = new Set(["SQLITE_BUSY", "SQLITE_LOCKED"]);
const FOREIGN_CODES: ReadonlySet<string> = new Set(["SQLITE_NOTADB", "SQLITE_CORRUPT"]);

async function writeHolder(environment: VaultEnvironment, paths: VaultPaths): Promise<void> {
  const holder: VaultHolder = {
    ...environment.holder,
    sinceIso: new Date(environment.nowMs()).toISOString(),
  };
  await writeFileAtomically(
    environment.files,
    paths.holder,
    Buffer.from(`${JSON.stringify(holder, null, 2)}\n`, "utf8"),
    randomName(environment.random),
  );
}

async function readHolder(
  { files }: VaultEnvironment,
  paths: VaultPaths,
): Promise<VaultHolder | null> {
  try {
    const bytes = await readSmallFile(files, paths.holder, MAX_HOLDER_SIZE_BYTES);
    const holder = holderTextSchema.safeParse(Buffer.from(bytes ?? []).toString("utf8"));
    return holder.success ? holder.data : null;
  } catch (error) {
    // Not written yet, or just taken away: the vault is in use all the same.
    if (systemErrorCode(error) !== undefined) return null;
    throw error;
  }
}

const holderTextSchema = z
  .string()
  .transform((text, context) => {
    try {
      const value: unknown = JSON.parse(text);
      return value;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      context.addIssue("not JSON");
      return z.NEVER;
    }
  })
  .pipe(vaultHolderSchema);

async function release(
  { files }: VaultEnvironment,
  paths: VaultPaths,
  connection: SqliteConnection.Database,
): Promise<void> {
  if (!connection.open) return;
  try {
    if ((await files.status(paths.holder)) !== undefined) await files.removeFile(paths.holder);
  } finally {
    connection.close();
  }
}
