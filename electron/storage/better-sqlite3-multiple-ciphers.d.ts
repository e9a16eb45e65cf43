/** The calls of the binding that open.ts and its neighbours use. Its own declaration file is not exported by the package. */
declare module "better-sqlite3-multiple-ciphers" {
  class SqliteConnection {
    static readonly SqliteError: typeof SqliteConnection.SqliteFailure;
    constructor(path: string, options?: SqliteConnection.Options);
    readonly name: string;
    readonly open: boolean;
    readonly inTransaction: boolean;
    prepare<Parameters extends readonly unknown[] = readonly unknown[], Row = unknown>(
      sql: string,
    ): SqliteConnection.Statement<Parameters, Row>;
    exec(sql: string): this;
    /** Raw bytes of what PRAGMA key takes as text. */
    key(key: Buffer): number;
    pragma(source: string): unknown;
    unsafeMode(isUnsafe: boolean): this;
    close(): this;
  }

  namespace SqliteConnection {
    type Database = SqliteConnection;

    interface RunResult {
      readonly changes: number;
      readonly lastInsertRowid: number | bigint;
    }

    interface Statement<Parameters extends readonly unknown[] = readonly unknown[], Row = unknown> {
      /** Yields rows. */
      readonly reader: boolean;
      /** Can't change the database file. */
      readonly readonly: boolean;
      /** An iterator over it is open. */
      readonly busy: boolean;
      run(...parameters: Parameters): RunResult;
      get(...parameters: Parameters): Row | undefined;
      all(...parameters: Parameters): Row[];
      iterate(...parameters: Parameters): IterableIterator<Row>;
      pluck(): this;
    }

    interface Options {
      readonly readonly?: boolean;
      readonly fileMustExist?: boolean;
      /** Milliseconds to wait for a lock. */
      readonly timeout?: number;
    }

    class SqliteFailure extends Error {
      readonly code: string;
    }
  }

  export = SqliteConnection;
}
