import { chmodSync, closeSync, lstatSync, openSync } from "node:fs";

import { err, ok, type Result } from "../../shared/result.ts";
import { isCanaryControl, type CanaryControl } from "./canary-control.ts";
import { createDatabase, type Database } from "./database.ts";
import { isSoundEngineVersion } from "./engine-version.ts";
import { PAGE_SIZE_BYTES } from "./page-integrity.ts";
import { DAMAGE_CODES, isSqliteError, SqliteConnection } from "./sqlite-binding.ts";

/** Length of the raw database key in bytes. */
export const DATABASE_KEY_SIZE_BYTES = 32;

export interface OpenDatabaseOptions extends CanaryControl {
  readonly path: string;
  /** Raw key, 32 bytes. Only read; the caller keeps it and wipes it. */
  readonly key: Uint8Array;
  /** `create` makes a new file and fails when there is one already. */
  readonly mode: "create" | "existing";
}

export type OpenDatabaseFailure =
  | { readonly kind: "database-missing"; readonly path: string }
  | { readonly kind: "not-a-regular-file"; readonly path: string }
  /** Wrong key, damaged first page or another kind of file: with authenticated pages these look the same. */
  | { readonly kind: "database-unreadable"; readonly path: string }
  | { readonly kind: "engine-refused"; readonly foundVersion: string };

/** Opens or creates the encrypted database in SQLCipher 4 format with the settings of threats.md D4. */
export function openDatabase(options: OpenDatabaseOptions): Result<Database, OpenDatabaseFailure> {
  assertOptions(options);
  const unfit = prepareFiles(options);
  if (unfit !== undefined) return err(unfit);
  const connection = new SqliteConnection(options.path, { timeout: BUSY_TIMEOUT_MS });
  let isUsable = false;
  try {
    if (!isCanaryControl(options)) unlockPages(connection, options.key);
    if (!canReadFirstPage(connection)) {
      return err({ kind: "database-unreadable", path: options.path });
    }
    const foundVersion = String(connection.prepare("SELECT sqlite_version()").pluck().get());
    if (!isSoundEngineVersion(foundVersion)) return err({ kind: "engine-refused", foundVersion });
    configure(connection);
    isUsable = true;
    return ok(createDatabase(connection));
  } finally {
    if (!isUsable) connection.close();
  }
}

/** Another connection of our own program (a backup's snapshot) holds locks for moments only. */
const BUSY_TIMEOUT_MS = 5000;

/** In KiB, negative as SQLite wants it: enough for the index pages that lists of a large vault walk, within the memory of a small laptop. */
const CACHE_SIZE_KIB = -163_840;

/** Pages of log before it is moved into the file: fewer and larger moves than the default of 1000 in bulk imports. */
const AUTOCHECKPOINT_PAGES = 4096;

/** The log shrinks back to this after a bulk import. */
const LOG_SIZE_LIMIT_BYTES = 67_108_864;

const SETTINGS: readonly string[] = [
  "journal_mode = WAL",
  "synchronous = FULL",
  "foreign_keys = ON",
  "trusted_schema = OFF",
  "cell_size_check = ON",
  "secure_delete = ON",
  "temp_store = MEMORY",
  "mmap_size = 0",
  `cache_size = ${String(CACHE_SIZE_KIB)}`,
  `wal_autocheckpoint = ${String(AUTOCHECKPOINT_PAGES)}`,
  `journal_size_limit = ${String(LOG_SIZE_LIMIT_BYTES)}`,
];

function configure(connection: SqliteConnection.Database): void {
  // The binding's safe mode is SQLite's defensive flag: no writable schema, no journal switched off.
  connection.unsafeMode(false);
  for (const setting of SETTINGS) connection.pragma(setting);
}

/** Order matters: the cipher before its format version, both before the key, all before the first read. */
function unlockPages(connection: SqliteConnection.Database, key: Uint8Array): void {
  connection.pragma("cipher = 'sqlcipher'");
  connection.pragma("legacy = 4");
  // Through a buffer and not through PRAGMA key: a string with the key could not be wiped from the heap.
  const keyLiteral = rawKeyLiteral(key);
  try {
    connection.key(keyLiteral);
  } finally {
    keyLiteral.fill(0);
  }
}

/** SQLCipher's spelling of a raw key, `x'<64 hexadecimal digits>'`, as bytes. */
function rawKeyLiteral(key: Uint8Array): Buffer {
  const digits = Buffer.from("0123456789abcdef", "latin1");
  const literal = Buffer.alloc(key.length * 2 + 3);
  literal.write("x'", "latin1");
  key.forEach((byte, index) => {
    literal[2 + index * 2] = digits[byte >> 4] ?? 0;
    literal[3 + index * 2] = digits[byte & 15] ?? 0;
  });
  literal.write("'", literal.length - 1, "latin1");
  return literal;
}

function canReadFirstPage(connection: SqliteConnection.Database): boolean {
  try {
    connection.prepare("SELECT count(*) FROM sqlite_schema").get();
    return true;
  } catch (error) {
    if (isSqliteError(error, DAMAGE_CODES)) return false;
    throw error;
  }
}

/** The log and its index belong to the database: a link planted there would be followed by SQLite. */
function prepareFiles(options: OpenDatabaseOptions): OpenDatabaseFailure | undefined {
  for (const path of [options.path, `${options.path}-wal`, `${options.path}-shm`]) {
    const status = lstatSync(path, { throwIfNoEntry: false });
    if (status !== undefined && !status.isFile()) return { kind: "not-a-regular-file", path };
  }
  if (options.mode === "create") {
    // SQLite gives its log files the mode of the database file.
    closeSync(openSync(options.path, "wx", 0o600));
    chmodSync(options.path, 0o600);
    return undefined;
  }
  const status = lstatSync(options.path, { throwIfNoEntry: false });
  if (status === undefined) return { kind: "database-missing", path: options.path };
  // SQLite takes an empty file for a new database and would write into it.
  return status.size < PAGE_SIZE_BYTES
    ? { kind: "database-unreadable", path: options.path }
    : undefined;
}

function assertOptions(options: OpenDatabaseOptions): void {
  if (options.key.length !== DATABASE_KEY_SIZE_BYTES)
    throw new Error("the database key has 32 bytes");
}
