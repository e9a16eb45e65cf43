import {
  createReadHandle,
  createWriteHandle,
  type ReadHandle,
  type TransactionState,
  type WriteHandle,
} from "./handles.ts";
import { runTransaction } from "./transactions.ts";
import type { SqliteConnection } from "./sqlite-binding.ts";

export type {
  ReadHandle,
  ReadStatement,
  RunResult,
  SqlParameters,
  SqlValue,
  WriteHandle,
  WriteStatement,
} from "./handles.ts";

/** The one writing connection to the vault's database. */
export interface Database {
  readonly path: string;
  readonly read: ReadHandle;
  readonly isOpen: () => boolean;
  /**
   * Runs `change` in one immediate transaction and returns after the commit is durable.
   * When `change` throws, everything is rolled back and the error goes on. Synchronous only: a promise
   * would commit before its work is done, so returning one throws. Transactions do not nest: use `savepoint`.
   */
  readonly transaction: <T>(change: (write: WriteHandle) => T) => T;
  /** Rows of `PRAGMA source`, for checks and tests; settings are made in open.ts only. */
  readonly pragma: (source: string) => unknown;
  /**
   * Begins reading at the present state and stays there until the returned function is called. While a connection with
   * an empty log does so, SQLite leaves the database file alone: every change of others stays in the log (see snapshot.ts).
   */
  readonly holdReadTransaction: () => () => void;
  /** Transactions so far; tells whether anything was written in between. */
  readonly commitCount: () => number;
  /** Moves of the log what no other connection still reads into the database file, without waiting for one. */
  readonly shortenLog: () => void;
  /** Moves the write-ahead log into the database file. Returns true when nothing is left in the log. */
  readonly checkpoint: () => boolean;
  /** Closes the connection; a second call does nothing. */
  readonly close: () => void;
}

/** Wraps a connection that open.ts has keyed and configured. */
export function createDatabase(connection: SqliteConnection.Database): Database {
  const state: TransactionState = { isWriting: false, savepointDepth: 0, commitCount: 0 };
  const read = createReadHandle(connection);
  const write = createWriteHandle(connection, state);
  return {
    path: connection.name,
    read,
    isOpen: () => connection.open,
    transaction: (change) => runTransaction(connection, state, () => change(write)),
    pragma: (source) => connection.pragma(source),
    holdReadTransaction: () => {
      connection.exec("BEGIN");
      // BEGIN alone takes no lock: the first read does.
      connection.prepare("SELECT count(*) FROM sqlite_schema").get();
      return () => {
        if (connection.open && connection.inTransaction) connection.exec("ROLLBACK");
      };
    },
    commitCount: () => state.commitCount,
    shortenLog: () => {
      connection.pragma("wal_checkpoint(PASSIVE)");
    },
    checkpoint: () => {
      const rows = connection.prepare<[], CheckpointRow>("PRAGMA wal_checkpoint(TRUNCATE)").all();
      return rows.every((row) => row.busy === 0 && row.log === row.checkpointed);
    },
    close: () => {
      connection.close();
    },
  };
}

interface CheckpointRow {
  readonly busy: number;
  readonly log: number;
  readonly checkpointed: number;
}
