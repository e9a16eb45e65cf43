import * as fc from "fast-check";
import { expect, test } from "vitest";
import type {
  QueryFieldName,
  QueryNode,
  QueryValue,
} from "../../../../shared/domain/query/index.ts";
import {
  explainQuery,
  formatQuery,
  isBareWord,
  parseQuery,
  QUERY_FIELD_NAMES,
  queryAnd,
  queryField,
  queryNot,
  queryOr,
  queryText,
  withoutChip,
} from "../../../../shared/domain/query/index.ts";
import { PAP_LABELS, TLP_LABELS } from "../../../../shared/domain/markings/index.ts";
import { RSIT_MACHINE_VALUES } from "../../../../shared/domain/rsit/index.ts";

const anyText = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 12 }),
    fc.string({
      minLength: 1,
      maxLength: 12,
      unit: fc.constantFrom(...'ab1-:.,()"\\ <>=ORNDT'.split("")),
    }),
    fc.constantFrom(
      "OR",
      "AND",
      "NOT",
      "-",
      "status:new",
      "2001:db8::1",
      "https://e.org/a(b)",
      "me",
      "none",
    ),
  )
  .filter((text) => text.trim() !== "");

const freeText = fc
  .tuple(anyText, fc.boolean())
  .map(([text, quoted]) => queryText(text, quoted || !isBareWord(text) ? "phrase" : "word"));

function named(names: readonly string[]): fc.Arbitrary<QueryValue> {
  return fc.constantFrom(...names).map((name) => ({ kind: "name", name }));
}

const textValue = anyText.map((text): QueryValue => ({ kind: "text", text }));
const instant: fc.Arbitrary<QueryValue> = fc.oneof(
  fc.record({
    kind: fc.constant("ago" as const),
    amount: fc.nat(999),
    unit: fc.constantFrom("h", "d", "w", "m", "y"),
  }),
  fc.record({ kind: fc.constant("day" as const), daysAgo: fc.constantFrom(0, 1) }),
  fc
    .constantFrom("1999", "2026-02", "2024-02-29", "2026-01-31T23:59")
    .map((date) => ({ kind: "date" as const, date })),
);
const number = fc
  .integer({ min: 0, max: 1_000_000_000 })
  .map((number): QueryValue => ({ kind: "number", number }));

function valuesOf(name: QueryFieldName): fc.Arbitrary<QueryValue> {
  const { value } = queryField(name);
  switch (value.kind) {
    case "choice":
      return named(value.values);
    case "flag":
      return named(Object.keys(value.values));
    case "tlp":
      return named(TLP_LABELS);
    case "pap":
      return named(PAP_LABELS);
    case "classification":
      return named(RSIT_MACHINE_VALUES);
    case "person":
      return fc.oneof(textValue, fc.constant<QueryValue>({ kind: "me" }));
    case "instant":
      return instant;
    case "number":
    case "size":
      return number;
    case "text":
      return textValue;
    default:
      return textValue;
  }
}

const fieldTerm = fc.constantFrom(...QUERY_FIELD_NAMES).chain((field): fc.Arbitrary<QueryNode> => {
  const { allowsNone, comparable } = queryField(field);
  const value = valuesOf(field);
  const listed = allowsNone ? fc.oneof(value, fc.constant<QueryValue>({ kind: "none" })) : value;
  const list = fc
    .array(listed, { minLength: 1, maxLength: 3 })
    .map((values): QueryNode => ({ kind: "field", field, comparison: "is", values }));
  const compared = fc
    .tuple(value, fc.constantFrom(">=", ">", "<=", "<"))
    .map(([one, comparison]): QueryNode => ({ kind: "field", field, comparison, values: [one] }));
  return comparable ? fc.oneof(list, compared) : list;
});

const { query } = fc.letrec<{ query: QueryNode; group: QueryNode }>((tie) => ({
  group: fc.oneof(
    fc.array(tie("query"), { minLength: 2, maxLength: 3 }).map(queryAnd),
    fc.array(tie("query"), { minLength: 2, maxLength: 3 }).map(queryOr),
    tie("query").map(queryNot),
  ),
  query: fc.oneof({ maxDepth: 3, depthIdentifier: "query" }, freeText, fieldTerm, tie("group")),
}));

test("a query that is written and read again is the same query", () => {
  fc.assert(
    fc.property(query, (node) => {
      expect(parseQuery(formatQuery(node))).toEqual({ ok: true, value: node });
    }),
    { numRuns: 1_000 },
  );
});

test("every text is read to a query or an error inside the text", () => {
  const noise = fc.string({
    maxLength: 60,
    unit: fc.constantFrom(...'ab :-"()<>=,\\'.split(""), "is:", "OR ", "tag:"),
  });
  fc.assert(
    fc.property(fc.oneof(noise, fc.string({ maxLength: 200 })), (text) => {
      const parsed = parseQuery(text);
      const problem = parsed.ok ? { offset: 0, length: 0 } : parsed.error;
      expect(problem.offset + problem.length).toBeLessThanOrEqual(text.length);
      return true;
    }),
    { numRuns: 1_000 },
  );
});

test("what was read is written in one canonical way", () => {
  fc.assert(
    fc.property(query, (node) => {
      const text = formatQuery(node);
      const again = parseQuery(text);
      return again.ok && formatQuery(again.value) === text;
    }),
  );
});

test("the chips of a query joined are the query, and each can be taken out", () => {
  fc.assert(
    fc.property(query, fc.nat(5), (node, pick) => {
      const chips = explainQuery(node);
      const texts = chips.map(({ text }) => text);
      expect(parseQuery(texts.join(" "))).toEqual({ ok: true, value: node });
      const index = pick % chips.length;
      const rest = withoutChip(node, chips[index]?.path ?? []);
      expect(explainQuery(rest).map(({ text }) => text)).toEqual(texts.toSpliced(index, 1));
    }),
  );
});

test("the chip of a group keeps its parentheses when its first word is negated", () => {
  const parsed = parseQuery("(-a OR b) c");
  expect(parsed.ok && explainQuery(parsed.value).map(({ text }) => text)).toEqual([
    "(-a OR b)",
    "c",
  ]);
});
