import { assertNever } from "../../assert-never.ts";
import type { QueryToken } from "./lex-query.ts";
import { lexQuery } from "./lex-query.ts";
import {
  findQueryField,
  queryField,
  queryFieldChoices,
  QUERY_FIELD_NAMES,
} from "./query-fields.ts";
import type { QueryEntity, QueryFieldName } from "./query-fields-table.ts";
import { MAX_QUERY_LENGTH } from "./query.ts";
import { expectedValues } from "./read-value.ts";

/** One proposal: put `insert` in place of the text from `start` to `end`. */
export interface QueryCompletion {
  readonly kind: "field" | "value";
  readonly insert: string;
  readonly start: number;
  readonly end: number;
}

export interface CompletionContext {
  /** Propose only what means something for this kind of record. */
  readonly entity?: QueryEntity;
  /** Values known to the vault, most used first: tags, owners, observable types. */
  readonly known?: Readonly<Partial<Record<QueryFieldName, readonly string[]>>>;
  /** How many at most; 12 unless told. */
  readonly limit?: number;
}

/** Proposals for the term in which the caret stands; none inside plain words that begin no field name. */
export function completions(
  text: string,
  caret: number,
  context: CompletionContext = {},
): readonly QueryCompletion[] {
  const before = text.slice(0, Math.min(caret, MAX_QUERY_LENGTH));
  const limit = context.limit ?? 12;
  const last = lexQuery(before).findLast((token) => token.end === before.length);
  const found =
    last === undefined
      ? fieldProposals("", before.length, context)
      : proposals(last, before, context);
  return found.slice(0, limit);
}

function proposals(
  token: QueryToken,
  before: string,
  context: CompletionContext,
): readonly QueryCompletion[] {
  switch (token.kind) {
    case "text":
      return token.isQuoted ? [] : fieldProposals(token.text, token.start, context);
    case "field": {
      const value = token.values.at(-1);
      if (value === undefined) return [];
      return valueProposals(token.field, value.text, value.start, context);
    }
    case "unclosed-quote":
      return openQuoteProposals(before, token.start, context);
    case "open":
    case "minus":
      return fieldProposals("", before.length, context);
    case "close":
    case "or":
    case "and":
    case "not":
    case "unknown-field":
      return [];
    default:
      return assertNever(token);
  }
}

function fieldProposals(
  prefix: string,
  start: number,
  context: CompletionContext,
): readonly QueryCompletion[] {
  const wanted = prefix.toLowerCase();
  return QUERY_FIELD_NAMES.filter((name) => {
    const { entities, aliases } = queryField(name);
    const isApplicable = context.entity === undefined || entities.includes(context.entity);
    return isApplicable && [name, ...aliases].some((spelling) => spelling.startsWith(wanted));
  }).map((name) => ({ kind: "field", insert: `${name}:`, start, end: start + prefix.length }));
}

function valueProposals(
  name: QueryFieldName,
  prefix: string,
  start: number,
  context: CompletionContext,
): readonly QueryCompletion[] {
  const field = queryField(name);
  const choices =
    field.value.kind === "flag"
      ? queryFieldChoices(name, context.entity ?? null)
      : expectedValues(field);
  const wanted = prefix.toLowerCase();
  return [...new Set([...choices, ...(context.known?.[name] ?? [])])]
    .filter((value) => value.toLowerCase().startsWith(wanted))
    .map((value) => ({
      kind: "value",
      insert: /[\s"(),]/.test(value) ? `"${value.replaceAll(/["\\]/g, "\\$&")}"` : value,
      start,
      end: start + prefix.length,
    }));
}

/** `tag:"foo b|`: the quote has no end yet, but the field before it tells what is meant. */
function openQuoteProposals(
  before: string,
  quoteStart: number,
  context: CompletionContext,
): readonly QueryCompletion[] {
  const spelling = /([a-z][a-z0-9-]{0,23}):$/i.exec(
    before.slice(Math.max(0, quoteStart - 25), quoteStart),
  )?.[1];
  const name = spelling === undefined ? null : findQueryField(spelling);
  if (name === null) return [];
  const prefix = before.slice(quoteStart + 1);
  return valueProposals(name, prefix, quoteStart, context).map((one) => ({
    ...one,
    end: before.length,
  }));
}
