import type { QueryNode, QueryText } from "../../../shared/domain/query/query.ts";
import type { RecordKind } from "../../../shared/model/ids.ts";
import { foldText } from "../../storage/search/fold-text.ts";
import { phraseExpression } from "../../storage/search/match-expression.ts";

/** What a query asks of the full-text index, and what is left to check on the records. */
export interface SearchPlan {
  /** Words and phrases that must be there: for ranking, marking, and looking into values. */
  readonly texts: readonly QueryText[];
  /** Folded texts to mark in snippets. */
  readonly marked: readonly string[];
  /** Full-text expression with whole words, and with the last word of each also as a beginning; null without any text. */
  readonly exact: string | null;
  readonly beginning: string | null;
  /** Every other condition; all of them have to hold. */
  readonly conditions: readonly QueryNode[];
  /** Kinds of record that the query names; null for all. */
  readonly kinds: ReadonlySet<string> | null;
}

/**
 * Takes a query apart: pure text goes to the index, fields are checked on what it finds. Alternatives that mix text and
 * fields are checked as a whole.
 */
export function planSearch(node: QueryNode): SearchPlan {
  const children = node.kind === "and" ? node.children : [node];
  const textNodes = children.filter(isText);
  const kindTerms = children.filter(isKindTerm);
  const texts = textNodes.flatMap((child) => (child.kind === "text" ? [child] : []));
  const positives = textNodes.filter((child) => child.kind !== "not");
  const negatives = textNodes.flatMap((child) => (child.kind === "not" ? [child.child] : []));
  const isPlannable = positives.length > 0;
  const withAll = (isWhole: boolean): string | null => {
    if (!isPlannable) return null;
    const wanted = positives.map((child) => expressionOf(child, isWhole));
    const unwanted = negatives.map((child) => expressionOf(child, true));
    if (wanted.some((one) => one === null)) return null;
    const all = wanted.map((one) => `(${one ?? ""})`).join(" AND ");
    return unwanted.reduce<string>(
      (sum, one) => (one === null ? sum : `(${sum}) NOT (${one})`),
      all,
    );
  };
  return {
    texts,
    marked: texts.map(({ text }) => foldText(text.trim())),
    exact: withAll(true),
    beginning: withAll(false),
    conditions: children.filter(
      (child) => !isKindTerm(child) && (!isPlannable || !textNodes.includes(child)),
    ),
    kinds: kindTerms.length === 0 ? null : new Set(kindTerms.flatMap(kindNames)),
  };
}

/** True when a hit of this kind may be shown. */
export function allowsKind(
  plan: SearchPlan,
  wanted: readonly RecordKind[] | undefined,
  kind: RecordKind,
): boolean {
  if (wanted !== undefined && !wanted.includes(kind)) return false;
  return plan.kinds === null || plan.kinds.has(kind);
}

function isKindTerm(node: QueryNode): boolean {
  return node.kind === "field" && node.field === "kind";
}

function kindNames(node: QueryNode): readonly string[] {
  if (node.kind !== "field") return [];
  return node.values.flatMap((value) => (value.kind === "name" ? [value.name] : []));
}

/** Only words and phrases, in any combination. */
function isText(node: QueryNode): boolean {
  switch (node.kind) {
    case "text":
      return true;
    case "field":
      return false;
    case "not":
      return isText(node.child);
    case "and":
    case "or":
      return node.children.length > 0 && node.children.every(isText);
  }
}

function expressionOf(node: QueryNode, isWhole: boolean): string | null {
  switch (node.kind) {
    case "text":
      return phraseExpression(node.text, { isWhole: isWhole || node.form === "phrase" });
    case "field":
    case "not":
      // "Everything but" has no meaning for an index of words; such a query is checked on the records.
      return null;
    case "and":
    case "or": {
      const parts = node.children.map((child) => expressionOf(child, isWhole));
      if (parts.some((part) => part === null)) return null;
      return parts.map((part) => `(${part ?? ""})`).join(node.kind === "and" ? " AND " : " OR ");
    }
  }
}
