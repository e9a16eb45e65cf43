import type { FieldValue } from "../../model/journal.ts";
import type { ForeignRecord } from "../record/exchange-record.ts";

/** Changes one text of a record; `field` is the field that it stands in, however deep. */
export type TextChange = (text: string, field: string) => string;

/**
 * The record with every text in its fields changed: scalars, elements of sets, long texts, and texts and member names
 * inside structured values. Ids, stamps and names of fields stay.
 */
export function mapTexts(record: ForeignRecord, change: TextChange): ForeignRecord {
  return {
    ...record,
    registers: mapMembers(record.registers, (state, field) => ({
      ...state,
      value: mapValue(state.value, (text) => change(text, field)),
    })),
    sets: mapMembers(record.sets, (elements, field) =>
      elements.map((element) => ({ ...element, value: change(element.value, field) })),
    ),
    texts: mapMembers(record.texts, (state, field) => ({
      ...state,
      siblings: state.siblings.map((one) => ({ ...one, value: change(one.value, field) })),
    })),
  };
}

/** Visits every text of a record, in the order of its fields. */
export function visitTexts(
  record: ForeignRecord,
  visit: (text: string, field: string) => void,
): void {
  mapTexts(record, (text, field) => {
    visit(text, field);
    return text;
  });
}

function mapMembers<From, To>(
  members: Readonly<Record<string, From>>,
  change: (member: From, name: string) => To,
): Record<string, To> {
  return Object.fromEntries(
    Object.entries(members).map(([name, member]) => [name, change(member, name)]),
  );
}

function mapValue(value: FieldValue, change: (text: string) => string): FieldValue {
  if (typeof value === "string") return change(value);
  if (value === null || typeof value !== "object") return value;
  if (isList(value)) return value.map((item) => mapValue(item, change));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [change(name), mapValue(member, change)]),
  );
}

function isList(value: object): value is readonly FieldValue[] {
  return Array.isArray(value);
}
