import { instantBounds } from "../../../shared/domain/query/instant-bounds.ts";
import type { QueryFieldTerm, QueryValue } from "../../../shared/domain/query/query.ts";
import type { QueryContext } from "./compile-query.ts";
import { all, any, condition, isOneOf, NEVER, type SqlCondition } from "./sql-condition.ts";

/** A field stored by the rank of its names; -1 stands for none. Comparisons leave out what has none. */
export function rankCondition(
  column: string,
  names: readonly string[],
  { comparison, values }: QueryFieldTerm,
): SqlCondition {
  const ranks = values.map((value) => (value.kind === "none" ? -1 : names.indexOf(nameOf(value))));
  if (comparison === "is") return isOneOf(column, ranks);
  const [rank = -1] = ranks;
  return condition(`${column} >= 0 AND ${column} ${comparison} ?`, rank);
}

/** A field stored as one of named texts. */
export function nameCondition(column: string, { values }: QueryFieldTerm): SqlCondition {
  return isOneOf(column, values.map(nameOf));
}

export function numberCondition(
  column: string,
  { comparison, values }: QueryFieldTerm,
): SqlCondition {
  const numbers = values.flatMap((value) => (value.kind === "number" ? [value.number] : []));
  if (comparison === "is") return isOneOf(column, numbers);
  const [number] = numbers;
  return number === undefined ? NEVER : condition(`${column} ${comparison} ?`, number);
}

/** A person in a column where the empty text means nobody. */
export function personCondition(
  column: string,
  { values }: QueryFieldTerm,
  { me }: QueryContext,
): SqlCondition {
  return any(
    values.map((value) => {
      if (value.kind === "none") return condition(`${column} = ''`);
      const name = value.kind === "me" ? me : textOf(value);
      return condition(`${column} = ? COLLATE NOCASE`, name);
    }),
  );
}

/** A time in milliseconds; in nullable columns NULL means none. */
export function instantCondition(
  column: string,
  { comparison, values }: QueryFieldTerm,
  { nowMs }: QueryContext,
): SqlCondition {
  return any(
    values.map((value) => {
      if (value.kind === "none") return condition(`${column} IS NULL`);
      const bounds = instantBounds(comparison, value, nowMs);
      return bounds === null ? NEVER : within(column, bounds.fromMs, bounds.toMs);
    }),
  );
}

/** `since` and `until`: from the start, or to the end, of what the value covers. */
export function sinceCondition(
  column: string,
  term: QueryFieldTerm,
  context: QueryContext,
): SqlCondition {
  return instantCondition(column, { ...term, comparison: ">=" }, context);
}

export function untilCondition(
  column: string,
  term: QueryFieldTerm,
  context: QueryContext,
): SqlCondition {
  return instantCondition(column, { ...term, comparison: "<=" }, context);
}

/** The conditions that named values stand for; a name without one never holds. */
export function flagCondition(
  { values }: QueryFieldTerm,
  flags: Readonly<Record<string, SqlCondition>>,
): SqlCondition {
  return any(values.map((value) => flags[nameOf(value)] ?? NEVER));
}

export function nameOf(value: QueryValue): string {
  return value.kind === "name" ? value.name : "";
}

export function textOf(value: QueryValue): string {
  return value.kind === "text" ? value.text : "";
}

function within(column: string, fromMs: number | null, toMs: number | null): SqlCondition {
  return all([
    ...(fromMs === null ? [] : [condition(`${column} >= ?`, fromMs)]),
    ...(toMs === null ? [] : [condition(`${column} < ?`, toMs)]),
  ]);
}
