import type { FieldValue, JournalEntry } from "../../../../shared/model/journal.ts";
import { defanged } from "../../../cases/observables/display.ts";
import type { RecordKind } from "../../../../shared/model/ids.ts";

export type FieldChange = JournalEntry["changes"][number];

/** Changes of one record in one entry, told together. */
export interface RecordChanges {
  readonly kind: RecordKind;
  readonly id: string;
  readonly op: "created" | "changed" | "removed";
  /** What the record is called, where its fields say so. */
  readonly name: string | undefined;
  readonly fields: readonly FieldChange[];
}

/** Fields that say nothing to an analyst: places in the machinery, and what stands elsewhere in the entry. */
const SILENT_FIELDS: ReadonlySet<string> = new Set([
  "ownerOrganisationId",
  "incidentId",
  "createdAt",
  "updatedAt",
  "position",
  "revision",
  "fromId",
  "toId",
]);

const NAME_FIELDS = ["title", "name", "target", "askedOf", "value", "text"];

/** The field changes of an entry by record, without fields that say nothing and without empty ones of new records. */
export function changesByRecord(changes: readonly FieldChange[]): readonly RecordChanges[] {
  const byRecord = new Map<string, FieldChange[]>();
  for (const change of changes) {
    const key = `${change.recordKind}\n${change.recordId}`;
    const known = byRecord.get(key);
    if (known === undefined) byRecord.set(key, [change]);
    else known.push(change);
  }
  return [...byRecord.values()].flatMap((fields): readonly RecordChanges[] => {
    const [first] = fields;
    if (first === undefined) return [];
    return [
      {
        kind: first.recordKind,
        id: first.recordId,
        op: opOf(fields),
        name: nameOf(fields),
        fields: fields.filter(isTelling),
      },
    ];
  });
}

/** Names of records by id, from whichever entry tells them: a later change does not repeat the title. */
export function recordNames(entries: readonly JournalEntry[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { changes } of entries) {
    for (const { id, name } of changesByRecord(changes)) {
      if (name !== undefined && !names.has(id)) names.set(id, name);
    }
  }
  return names;
}

/** A value is absent rather than null where a record was created or removed. */
function opOf(fields: readonly FieldChange[]): RecordChanges["op"] {
  if (fields.every((field) => field.old === undefined)) return "created";
  return fields.every((field) => field.new === undefined) ? "removed" : "changed";
}

function nameOf(fields: readonly FieldChange[]): string | undefined {
  for (const name of NAME_FIELDS) {
    const found = fields.find(({ field }) => field === name);
    const value = found?.new ?? found?.old;
    if (typeof value !== "string" || value.trim() === "") continue;
    const [line = ""] = value.trim().split("\n", 1);
    return found?.recordKind === "observable-link" ? defangedLine(line) : line;
  }
  return undefined;
}

/** The journal tells an observable as `type: value`; on the screen it is never shown live. */
function defangedLine(line: string): string {
  const at = line.indexOf(": ");
  if (at < 0) return line;
  const type = line.slice(0, at);
  return `${type}: ${defanged(type, line.slice(at + 2))}`;
}

function isTelling({ field, old: before, new: after }: FieldChange): boolean {
  if (SILENT_FIELDS.has(field)) return false;
  return !(isEmpty(before) && isEmpty(after));
}

/** Nothing that a reader would miss. */
export function isEmpty(value: FieldValue | undefined): boolean {
  return (
    value === undefined ||
    value === null ||
    value === "" ||
    (Array.isArray(value) && value.length === 0)
  );
}
