import type { SqlValue } from "../database.ts";

/** A condition over one row of a list, with its bound values. */
export interface SqlCondition {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
  /**
   * The row ids that fulfil it, as a query that yields them cheaply; set only where an index leads to them. When they are
   * few, a list starts from them instead of walking its sort order.
   */
  readonly rows?: SqlRows;
  /** The row ids that don't, for conditions that most rows fulfil; only where an index leads to them too. */
  readonly otherRows?: SqlRows;
  /** `sql` asks for membership in `rows` already: there is no cheaper way to check a single row. */
  readonly isMembership?: true;
  /** Column of the list that `sql` bounds: in the order of that column it is a range of the index. */
  readonly bounds?: string;
  /** Speaks of nothing but columns of the list's facet index. */
  readonly isFacet?: true;
}

export interface SqlRows {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

export const ALWAYS: SqlCondition = { sql: "1", parameters: [] };
export const NEVER: SqlCondition = {
  sql: "0",
  parameters: [],
  rows: { sql: "SELECT 0 AS id WHERE 0", parameters: [] },
};

export function condition(sql: string, ...parameters: readonly SqlValue[]): SqlCondition {
  return { sql, parameters };
}

export function all(conditions: readonly SqlCondition[]): SqlCondition {
  return joined(conditions, "AND", ALWAYS);
}

/** Any of them. The rows of all alternatives together are its rows, if every alternative knows its own. */
export function any(conditions: readonly SqlCondition[]): SqlCondition {
  const together = joined(conditions, "OR", NEVER);
  const rows = conditions.map((one) => one.rows);
  if (conditions.length === 0 || rows.some((one) => one === undefined)) return together;
  const known = rows.filter((one) => one !== undefined);
  return {
    ...together,
    rows: {
      sql: known.map(({ sql }) => `SELECT id FROM (${sql})`).join(" UNION ALL "),
      parameters: known.flatMap(({ parameters }) => parameters),
    },
  };
}

export function not(inner: SqlCondition): SqlCondition {
  const { sql, parameters, isFacet } = inner;
  return { sql: `NOT (${sql})`, parameters, ...(isFacet ? { isFacet } : {}) };
}

/** @see SqlCondition.isFacet */
export function facet({ sql, parameters }: SqlCondition): SqlCondition {
  return { sql, parameters, isFacet: true };
}

/** `column IN (...)`; never for no values at all. */
export function isOneOf(column: string, values: readonly SqlValue[]): SqlCondition {
  if (values.length === 0) return NEVER;
  return { sql: `${column} IN (${values.map(() => "?").join(", ")})`, parameters: values };
}

/** Rows whose id is among those of a query. */
export function isAmong(idColumn: string, rows: SqlRows): SqlCondition {
  const { sql, parameters } = rows;
  return { sql: `${idColumn} IN (${sql})`, parameters, rows, isMembership: true };
}

/** A condition that an index of the table answers by itself; none of its columns may be NULL. */
export function byIndex(
  table: string,
  alias: string,
  inner: SqlCondition,
  { index, bounds }: { readonly index?: string; readonly bounds?: string } = {},
): SqlCondition {
  const { sql, parameters } = inner;
  const by = index === undefined ? "" : ` INDEXED BY ${index}`;
  const from = `SELECT ${alias}.id AS id FROM ${table} ${alias}${by} WHERE`;
  return {
    sql,
    parameters,
    ...(bounds === undefined ? {} : { bounds }),
    rows: { sql: `${from} ${sql}`, parameters },
    otherRows: { sql: `${from} NOT (${sql})`, parameters },
  };
}

function joined(
  conditions: readonly SqlCondition[],
  operator: "AND" | "OR",
  none: SqlCondition,
): SqlCondition {
  const [only] = conditions;
  if (only === undefined) return none;
  if (conditions.length === 1) return only;
  return {
    ...(conditions.every(({ isFacet }) => isFacet) ? { isFacet: true } : {}),
    sql: conditions.map(({ sql }) => `(${sql})`).join(` ${operator} `),
    parameters: conditions.flatMap(({ parameters }) => parameters),
  };
}
