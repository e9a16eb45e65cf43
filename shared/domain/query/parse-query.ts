import type { Result } from "../../result.ts";
import { err, ok } from "../../result.ts";
import { assertNever } from "../../assert-never.ts";
import type { QueryToken } from "./lex-query.ts";
import { lexQuery } from "./lex-query.ts";
import { queryFieldsOf, QUERY_FIELD_NAMES } from "./query-fields.ts";
import type { QueryEntity } from "./query-fields-table.ts";
import type { QueryNode } from "./query.ts";
import {
  EMPTY_QUERY,
  MAX_QUERY_DEPTH,
  MAX_QUERY_LENGTH,
  MAX_QUERY_TERMS,
  queryAnd,
  queryNot,
  queryOr,
  queryText,
} from "./query.ts";
import type { QueryError } from "./query-error.ts";
import { readFieldTerm } from "./read-field-term.ts";

export interface QueryOptions {
  /** Refuse fields and flags that mean nothing for this kind of record. Left out: everything is taken. */
  readonly entity?: QueryEntity;
}

/**
 * Reads a query. Words that follow each other are all wanted; `OR` binds weaker than that; parentheses group; `-` or
 * `NOT` negates. Every text gives a tree or an error with its place, in time linear in its length.
 */
export function parseQuery(
  text: string,
  options: QueryOptions = {},
): Result<QueryNode, QueryError> {
  if (text.length > MAX_QUERY_LENGTH) {
    const length = text.length - MAX_QUERY_LENGTH;
    return err({ kind: "too-long", offset: MAX_QUERY_LENGTH, length, limit: MAX_QUERY_LENGTH });
  }
  const tokens = lexQuery(text);
  if (tokens.length === 0) return ok(EMPTY_QUERY);
  const termCount = tokens.filter(({ kind }) => kind === "text" || kind === "field").length;
  if (termCount > MAX_QUERY_TERMS) {
    return err({ kind: "too-many-terms", offset: 0, length: text.length, limit: MAX_QUERY_TERMS });
  }
  const state: ParserState = { text, tokens, options, position: 0 };
  const parsed = parseAlternatives(state, 0);
  if (!parsed.ok) return parsed;
  const rest = state.tokens[state.position];
  return rest === undefined
    ? parsed
    : err({ kind: "unexpected-close", offset: rest.start, length: 1, found: ")" });
}

/** The only moving part: how many tokens have been taken. Lives for one call. */
interface ParserState {
  readonly text: string;
  readonly tokens: readonly QueryToken[];
  readonly options: QueryOptions;
  position: number;
}

type Parsed = Result<QueryNode, QueryError>;

function parseAlternatives(state: ParserState, depth: number): Parsed {
  const alternatives: QueryNode[] = [];
  for (;;) {
    const next = parseConjunction(state, depth);
    if (!next.ok) return next;
    alternatives.push(next.value);
    if (state.tokens[state.position]?.kind !== "or") return ok(queryOr(alternatives));
    state.position += 1;
  }
}

function parseConjunction(state: ParserState, depth: number): Parsed {
  const parts: QueryNode[] = [];
  for (;;) {
    const token = state.tokens[state.position];
    if (token?.kind === "and" && parts.length > 0) {
      state.position += 1;
      const next = parseTerm(state, depth);
      if (!next.ok) return next;
      parts.push(next.value);
      continue;
    }
    if (token === undefined || token.kind === "or" || token.kind === "close") break;
    const next = parseTerm(state, depth);
    if (!next.ok) return next;
    parts.push(next.value);
  }
  return parts.length === 0 ? termExpected(state) : ok(queryAnd(parts));
}

function parseTerm(state: ParserState, depth: number): Parsed {
  const token = state.tokens[state.position];
  if (token === undefined) return termExpected(state);
  if (depth > MAX_QUERY_DEPTH) {
    return err({ kind: "too-deep", offset: token.start, length: 1, limit: MAX_QUERY_DEPTH });
  }
  switch (token.kind) {
    case "open":
      return parseGroup(state, token, depth);
    case "minus":
    case "not": {
      state.position += 1;
      const child = parseTerm(state, depth + 1);
      return child.ok ? ok(queryNot(child.value)) : child;
    }
    case "text":
      state.position += 1;
      return readText(token);
    case "field":
      state.position += 1;
      return readFieldTerm(token, state.options.entity ?? null);
    case "unknown-field":
      return unknownField(state, token);
    case "unclosed-quote":
      return err({ kind: "unclosed-quote", offset: token.start, length: token.end - token.start });
    case "or":
    case "and":
    case "close":
      return termExpected(state);
    default:
      return assertNever(token);
  }
}

function parseGroup(state: ParserState, open: QueryToken, depth: number): Parsed {
  state.position += 1;
  const inner = parseAlternatives(state, depth + 1);
  if (!inner.ok) return inner;
  if (state.tokens[state.position]?.kind !== "close") {
    return err({ kind: "unclosed-group", offset: open.start, length: 1, expected: [")"] });
  }
  state.position += 1;
  return inner;
}

function readText(token: Extract<QueryToken, { kind: "text" }>): Parsed {
  if (token.text.trim() === "") {
    const length = token.end - token.start;
    return err({ kind: "term-expected", offset: token.start, length, found: '""' });
  }
  return ok(queryText(token.text, token.isQuoted || !isBareWord(token.text) ? "phrase" : "word"));
}

/** True when the text, written without quotes, is read back as this one word. */
export function isBareWord(text: string): boolean {
  // Behind an opening and before a closing parenthesis: there a word with an unbalanced one would swallow it.
  const [open, word, close, ...rest] = lexQuery(`(${text})`);
  return (
    open?.kind === "open" &&
    close?.kind === "close" &&
    rest.length === 0 &&
    word?.kind === "text" &&
    !word.isQuoted &&
    word.text === text
  );
}

function termExpected(state: ParserState): Parsed {
  const token = state.tokens[state.position];
  const offset = token?.start ?? state.text.length;
  const end = token?.end ?? state.text.length;
  return err({
    kind: "term-expected",
    offset,
    length: end - offset,
    found: state.text.slice(offset, end),
  });
}

function unknownField(
  state: ParserState,
  token: Extract<QueryToken, { kind: "unknown-field" }>,
): Parsed {
  const { entity } = state.options;
  return err({
    kind: "unknown-field",
    offset: token.start,
    length: token.name.length,
    found: token.name,
    expected: entity === undefined ? QUERY_FIELD_NAMES : queryFieldsOf(entity),
  });
}
