import { looksLikeIndicator } from "./looks-like-indicator.ts";
import type { QueryFieldName } from "./query-fields-table.ts";

/** How a field is compared; `is` is written with a colon and means "one of the values". */
export const QUERY_COMPARISONS = ["is", ">=", ">", "<=", "<"] as const;
export type QueryComparison = (typeof QUERY_COMPARISONS)[number];

export const AGO_UNITS = ["h", "d", "w", "m", "y"] as const;
/** Hours, days, weeks, calendar months, calendar years. */
export type AgoUnit = (typeof AGO_UNITS)[number];

/**
 * A value after its field's kind has read it. `name`: member of an enumeration in its canonical spelling, also a
 * TLP or PAP label and an RSIT machine value. `date`: UTC, as exact as written (`2026`, `2026-01`, `2026-01-31`,
 * `2026-01-31T10:00`). `ago`: that long before now. `day`: a whole UTC day, 0 for today. `me`, `none`: the analyst
 * who asks, and no value at all.
 */
export type QueryValue =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "date"; readonly date: string }
  | { readonly kind: "ago"; readonly amount: number; readonly unit: AgoUnit }
  | { readonly kind: "day"; readonly daysAgo: 0 | 1 }
  | { readonly kind: "me" }
  | { readonly kind: "none" };

/** Free text; with `substring` the value looks like an indicator and is to be found inside longer ones too. */
export interface QueryText {
  readonly kind: "text";
  readonly form: "word" | "phrase";
  readonly text: string;
  readonly substring: boolean;
}

/** A field with one value for a comparison, or one and more for `is`. */
export interface QueryFieldTerm {
  readonly kind: "field";
  readonly field: QueryFieldName;
  readonly comparison: QueryComparison;
  readonly values: readonly QueryValue[];
}

export interface QueryNot {
  readonly kind: "not";
  readonly child: QueryNode;
}

export interface QueryGroup {
  readonly kind: "and" | "or";
  readonly children: readonly QueryNode[];
}

/**
 * A query as a tree in one canonical shape: no group directly inside one of its own kind, none with a single
 * child, no double negation. The empty query is an `and` without children and matches everything.
 */
export type QueryNode = QueryText | QueryFieldTerm | QueryNot | QueryGroup;

/** Longest query text in characters: far above what people write, far below what costs time. */
export const MAX_QUERY_LENGTH = 4_096;
/** Most words, phrases and field terms in one query: each may become a condition of one SQL statement. */
export const MAX_QUERY_TERMS = 200;
/** Deepest nesting of groups and negations: bounds the recursion of everything that walks the tree. */
export const MAX_QUERY_DEPTH = 20;
/** Most values in one comma list: SQLite allows more bound parameters, readers don't. */
export const MAX_QUERY_VALUES = 100;

/** The query that matches everything. */
export const EMPTY_QUERY: QueryNode = { kind: "and", children: [] };

export function queryText(text: string, form: QueryText["form"]): QueryText {
  return { kind: "text", form, text, substring: looksLikeIndicator(text) };
}

/** All of the given; flattens, and gives the only one back as it is. */
export function queryAnd(nodes: readonly QueryNode[]): QueryNode {
  return group("and", nodes);
}

/** Any of the given; flattens, and gives the only one back as it is. */
export function queryOr(nodes: readonly QueryNode[]): QueryNode {
  return group("or", nodes);
}

/** The opposite; taken twice it is the same again. */
export function queryNot(child: QueryNode): QueryNode {
  return child.kind === "not" ? child.child : { kind: "not", child };
}

function group(kind: QueryGroup["kind"], nodes: readonly QueryNode[]): QueryNode {
  const children = nodes.flatMap((node) => (node.kind === kind ? node.children : [node]));
  const [only] = children;
  return children.length === 1 && only !== undefined ? only : { kind, children };
}
