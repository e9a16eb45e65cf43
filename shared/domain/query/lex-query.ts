import { findQueryField } from "./query-fields.ts";
import type { QueryFieldName } from "./query-fields-table.ts";
import type { QueryComparison } from "./query.ts";

/** A piece of the text, `start` and `end` in UTF-16 units as a text field counts them; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One value of a comma list, without its quotes. */
export interface LexedValue extends Span {
  readonly text: string;
  readonly isQuoted: boolean;
}

export type QueryToken = Span &
  (
    | { readonly kind: "open" | "close" | "minus" | "or" | "and" | "not" }
    | { readonly kind: "text"; readonly text: string; readonly isQuoted: boolean }
    | {
        readonly kind: "field";
        readonly field: QueryFieldName;
        readonly comparison: QueryComparison;
        readonly values: readonly LexedValue[];
      }
    | { readonly kind: "unknown-field"; readonly name: string }
    | { readonly kind: "unclosed-quote" }
  );

/**
 * Cuts the text into tokens in one pass, left to right. Never fails: an unknown field and a quote without end are
 * tokens of their own, so that the parser can name their place and completion can still work with the rest.
 */
export function lexQuery(text: string): readonly QueryToken[] {
  const tokens: QueryToken[] = [];
  let position = 0;
  while (position < text.length) {
    if (/\s/.test(text.charAt(position))) {
      position += 1;
      continue;
    }
    const token = lexToken(text, position);
    tokens.push(token);
    position = token.end;
  }
  return tokens;
}

/** A field name with its comparison, at the start of a token. Names are short: 24 covers the longest. */
const FIELD_START = /^([a-z][a-z0-9-]{0,23})(:(?:>=|<=|>|<)?|>=|<=|>|<|=)/i;

function lexToken(text: string, start: number): QueryToken {
  const first = text.charAt(start);
  if (first === "(") return { kind: "open", start, end: start + 1 };
  if (first === ")") return { kind: "close", start, end: start + 1 };
  if (first === "-" && isTermStart(text, start + 1))
    return { kind: "minus", start, end: start + 1 };
  if (first === '"') return lexPhrase(text, start);
  return lexField(text, start) ?? lexWord(text, start);
}

function lexPhrase(text: string, start: number): QueryToken {
  const quoted = lexQuoted(text, start);
  return quoted === null
    ? { kind: "unclosed-quote", start, end: text.length }
    : { kind: "text", text: quoted.text, isQuoted: true, start, end: quoted.end };
}

function lexField(text: string, start: number): QueryToken | null {
  const match = FIELD_START.exec(text.slice(start, start + 32));
  if (match === null) return null;
  const [whole = "", name = "", operator = ""] = match;
  const field = findQueryField(name);
  const valueStart = start + whole.length;
  if (field === null) return lexUnknownField(text, start, name, operator);
  const values: LexedValue[] = [];
  let position = valueStart;
  for (;;) {
    const value = lexValue(text, position);
    if (value === null) return { kind: "unclosed-quote", start: position, end: text.length };
    values.push(value);
    position = value.end;
    if (text.charAt(position) !== ",") break;
    position += 1;
  }
  return { kind: "field", field, comparison: comparisonOf(operator), values, start, end: position };
}

/**
 * `name:` with a name that is no field is a mistake to be told, unless the whole thing is plainly something else:
 * a URL, an IPv6 or MAC address, a mail address, a Windows path, a word before a colon (`Re:`).
 */
function lexUnknownField(
  text: string,
  start: number,
  name: string,
  operator: string,
): QueryToken | null {
  const word = lexWord(text, start);
  const whole = text.slice(start, word.end);
  const rest = whole.slice(name.length + 1);
  const isText =
    operator !== ":" ||
    rest === "" ||
    rest.startsWith("//") ||
    rest.startsWith("\\") ||
    rest.includes("@") ||
    /^[0-9a-f:.%/]+$/i.test(whole);
  return isText ? null : { kind: "unknown-field", name, start, end: start + name.length + 1 };
}

function lexValue(text: string, start: number): LexedValue | null {
  if (text.charAt(start) === '"') {
    const quoted = lexQuoted(text, start);
    return quoted === null ? null : { ...quoted, isQuoted: true, start };
  }
  const end = bareEnd(text, start, true);
  return end === null ? null : { text: text.slice(start, end), isQuoted: false, start, end };
}

function lexWord(text: string, start: number): QueryToken {
  const end = bareEnd(text, start, false);
  if (end === null) return { kind: "unclosed-quote", start, end: text.length };
  const word = text.slice(start, end);
  switch (word) {
    case "OR":
      return { kind: "or", start, end };
    case "AND":
      return { kind: "and", start, end };
    case "NOT":
      return { kind: "not", start, end };
    default:
      return { kind: "text", text: word, isQuoted: false, start, end };
  }
}

/**
 * Where an unquoted word or value ends: at white space, at a closing parenthesis that it did not open, for values at
 * a comma. A quoted part inside it (`threat-actor="Sofacy Group"`) belongs to it with its quotes. Null: that part
 * has no end.
 */
function bareEnd(text: string, start: number, stopsAtComma: boolean): number | null {
  let depth = 0;
  for (let position = start; position < text.length; position += 1) {
    const character = text.charAt(position);
    if (/\s/.test(character) || (stopsAtComma && character === ",")) return position;
    if (character === '"') {
      const close = text.indexOf('"', position + 1);
      if (close < 0) return null;
      position = close;
    } else if (character === "(") {
      depth += 1;
    } else if (character === ")") {
      if (depth === 0) return position;
      depth -= 1;
    }
  }
  return text.length;
}

/** Reads a quoted text with `\"` and `\\` as its only escapes; null when the closing quote is missing. */
function lexQuoted(
  text: string,
  start: number,
): { readonly text: string; readonly end: number } | null {
  const parts: string[] = [];
  for (let position = start + 1; position < text.length; position += 1) {
    const character = text.charAt(position);
    if (character === '"') return { text: parts.join(""), end: position + 1 };
    const next = text.charAt(position + 1);
    if (character === "\\" && (next === '"' || next === "\\")) {
      parts.push(next);
      position += 1;
    } else {
      parts.push(character);
    }
  }
  return null;
}

function isTermStart(text: string, position: number): boolean {
  return position < text.length && !/[\s)]/.test(text.charAt(position));
}

function comparisonOf(operator: string): QueryComparison {
  switch (operator.replace(/^:/, "")) {
    case ">=":
      return ">=";
    case ">":
      return ">";
    case "<=":
      return "<=";
    case "<":
      return "<";
    default:
      return "is";
  }
}
