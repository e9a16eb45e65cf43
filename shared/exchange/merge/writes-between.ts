import { ownMember, type RecordState } from "../record/exchange-record.ts";
import type { FieldWrite } from "./merge-plan.ts";

/** What `after` has that `before` has not; `after` is `before` joined with something (mergeRecords). */
export function writesBetween(
  before: RecordState<string> | undefined,
  after: RecordState<string>,
): readonly FieldWrite[] {
  return [
    ...lifeWrites(before, after),
    ...registerWrites(before, after),
    ...setWrites(before, after),
    ...textWrites(before, after),
  ];
}

type Before = RecordState<string> | undefined;

function lifeWrites(before: Before, { life }: RecordState<string>): readonly FieldWrite[] {
  if (before?.life === life) return [];
  return [{ kind: "life", before: before?.life, after: life }];
}

function registerWrites(before: Before, after: RecordState<string>): readonly FieldWrite[] {
  return Object.entries(after.registers).flatMap(([field, register]): FieldWrite[] => {
    const old = before && ownMember(before.registers, field);
    return old === register ? [] : [{ kind: "register", field, before: old?.value, ...register }];
  });
}

function setWrites(before: Before, after: RecordState<string>): readonly FieldWrite[] {
  return Object.entries(after.sets).flatMap(([field, elements]): FieldWrite[] => {
    const old = new Set(before && ownMember(before.sets, field));
    const changed = elements.filter((element) => !old.has(element));
    return changed.length === 0 ? [] : [{ kind: "set", field, elements: changed }];
  });
}

function textWrites(before: Before, after: RecordState<string>): readonly FieldWrite[] {
  return Object.entries(after.texts).flatMap(([field, text]): FieldWrite[] => {
    const old = before && ownMember(before.texts, field);
    return old === text ? [] : [{ kind: "text", field, before: old, after: text }];
  });
}
