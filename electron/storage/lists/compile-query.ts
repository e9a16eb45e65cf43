import { assertNever } from "../../../shared/assert-never.ts";
import type { QueryFieldTerm, QueryNode, QueryText } from "../../../shared/domain/query/query.ts";
import { all, any, not, type SqlCondition } from "./sql-condition.ts";

/** What conditions depend on beside the query. */
export interface QueryContext {
  readonly nowMs: number;
  /** Who asks: `me` in a query. */
  readonly me: string;
}

/** How one kind of record is asked. */
export interface QueryTarget {
  readonly text: (term: QueryText, context: QueryContext) => SqlCondition;
  readonly field: (term: QueryFieldTerm, context: QueryContext) => SqlCondition;
}

/** The conditions of a query that all have to hold; the list picks from them where to start. */
export function compileConjuncts(
  node: QueryNode,
  target: QueryTarget,
  context: QueryContext,
): readonly SqlCondition[] {
  const children = node.kind === "and" ? node.children : [node];
  return children.map((child) => compile(child, target, context));
}

/** True when the query speaks of merged incidents; otherwise lists leave them out. */
export function mentionsFlag(node: QueryNode, flag: string): boolean {
  switch (node.kind) {
    case "text":
      return false;
    case "field":
      return (
        node.field === "is" &&
        node.values.some((value) => value.kind === "name" && value.name === flag)
      );
    case "not":
      return mentionsFlag(node.child, flag);
    case "and":
    case "or":
      return node.children.some((child) => mentionsFlag(child, flag));
    default:
      return assertNever(node);
  }
}

function compile(node: QueryNode, target: QueryTarget, context: QueryContext): SqlCondition {
  switch (node.kind) {
    case "text":
      return target.text(node, context);
    case "field":
      return target.field(node, context);
    case "not":
      return not(compile(node.child, target, context));
    case "and":
      return all(node.children.map((child) => compile(child, target, context)));
    case "or":
      return any(node.children.map((child) => compile(child, target, context)));
    default:
      return assertNever(node);
  }
}
