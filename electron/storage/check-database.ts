import type { Database } from "./database.ts";
import { DAMAGE_CODES, isSqliteError } from "./sqlite-binding.ts";

export type CheckDepth = "quick" | "full";

export interface DatabaseProblem {
  readonly kind: "table-damaged" | "foreign-key-broken";
  /** Table, and what SQLite says about it. Names of tables and numbers only, never content. */
  readonly detail: string;
}

/**
 * Checks table by table, so that the process can do other work in between: SQLite's check of a whole database can't be
 * interrupted. `full` also compares every index with its table. Stops early when `isCancelled` says so.
 */
export async function checkTables(
  database: Database,
  depth: CheckDepth,
  isCancelled: () => boolean,
): Promise<{ readonly tables: number; readonly problems: readonly DatabaseProblem[] }> {
  const pragma = depth === "full" ? "integrity_check" : "quick_check";
  const problems: DatabaseProblem[] = [];
  const tables = tableNames(database);
  if (tables === undefined) {
    return {
      tables: 0,
      problems: [{ kind: "table-damaged", detail: "sqlite_schema: unreadable" }],
    };
  }
  for (const table of tables) {
    if (isCancelled()) break;
    const quoted = `"${table.replaceAll('"', '""')}"`;
    for (const found of messagesOf(database, `${pragma}(${quoted})`, pragma)) {
      if (found !== "ok") problems.push({ kind: "table-damaged", detail: `${table}: ${found}` });
    }
    await nextTurn();
  }
  return { tables: tables.length, problems: [...problems, ...brokenForeignKeys(database)] };
}

/** Lets what waits in the process run. */
async function nextTurn(): Promise<void> {
  await new Promise<void>((resolve) => {
    setImmediate(resolve);
  });
}

function tableNames(database: Database): readonly string[] | undefined {
  try {
    return database.read
      .all<{ readonly name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .map(({ name }) => name);
  } catch (error) {
    if (isSqliteError(error, DAMAGE_CODES)) return undefined;
    throw error;
  }
}

function messagesOf(database: Database, pragma: string, column: string): readonly string[] {
  try {
    const rows = database.pragma(pragma);
    return Array.isArray(rows) ? rows.map((row: unknown) => textOf(row, column)) : [];
  } catch (error) {
    if (isSqliteError(error, DAMAGE_CODES)) return ["unreadable"];
    throw error;
  }
}

function textOf(row: unknown, column: string): string {
  if (typeof row !== "object" || row === null) return "no answer";
  return String(Object.entries(row).find(([name]) => name === column)?.[1] ?? "no answer");
}

function brokenForeignKeys(database: Database): readonly DatabaseProblem[] {
  const columns = ["table", "rowid", "parent"] as const;
  try {
    const rows = database.pragma("foreign_key_check");
    return (Array.isArray(rows) ? rows : []).map((row: unknown) => {
      const [table, rowid, parent] = columns.map((column) => textOf(row, column));
      return {
        kind: "foreign-key-broken",
        detail: `${table ?? ""} ${rowid ?? ""} -> ${parent ?? ""}`,
      };
    });
  } catch (error) {
    if (isSqliteError(error, DAMAGE_CODES)) {
      return [{ kind: "foreign-key-broken", detail: "unreadable" }];
    }
    throw error;
  }
}
