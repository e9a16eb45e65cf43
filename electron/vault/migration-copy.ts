import { join } from "node:path";

import { randomName } from "../crypto/random.ts";
import { TEMPORARY_PREFIX } from "../files/atomic-write.ts";
import type { ReadableFile } from "../files/file-port.ts";
import type { Database } from "../storage/database.ts";
import { holdSnapshot, type DatabaseSnapshot } from "../storage/snapshot.ts";
import type { VaultEnvironment } from "./environment.ts";
import type { VaultPaths } from "./layout.ts";

const COPY_PREFIX = "vault.db.before-schema-";

/** The connections and the descriptor that a snapshot needs. */
export interface CopySource {
  readonly writer: Database;
  readonly reader: Database;
  readonly databaseFile: ReadableFile;
}

/**
 * Keeps the encrypted database as it was before its schema changes, in `vault.db.before-schema-<version>`. Evidence
 * needs no copy, as migrations never touch it. Only the newest copy is kept.
 */
export async function copyDatabaseBeforeMigration(
  environment: VaultEnvironment,
  paths: VaultPaths,
  fromVersion: number,
  source: CopySource,
): Promise<void> {
  const { files } = environment;
  const copyName = `${COPY_PREFIX}${String(fromVersion)}`;
  const temporary = join(paths.directory, `${TEMPORARY_PREFIX}${randomName(environment.random)}`);
  const snapshot = holdSnapshot(source.writer, source.reader, source.databaseFile);
  try {
    await writeCopy(environment, snapshot, temporary);
  } finally {
    snapshot.release();
  }
  await files.rename(temporary, join(paths.directory, copyName));
  await files.syncDirectory(paths.directory);
  for (const name of await files.readDirectory(paths.directory)) {
    if (name.startsWith(COPY_PREFIX) && name !== copyName) {
      await files.removeFile(join(paths.directory, name));
    }
  }
}

async function writeCopy(
  { files }: VaultEnvironment,
  snapshot: DatabaseSnapshot,
  path: string,
): Promise<void> {
  const copy = await files.createFile(path);
  try {
    for await (const bytes of snapshot.read()) await copy.write(bytes);
    await copy.sync();
  } finally {
    await copy.close();
  }
}
