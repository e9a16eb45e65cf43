// oxlint-disable-next-line typescript/triple-slash-reference -- ambient types can't be imported, and the tests' program would not find them
/// <reference path="./better-sqlite3-multiple-ciphers.d.ts" />
// The only import of the binding: another one with the same file format could take its place here.
import SqliteConnection from "better-sqlite3-multiple-ciphers";

export { SqliteConnection };

/** Whether this is a failure reported by SQLite with one of these result codes, for example `SQLITE_BUSY`. */
export function isSqliteError(error: unknown, codes: ReadonlySet<string>): boolean {
  return error instanceof SqliteConnection.SqliteError && codes.has(error.code);
}

/** What SQLite says when it meets a page that is damaged or missing. */
export const DAMAGE_CODES: ReadonlySet<string> = new Set([
  "SQLITE_CORRUPT",
  "SQLITE_CORRUPT_VTAB",
  "SQLITE_CORRUPT_INDEX",
  "SQLITE_CORRUPT_SEQUENCE",
  "SQLITE_NOTADB",
  "SQLITE_IOERR_SHORT_READ",
]);
