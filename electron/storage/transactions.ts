import type { TransactionState } from "./handles.ts";
import type { SqliteConnection } from "./sqlite-binding.ts";

/** One immediate transaction; see Database.transaction for the promises it keeps. */
export function runTransaction<T>(
  connection: SqliteConnection.Database,
  state: TransactionState,
  change: () => T,
): T {
  if (state.isWriting) throw new Error("transactions do not nest: use a savepoint");
  connection.exec("BEGIN IMMEDIATE");
  state.isWriting = true;
  try {
    const value = change();
    assertSynchronous(value);
    connection.exec("COMMIT");
    state.commitCount += 1;
    return value;
  } finally {
    state.isWriting = false;
    // Still open means that the change or the commit failed. Some failures (disk full) roll back by themselves.
    if (connection.inTransaction) connection.exec("ROLLBACK");
  }
}

/** Part of the running transaction that is undone alone when `change` throws. */
export function runSavepoint<T>(
  connection: SqliteConnection.Database,
  state: TransactionState,
  change: () => T,
): T {
  const name = `part_${String(state.savepointDepth)}`;
  connection.exec(`SAVEPOINT ${name}`);
  state.savepointDepth += 1;
  let isDone = false;
  try {
    const value = change();
    assertSynchronous(value);
    isDone = true;
    return value;
  } finally {
    state.savepointDepth -= 1;
    if (connection.inTransaction) {
      connection.exec(isDone ? `RELEASE ${name}` : `ROLLBACK TO ${name}; RELEASE ${name}`);
    }
  }
}

function assertSynchronous(value: unknown): void {
  if (value instanceof Promise) throw new Error("a transaction must be synchronous");
}
