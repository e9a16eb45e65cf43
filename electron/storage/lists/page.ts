import { z } from "zod";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ReadHandle, SqlValue } from "../database.ts";
import { hasMoreThan, rememberMoreThan, wasMoreThan } from "./row-counts.ts";
import { all, byIndex, isAmong, type SqlCondition, type SqlRows } from "./sql-condition.ts";

/** What a list can be sorted by, and the index that holds its rows in that order. */
export interface SortKey {
  readonly column: string;
  readonly index: string;
  /** The index also holds the columns of conditions marked as facets. */
  readonly holdsFacets: boolean;
}

/** A table as lists see it. */
export interface ListSource {
  readonly table: string;
  /** Table of the records themselves, by the same row ids, where lists have one of their own. */
  readonly records?: string;
  readonly alias: string;
  readonly sorts: Readonly<Record<string, SortKey>>;
  readonly defaultSort: string;
  /** Index that holds the columns of conditions marked as facets. */
  readonly facetIndex?: string;
}

export interface PageRequest {
  /** Name of a sort, with `-` before it for descending. */
  readonly sort?: string | undefined;
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string | undefined;
  readonly offset?: number | undefined;
}

export interface Page {
  readonly rowIds: readonly number[];
  /** Where the next page begins; null on the last one. */
  readonly next: string | null;
}

export type PageFailure = {
  readonly kind: "invalid-value";
  readonly field: string;
  readonly found: string;
  readonly expected: string;
};

/**
 * One page of row ids. Pages follow each other by the key of their last row, so page 1,000 costs what page 1 does; an
 * offset counts its way through the index. When a condition has few rows the page is made from these, else the sort
 * order is walked until the page is full.
 */
export function readPage(
  read: ReadHandle,
  source: ListSource,
  conditions: readonly SqlCondition[],
  request: PageRequest,
): Result<Page, PageFailure> {
  const order = orderOf(source, request.sort);
  if (!order.ok) return order;
  const start = request.after === undefined ? ok(undefined) : parseCursor(request.after);
  if (!start.ok) return start;
  const { key, isDescending } = order.value;
  const column = `${source.alias}.${key.column}`;
  const id = `${source.alias}.id`;
  const direction = isDescending ? "DESC" : "ASC";
  const beyond: readonly SqlCondition[] =
    start.value === undefined
      ? []
      : [{ sql: `(${column}, ${id}) ${isDescending ? "<" : ">"} (?, ?)`, parameters: start.value }];
  const plan = planRows(read, source, conditions, key);
  const wanted = [...plan.conditions, ...beyond];
  const rows = read.all<{ readonly id: number; readonly key: SqlValue }>(
    `SELECT ${id} AS id, ${column} AS key FROM ${plan.from.sql} ${whereClause(wanted)}
      ORDER BY ${column} ${direction}, ${id} ${direction} LIMIT ? OFFSET ?`,
    [
      ...plan.from.parameters,
      ...wanted.flatMap(({ parameters }) => parameters),
      request.limit + 1,
      request.offset ?? 0,
    ],
  );
  const page = rows.slice(0, request.limit);
  const last = page.at(-1);
  const next = rows.length > request.limit && last !== undefined ? formatCursor(last) : null;
  return ok({ rowIds: page.map((row) => row.id), next });
}

/** How many rows there are. */
export function countRows(
  read: ReadHandle,
  source: ListSource,
  conditions: readonly SqlCondition[],
): number {
  const plan = planRows(read, source, conditions, null);
  const row = read.get<{ readonly count: number }>(
    `SELECT count(*) AS count FROM ${plan.from.sql} ${whereClause(plan.conditions)}`,
    planParameters(plan),
  );
  return row?.count ?? 0;
}

/** All row ids, in no order. */
export function readAllRowIds(
  read: ReadHandle,
  source: ListSource,
  conditions: readonly SqlCondition[],
): readonly number[] {
  const plan = planRows(read, source, conditions, null);
  return read
    .all<{ readonly id: number }>(
      `SELECT ${source.alias}.id AS id FROM ${plan.from.sql} ${whereClause(plan.conditions)}`,
      planParameters(plan),
    )
    .map(({ id }) => id);
}

/** Up to so many rows it is quicker to fetch and sort them than to walk the sort order past the others. */
const FEW_ROWS = 1_000;
/**
 * Up to so many, the ids of the rows that fulfil a condition (or of those that don't) are gathered once, and the walk asks
 * for each row whether it is among them: the walk then stays in the index. Of more, a page is soon full anyway.
 */
const SOME_ROWS = 20_000;

interface RowPlan {
  readonly from: SqlRows;
  readonly conditions: readonly SqlCondition[];
}

function planRows(
  read: ReadHandle,
  source: ListSource,
  given: readonly SqlCondition[],
  order: SortKey | null,
): RowPlan {
  const conditions = joinFacets(source, given);
  for (const one of conditions) {
    if (one.rows === undefined || one.bounds === order?.column) continue;
    const few = fewOf(read, one.rows);
    if (few !== undefined) return startFrom(source, few, without(conditions, [one]));
  }
  const weighed = conditions.map((one) => weigh(read, source, one, order));
  const some = weighed.filter(({ isSome }) => isSome).map(({ condition }) => condition);
  const few = some.length < 2 ? undefined : fewOf(read, intersection(some));
  if (few !== undefined) {
    const others = weighed.filter(({ isSome }) => !isSome).map(({ condition }) => condition);
    return startFrom(source, few, others);
  }
  const by = order === null ? "" : ` INDEXED BY ${order.index}`;
  return {
    from: { sql: `${source.table} ${source.alias}${by}`, parameters: [] },
    conditions: weighed.map(({ condition }) => condition),
  };
}

