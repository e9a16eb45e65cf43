import { mergeRecords } from "../merge/merge-record.ts";
import { replaceText } from "../merge/merge-text.ts";
import type { Stamp } from "../stamp/stamp.ts";
import { ownMember, type FieldValue, type RecordState } from "./exchange-record.ts";

/**
 * One change to a record, made in knowledge of what it holds. A text replaces all siblings, which is also how a conflict is
 * settled; deleting and reviving are changes of the life.
 */
export type RecordEdit =
  | { readonly kind: "life"; readonly isAlive: boolean }
  | { readonly kind: "register"; readonly field: string; readonly value: FieldValue }
  | {
      readonly kind: "element";
      readonly field: string;
      readonly value: string;
      readonly isPresent: boolean;
    }
  | { readonly kind: "text"; readonly field: string; readonly value: string };

/** A record that begins with `stamp` and holds nothing yet. */
export function createRecord<Kind extends string>(
  kind: Kind,
  id: string,
  owner: string,
  stamp: Stamp,
): RecordState<Kind> {
  return { kind, id, owner, life: { isAlive: true, stamp }, registers: {}, sets: {}, texts: {} };
}

/**
 * The record after a change. The stamp must be newer than every stamp in the record, as `receiveStamp` and `nextStamp` see to;
 * an older one loses, here as everywhere.
 */
export function editRecord<Kind extends string>(
  record: RecordState<Kind>,
  edit: RecordEdit,
  stamp: Stamp,
): RecordState<Kind> {
  return mergeRecords(record, deltaOf(record, edit, stamp));
}

function deltaOf<Kind extends string>(
  record: RecordState<Kind>,
  edit: RecordEdit,
  stamp: Stamp,
): RecordState<Kind> {
  const none = { ...record, registers: {}, sets: {}, texts: {} };
  switch (edit.kind) {
    case "life":
      return { ...none, life: { isAlive: edit.isAlive, stamp } };
    case "register":
      return { ...none, registers: { [edit.field]: { value: edit.value, stamp } } };
    case "element": {
      const { value, isPresent } = edit;
      return { ...none, sets: { [edit.field]: [{ value, stamp, isPresent }] } };
    }
    case "text": {
      const text = ownMember(record.texts, edit.field);
      return {
        ...none,
        texts: { [edit.field]: replaceText(text, { value: edit.value, stamp }) },
      };
    }
  }
}
