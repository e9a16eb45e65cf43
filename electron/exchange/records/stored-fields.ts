import { differentTexts } from "../../../shared/exchange/merge/merge-text.ts";
import { ownMember, type ExchangeRecord } from "../../../shared/exchange/record/exchange-record.ts";
import type { FieldRule } from "../../../shared/exchange/record/field-rule.ts";
import { KIND_RULES } from "../../../shared/exchange/record/fields-table.ts";
import { registerValue } from "../../../shared/exchange/record/field-rules.ts";
import { parseJson, isFieldValue } from "../../../shared/exchange/record/field-value.ts";
import { compareText } from "../../../shared/exchange/release/compare-text.ts";
import { RECORD_LIMITS } from "../../../shared/exchange/record/record-limits.ts";
import type { Fields, JsonValue } from "../../storage/records/json-value.ts";

/**
 * Every field of a record as it is stored in a new row. Of texts that stand side by side the newest is shown; all of them stay in
 * the exchanged state until somebody settles the conflict.
 */
export function storedFields(record: ExchangeRecord): Fields {
  const { fields, stays } = KIND_RULES[record.kind];
  const travelled = Object.entries(fields).map(
    ([name, rule]) => [name, storedValue(record, name, rule)] as const,
  );
  const own: Fields = { ...STAYING, ownerOrganisationId: record.owner };
  const kept = Object.keys(stays).map((name) => [name, own[name] ?? null] as const);
  return Object.fromEntries([...travelled, ...kept]);
}

/** Fields that never travel, as they stand in a record that came from elsewhere. */
const STAYING: Fields = { importRunId: null, verifiedAt: null, isDamaged: false };

function storedValue(record: ExchangeRecord, name: string, rule: FieldRule): JsonValue {
  switch (rule.class) {
    case "register": {
      const value = registerValue(record, name, rule);
      if (value === undefined) throw new Error(`${record.kind} without ${name}`);
      return value;
    }
    case "set": {
      const present = (ownMember(record.sets, name) ?? []).filter(({ isPresent }) => isPresent);
      if (rule.element === "text") return present.map(({ value }) => value);
      // A set has no order; the entries of a custody log are read in that in which they were made.
      return present
        .map(({ value }) => jsonOf(value))
        .toSorted((a, b) => compareText(timeOf(a), timeOf(b)));
    }
    case "text": {
      const text = ownMember(record.texts, name);
      return (text && differentTexts(text)[0]?.value) ?? "";
    }
  }
}

function timeOf(value: JsonValue): string {
  const isObject = typeof value === "object" && value !== null;
  const at: unknown = isObject ? Reflect.get(value, "at") : undefined;
  return typeof at === "string" ? at : "";
}

function jsonOf(text: string): JsonValue {
  const json = parseJson(text);
  if (json !== undefined && isFieldValue(json.value, RECORD_LIMITS.valueDepth)) return json.value;
  throw new Error("an element of a set that is no JSON");
}