interface Weighed {
  readonly condition: SqlCondition;
  /** Asks for membership in a set of moderate size. */
  readonly isSome: boolean;
}

/** The cheapest way to check a condition while rows pass by in this order. */
function weigh(
  read: ReadHandle,
  { alias }: ListSource,
  one: SqlCondition,
  order: SortKey | null,
): Weighed {
  const { rows, otherRows } = one;
  const isInOrder =
    (one.isFacet === true && order?.holdsFacets === true) ||
    (one.bounds !== undefined && one.bounds === order?.column);
  if (rows === undefined || isInOrder) return { condition: one, isSome: false };
  // The plus keeps the engine from looking rows up by these ids instead of walking the order.
  const id = `+${alias}.id`;
  if (one.isMembership === true) return { condition: isAmong(id, rows), isSome: true };
  if (!hasMoreThan(read, rows, SOME_ROWS)) return { condition: isAmong(id, rows), isSome: true };
  if (otherRows !== undefined && !hasMoreThan(read, otherRows, SOME_ROWS)) {
    const { sql, parameters } = otherRows;
    return { condition: { sql: `${id} NOT IN (${sql})`, parameters }, isSome: false };
  }
  return { condition: one, isSome: false };
}

function without(
  conditions: readonly SqlCondition[],
  left: readonly SqlCondition[],
): readonly SqlCondition[] {
  return conditions.filter((one) => !left.includes(one));
}

/** The rows that all of the conditions name. */
function intersection(conditions: readonly SqlCondition[]): SqlRows {
  const [first, ...rest] = conditions.flatMap(({ rows }) => rows ?? []);
  if (first === undefined) return { sql: "SELECT 0 AS id WHERE 0", parameters: [] };
  return {
    sql: `SELECT id FROM (${first.sql}) WHERE ${rest.map(({ sql }) => `id IN (${sql})`).join(" AND ")}`,
    parameters: [first, ...rest].flatMap(({ parameters }) => parameters),
  };
}

/** The ids, if they are few. */
function fewOf(read: ReadHandle, rows: SqlRows): readonly number[] | undefined {
  if (wasMoreThan(read, rows, FEW_ROWS) === true) return undefined;
  const found = read.all<{ readonly id: number }>(
    `SELECT id FROM (${rows.sql}) LIMIT ${String(FEW_ROWS + 1)}`,
    rows.parameters,
  );
  rememberMoreThan(read, rows, FEW_ROWS, found.length > FEW_ROWS);
  return found.length > FEW_ROWS ? undefined : [...new Set(found.map(({ id }) => id))];
}

function startFrom(
  { table, alias }: ListSource,
  rowIds: readonly number[],
  conditions: readonly SqlCondition[],
): RowPlan {
  const sql = `json_each(?) f CROSS JOIN ${table} ${alias} ON ${alias}.id = f.value`;
  return { from: { sql, parameters: [JSON.stringify(rowIds)] }, conditions };
}

/** All facets as one condition, answered by one walk through their index. */
function joinFacets(
  { table, alias, facetIndex }: ListSource,
  conditions: readonly SqlCondition[],
): readonly SqlCondition[] {
  const facets = conditions.filter(({ isFacet }) => isFacet);
  if (facetIndex === undefined || facets.length === 0) return conditions;
  const joined = byIndex(table, alias, all(facets), { index: facetIndex });
  return [{ ...joined, isFacet: true }, ...conditions.filter(({ isFacet }) => !isFacet)];
}

function planParameters({ from, conditions }: RowPlan): readonly SqlValue[] {
  return [...from.parameters, ...conditions.flatMap(({ parameters }) => parameters)];
}

function whereClause(conditions: readonly SqlCondition[]): string {
  if (conditions.length === 0) return "";
  return `WHERE ${conditions.map(({ sql }) => `(${sql})`).join(" AND ")}`;
}

function orderOf(
  source: ListSource,
  sort: string | undefined,
): Result<{ readonly key: SortKey; readonly isDescending: boolean }, PageFailure> {
  const wanted = sort ?? source.defaultSort;
  const isDescending = wanted.startsWith("-");
  const name = isDescending ? wanted.slice(1) : wanted;
  const key = Object.hasOwn(source.sorts, name) ? source.sorts[name] : undefined;
  if (key !== undefined) return ok({ key, isDescending });
  const expected = Object.keys(source.sorts).join(", ");
  return err({ kind: "invalid-value", field: "sort", found: wanted, expected });
}

const cursorSchema = z.tuple([z.union([z.string(), z.number()]), z.int()]);

function formatCursor({ key, id }: { readonly key: SqlValue; readonly id: number }): string {
  return Buffer.from(JSON.stringify([key, id]), "utf8").toString("base64url");
}

function parseCursor(after: string): Result<readonly SqlValue[], PageFailure> {
  const failure = {
    kind: "invalid-value",
    field: "after",
    found: after,
    expected: "next of a page",
  } as const;
  try {
    const parsed = cursorSchema.safeParse(
      JSON.parse(Buffer.from(after, "base64url").toString("utf8")),
    );
    return parsed.success ? ok(parsed.data) : err(failure);
  } catch (error) {
    if (error instanceof SyntaxError) return err(failure);
    throw error;
  }
}
