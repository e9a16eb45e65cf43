import { runSavepoint } from "./transactions.ts";
import type { SqliteConnection } from "./sqlite-binding.ts";

/** What SQLite stores. Integers must lie in the safe range of a number; blobs come back as Uint8Array. */
export type SqlValue = null | number | string | Uint8Array;

/** Values by position (`?`) or by name (`@name`, `:name`, `$name`). */
export type SqlParameters = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;

export interface RunResult {
  readonly changes: number;
  readonly lastInsertRowid: number | bigint;
}

/**
 * A statement for loops over many rows: it skips the look-up by SQL text. The connection keeps it prepared, so asking
 * for it again costs next to nothing. It dies with the connection; do not keep it longer than the work at hand.
 */
export interface ReadStatement<Row> {
  readonly get: (parameters?: SqlParameters) => Row | undefined;
  readonly all: (parameters?: SqlParameters) => Row[];
}

export interface WriteStatement<Row> extends ReadStatement<Row> {
  readonly run: (parameters?: SqlParameters) => RunResult;
}

const readAccess: unique symbol = Symbol("read access");
const writeAccess: unique symbol = Symbol("write access");

/**
 * Right to read. A statement that could change anything throws when it is prepared.
 * The row type is the caller's claim about its own SQL; what a table module hands out, it has parsed.
 */
export interface ReadHandle {
  readonly [readAccess]: true;
  /** First row, or undefined when there is none. */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names the row that its SQL gives
  readonly get: <Row>(sql: string, parameters?: SqlParameters) => Row | undefined;
  readonly all: <Row>(sql: string, parameters?: SqlParameters) => Row[];
  /** Rows one by one. Until the loop ends, nothing can be written through this connection. */
  readonly iterate: <Row>(sql: string, parameters?: SqlParameters) => IterableIterator<Row>;
  readonly prepareRead: <Row>(sql: string) => ReadStatement<Row>;
}

/** Right to change, alive only inside the transaction that handed it out. */
export interface WriteHandle extends ReadHandle {
  readonly [writeAccess]: true;
  readonly run: (sql: string, parameters?: SqlParameters) => RunResult;
  readonly prepareWrite: <Row = unknown>(sql: string) => WriteStatement<Row>;
  /** Several statements without parameters, as migrations need them. */
  readonly execute: (sql: string) => void;
  /** Runs `change`; when it throws, only what it did is undone and the error goes on. For items of a larger import. */
  readonly savepoint: <T>(change: () => T) => T;
}

/** Shared by the handles of one connection. */
export interface TransactionState {
  isWriting: boolean;
  savepointDepth: number;
  commitCount: number;
}

/** @see ReadHandle */
export function createReadHandle(connection: SqliteConnection.Database): ReadHandle {
  return { [readAccess]: true, ...createReaders(connection, assertReadOnly) };
}

/** @see WriteHandle */
export function createWriteHandle(
  connection: SqliteConnection.Database,
  state: TransactionState,
): WriteHandle {
  const prepareAlive = (statement: NativeStatement): NativeStatement => {
    assertAlive(state);
    return statement;
  };
  const cached = createStatementCache(connection, prepareAlive);
  return {
    [readAccess]: true,
    [writeAccess]: true,
    ...createReaders(connection, prepareAlive, cached),
    run: (sql, parameters = NO_PARAMETERS) => {
      assertAlive(state);
      return cached(sql).run(parameters);
    },
    prepareWrite: <Row>(sql: string) => {
      assertAlive(state);
      const statement = claimRows<Row>(cached(sql));
      return {
        ...bindReaders(statement),
        run: (parameters: SqlParameters = NO_PARAMETERS) => {
          assertAlive(state);
          return statement.run(parameters);
        },
      };
    },
    execute: (sql) => {
      assertAlive(state);
      connection.exec(sql);
    },
    savepoint: (change) => {
      assertAlive(state);
      return runSavepoint(connection, state, change);
    },
  };
}

type NativeStatement<Row = unknown> = SqliteConnection.Statement<[SqlParameters], Row>;
type Readers = Pick<ReadHandle, "get" | "all" | "iterate" | "prepareRead">;

/** Screens build a bounded number of SQL texts, search builds more; past this the oldest is prepared anew. */
const MAX_CACHED_STATEMENTS = 512;

const NO_PARAMETERS: readonly SqlValue[] = [];

function createReaders(
  connection: SqliteConnection.Database,
  admit: (statement: NativeStatement) => NativeStatement,
  cached = createStatementCache(connection, admit),
): Readers {
  return {
    // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names the row that its SQL gives
    get: <Row>(sql: string, parameters: SqlParameters = NO_PARAMETERS) =>
      claimRows<Row>(cached(sql)).get(parameters),
    all: <Row>(sql: string, parameters: SqlParameters = NO_PARAMETERS) =>
      claimRows<Row>(cached(sql)).all(parameters),
    iterate: <Row>(sql: string, parameters: SqlParameters = NO_PARAMETERS) => {
      const statement = cached(sql);
      // The same text may be walked twice at once, and a native statement serves only one loop.
      const free = statement.busy ? admit(connection.prepare(sql)) : statement;
      return claimRows<Row>(free).iterate(parameters);
    },
    prepareRead: (sql) => bindReaders(claimRows(cached(sql))),
  };
}

function bindReaders<Row>(statement: NativeStatement<Row>): ReadStatement<Row> {
  return {
    get: (parameters = NO_PARAMETERS) => statement.get(parameters),
    all: (parameters = NO_PARAMETERS) => statement.all(parameters),
  };
}

function createStatementCache(
  connection: SqliteConnection.Database,
  admit: (statement: NativeStatement) => NativeStatement,
): (sql: string) => NativeStatement {
  const statements = new Map<string, NativeStatement>();
  return (sql) => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = admit(connection.prepare(sql));
    const [oldest] = statements.keys();
    if (oldest !== undefined && statements.size >= MAX_CACHED_STATEMENTS) statements.delete(oldest);
    statements.set(sql, statement);
    return statement;
  };
}

/** The one place where the caller's word for the row type is taken: checking a million rows twice would cost more than reading them. */
function claimRows<Row>(statement: NativeStatement): NativeStatement<Row> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return statement as NativeStatement<Row>;
}

function assertReadOnly(statement: NativeStatement): NativeStatement {
  // SQLite calls BEGIN, COMMIT and PRAGMA read-only: only what yields rows counts as reading here.
  if (!statement.readonly || !statement.reader) throw new Error("a read handle can only read");
  return statement;
}

function assertAlive(state: TransactionState): void {
  if (!state.isWriting) throw new Error("write handle used outside its transaction");
}
