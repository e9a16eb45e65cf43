import type { QueryFieldTerm, QueryNode, QueryText } from "./query.ts";
import { EMPTY_QUERY, queryAnd, queryNot, queryOr } from "./query.ts";
import { formatQuery } from "./format-query.ts";

/** One condition of a query as the window shows it on a chip. */
export interface QueryChip {
  /** Which children to follow from the root: the handle to take it out again. */
  readonly path: readonly number[];
  readonly negated: boolean;
  /** A single term, or a whole OR group that shows as one chip. */
  readonly content:
    QueryText | QueryFieldTerm | { readonly kind: "group"; readonly node: QueryNode };
  /** As it would be written beside the others: the texts of all chips joined by spaces are the query. */
  readonly text: string;
}

/** The conditions that must all hold, in the order written: one chip each. The empty query has none. */
export function explainQuery(query: QueryNode): readonly QueryChip[] {
  const parts = query.kind === "and" ? query.children : [query];
  return parts.map((part, index) => chipOf(part, query.kind === "and" ? [index] : []));
}

/** The query without the condition at that path: what a chip's close button does. */
export function withoutChip(query: QueryNode, path: readonly number[]): QueryNode {
  return without(query, path) ?? EMPTY_QUERY;
}

/** Every field term of a query wherever it stands: to see which indexes or joins are needed. */
export function queryFieldTerms(query: QueryNode): readonly QueryFieldTerm[] {
  switch (query.kind) {
    case "field":
      return [query];
    case "text":
      return [];
    case "not":
      return queryFieldTerms(query.child);
    default:
      return query.children.flatMap(queryFieldTerms);
  }
}

/** Every word and phrase that hits are wanted for, negated ones left out: what a list highlights. */
export function queryHighlights(query: QueryNode): readonly QueryText[] {
  switch (query.kind) {
    case "text":
      return [query];
    case "field":
    case "not":
      return [];
    default:
      return query.children.flatMap(queryHighlights);
  }
}

function chipOf(node: QueryNode, path: readonly number[]): QueryChip {
  const negated = node.kind === "not";
  const inner = negated ? node.child : node;
  const content =
    inner.kind === "text" || inner.kind === "field"
      ? inner
      : ({ kind: "group", node: inner } as const);
  const text = node.kind === "or" ? `(${formatQuery(node)})` : formatQuery(node);
  return { path, negated, content, text };
}

function without(node: QueryNode, path: readonly number[]): QueryNode | null {
  const [index, ...rest] = path;
  if (index === undefined) return null;
  if (node.kind === "not") {
    const child = without(node.child, path);
    return child === null ? null : queryNot(child);
  }
  if (node.kind !== "and" && node.kind !== "or") return node;
  const children = node.children.flatMap((child, position) => {
    const kept = position === index ? without(child, rest) : child;
    return kept === null ? [] : [kept];
  });
  if (children.length === 0) return null;
  return node.kind === "and" ? queryAnd(children) : queryOr(children);
}
