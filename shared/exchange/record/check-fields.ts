import type { z } from "zod";
import { canonicalJson } from "../../vault/canonical-json.ts";
import type { RecordState } from "./exchange-record.ts";
import type { FieldRule, SetRule } from "./field-rule.ts";
import { fieldRuleOf, kindRuleOf } from "./field-rules.ts";
import { isFieldValue, parseJson } from "./field-value.ts";
import { RECORD_LIMITS } from "./record-limits.ts";

/** A field does not hold what a record of the desk can hold. */
export interface FieldFault {
  readonly field: string;
  /** What it should be, in technical English. */
  readonly expected: string;
}

/**
 * The first field that does not fit the field table: values come from outside, and storage takes only what it knows. Fields and
 * kinds that this version does not know are not looked into; they are never shown.
 */
export function findFieldFault(record: RecordState<string>): FieldFault | undefined {
  if (kindRuleOf(record.kind) === undefined) return undefined;
  for (const [field, { value }] of Object.entries(record.registers)) {
    const fault = faultOf(record.kind, field, "register", ({ schema }) =>
      expectation(schema, value),
    );
    if (fault !== undefined) return fault;
  }
  for (const [field, elements] of Object.entries(record.sets)) {
    for (const { value } of elements) {
      const fault = faultOf(record.kind, field, "set", (rule) => elementExpectation(rule, value));
      if (fault !== undefined) return fault;
    }
  }
  for (const [field, { siblings }] of Object.entries(record.texts)) {
    for (const { value } of siblings) {
      const fault = faultOf(record.kind, field, "text", ({ schema }) => expectation(schema, value));
      if (fault !== undefined) return fault;
    }
  }
  return undefined;
}

function faultOf<Class extends FieldRule["class"]>(
  kind: string,
  field: string,
  fieldClass: Class,
  check: (rule: Extract<FieldRule, { readonly class: Class }>) => string | undefined,
): FieldFault | undefined {
  const rule = fieldRuleOf(kind, field);
  if (rule === undefined) return undefined;
  if (!isOfClass(rule, fieldClass)) return { field, expected: `a ${rule.class}` };
  const expected = check(rule);
  return expected === undefined ? undefined : { field, expected };
}

function isOfClass<Class extends FieldRule["class"]>(
  rule: FieldRule,
  fieldClass: Class,
): rule is Extract<FieldRule, { readonly class: Class }> {
  return rule.class === fieldClass;
}

/** What was expected; undefined when the value is that. A text that the schema would only take trimmed is not. */
function expectation(schema: z.ZodType, value: unknown): string | undefined {
  const checked = schema.safeParse(value);
  if (!checked.success) return checked.error.issues[0]?.message ?? "another value";
  return typeof value === "string" && checked.data !== value ? "trimmed text" : undefined;
}

function elementExpectation({ element, schema }: SetRule, value: string): string | undefined {
  if (element === "text") return expectation(schema, value);
  const parsed = parseJson(value)?.value;
  const isOneSpelling =
    isFieldValue(parsed, RECORD_LIMITS.valueDepth) && canonicalJson(parsed) === value;
  return isOneSpelling ? expectation(schema, parsed) : "canonical JSON";
}
