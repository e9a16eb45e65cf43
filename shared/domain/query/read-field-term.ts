import type { Result } from "../../result.ts";
import { err, ok } from "../../result.ts";
import type { LexedValue, QueryToken } from "./lex-query.ts";
import { queryField, queryFieldChoices, queryFieldsOf } from "./query-fields.ts";
import type { QueryEntity, QueryFieldName } from "./query-fields-table.ts";
import type { QueryError } from "./query-error.ts";
import type { QueryFieldTerm, QueryValue } from "./query.ts";
import { MAX_QUERY_VALUES, QUERY_COMPARISONS } from "./query.ts";
import { expectedValues, readQueryValue } from "./read-value.ts";

type FieldToken = Extract<QueryToken, { kind: "field" }>;

/** Checks a field term against the field's table entry and reads its values; `entity` null means: any kind of record. */
export function readFieldTerm(
  token: FieldToken,
  entity: QueryEntity | null,
): Result<QueryFieldTerm, QueryError> {
  const problem = checkTerm(token, entity);
  if (problem !== null) return err(problem);
  const values: QueryValue[] = [];
  for (const written of token.values) {
    const value = readValue(token, written, entity);
    if (!value.ok) return value;
    values.push(value.value);
  }
  const { field, comparison } = token;
  return ok({ kind: "field", field, comparison, values });
}

function checkTerm(token: FieldToken, entity: QueryEntity | null): QueryError | null {
  const field = queryField(token.field);
  const place = { offset: token.start, length: token.end - token.start };
  if (entity !== null && !field.entities.includes(entity)) {
    const expected = queryFieldsOf(entity);
    return { kind: "field-not-applicable", ...place, found: token.field, entity, expected };
  }
  if (token.values.length > MAX_QUERY_VALUES) {
    return { kind: "too-many-values", ...place, limit: MAX_QUERY_VALUES };
  }
  const isComparison = token.comparison !== "is";
  if (isComparison && (!field.comparable || token.values.length > 1)) {
    const found = token.comparison;
    const expected = field.comparable ? QUERY_COMPARISONS.slice(1) : [":"];
    return { kind: "comparison-not-allowed", ...place, found, expected };
  }
  return null;
}

function readValue(
  token: FieldToken,
  written: LexedValue,
  entity: QueryEntity | null,
): Result<QueryValue, QueryError> {
  const field = queryField(token.field);
  const place = { offset: written.start, length: written.end - written.start };
  if (written.text.trim() === "") {
    const expected = expectedValues(field);
    return err({ kind: "value-expected", ...place, found: token.field, expected });
  }
  const value = readQueryValue(field, written);
  if (value === null) {
    const expected = expectedValues(field);
    return err({ kind: "unknown-value", ...place, found: written.text, expected });
  }
  if (value.kind === "none" && token.comparison !== "is") {
    return err({
      kind: "comparison-not-allowed",
      ...place,
      found: token.comparison,
      expected: [":"],
    });
  }
  const expected = entity === null ? null : expectedFlags(token.field, entity);
  if (entity !== null && expected !== null && !expected.includes(written.text.toLowerCase())) {
    return err({ kind: "value-not-applicable", ...place, found: written.text, entity, expected });
  }
  return ok(value);
}

function expectedFlags(name: QueryFieldName, entity: QueryEntity): readonly string[] | null {
  return queryField(name).value.kind === "flag" ? queryFieldChoices(name, entity) : null;
}
