import { isExchangeKind, ownMember, type FieldValue, type RecordState } from "./exchange-record.ts";
import type { FieldRule, KindRule, Reach, RegisterRule } from "./field-rule.ts";
import { KIND_RULES } from "./fields-table.ts";

/** The rules of a kind, or undefined for one that only a newer version knows. */
export function kindRuleOf(kind: string): KindRule | undefined {
  return isExchangeKind(kind) ? KIND_RULES[kind] : undefined;
}

/** The rule of a field, or undefined for one that only a newer version knows. */
export function fieldRuleOf(kind: string, field: string): FieldRule | undefined {
  const rule = kindRuleOf(kind);
  return rule === undefined ? undefined : ownMember(rule.fields, field);
}

/**
 * The part of a record that may go so far. What this version does not know goes to own devices only: nothing leaves the
 * organisation without a rule.
 */
export function withinReach<Kind extends string>(
  record: RecordState<Kind>,
  reach: Reach,
): RecordState<Kind> {
  if (reach === "own-devices") return record;
  return keepFields(record, (field) => fieldRuleOf(record.kind, field)?.reach === "everyone");
}

/** What is taken of another organisation's record: all but what only devices of one organisation tell each other. */
export function withoutInternalFields<Kind extends string>(
  record: RecordState<Kind>,
): RecordState<Kind> {
  return keepFields(record, (field) => fieldRuleOf(record.kind, field)?.reach !== "own-devices");
}

/**
 * What a register of a new record holds: what came, or what stands in its place. Undefined when it is required and did not come.
 */
export function registerValue(
  record: RecordState<string>,
  field: string,
  rule: RegisterRule,
): FieldValue | undefined {
  const register = ownMember(record.registers, field);
  if (register !== undefined) return register.value;
  switch (rule.whenMissing.kind) {
    case "value":
      return rule.whenMissing.value;
    case "creation-time":
      return new Date(creationMsOf(record)).toISOString();
    case "required":
      return undefined;
  }
}

/** Required fields that a record does not have; with any of them it can't be stored as a new one. */
export function missingFields(record: RecordState<string>): readonly string[] {
  const rules = Object.entries(kindRuleOf(record.kind)?.fields ?? {});
  return rules.flatMap(([field, rule]) =>
    rule.class === "register" &&
    rule.whenMissing.kind === "required" &&
    ownMember(record.registers, field) === undefined
      ? [field]
      : [],
  );
}

/** Time in the id of a record (RFC 9562 §5.7); of other ids the stamp that it begins with has to do. */
function creationMsOf(record: RecordState<string>): number {
  return version7Ms(record.id) ?? record.life.stamp.ms;
}

/** Milliseconds since 1970 in a UUID of version 7; undefined for other versions. */
export function version7Ms(id: string): number | undefined {
  return id.charAt(14) === "7" ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : undefined;
}

function keepFields<Kind extends string>(
  record: RecordState<Kind>,
  isKept: (field: string) => boolean,
): RecordState<Kind> {
  const kept = <T>(members: Readonly<Record<string, T>>): Readonly<Record<string, T>> => {
    const entries = Object.entries(members);
    const left = entries.filter(([field]) => isKept(field));
    return left.length === entries.length ? members : Object.fromEntries(left);
  };
  const registers = kept(record.registers);
  const sets = kept(record.sets);
  const texts = kept(record.texts);
  const isWhole = registers === record.registers && sets === record.sets && texts === record.texts;
  return isWhole ? record : { ...record, registers, sets, texts };
}
