import type { GroundKind } from "../../../shared/domain/judgement/scales.ts";
import type { ReadHandle } from "../database.ts";
import type { Fields } from "../records/json-value.ts";
import { recordDefinition, type PlainKind } from "../records/record-definitions-table.ts";
import { readRecord } from "../records/record-rows.ts";
import { uuidBytes, uuidText } from "../records/uuid.ts";

/** A record as the contract shows it: its fields with id, time of change and revision. */
export type PartRecord = Fields;

/** Kinds whose records are read whole, as there are few of them in one incident. */
export type PartKind = Extract<
  PlainKind,
  | "task"
  | "note"
  | "timeline-event"
  | "investigation"
  | "countermeasure"
  | "hypothesis"
  | "weighed-item"
  | "clock-entry"
>;

/** The parts of one kind of an incident, oldest first. */
export function readParts(
  read: ReadHandle,
  kind: PartKind,
  incidentRowId: number,
): readonly PartRecord[] {
  const rows = read.all<{ readonly uuid: Uint8Array }>(
    `SELECT uuid FROM ${recordDefinition(kind).table} WHERE incident_id = ? ORDER BY id`,
    [incidentRowId],
  );
  return rows.flatMap(({ uuid }) => {
    const part = readPart(read, kind, uuidText(uuid));
    return part === undefined ? [] : [part];
  });
}

/** One part; undefined when there is none with this id. */
export function readPart(read: ReadHandle, kind: PartKind, id: string): PartRecord | undefined {
  const definition = recordDefinition(kind);
  const stored = readRecord(read, definition, id);
  const row = read.get<{ readonly updatedAt: number }>(
    `SELECT updated_at AS updatedAt FROM ${definition.table} WHERE uuid = ?`,
    [uuidBytes(id)],
  );
  if (stored === undefined || row === undefined) return undefined;
  return {
    ...stored.fields,
    id,
    updatedAt: new Date(row.updatedAt).toISOString(),
    revision: stored.revision,
  };
}

/** The place after the last task of an incident. */
export function nextTaskPosition(read: ReadHandle, incidentRowId: number): number {
  const row = read.get<{ readonly last: number | null }>(
    "SELECT max(position) AS last FROM task WHERE incident_id = ?",
    [incidentRowId],
  );
  return (row?.last ?? -1) + 1;
}

/** Whether a record of any of these kinds is a part of this incident. */
export function isOfIncident(
  read: ReadHandle,
  kind: GroundKind,
  id: string,
  incidentId: string,
): boolean {
  const row = read.get(
    `SELECT 1 FROM ${recordDefinition(kind).table} p JOIN incident i ON i.id = p.incident_id
      WHERE p.uuid = ? AND i.uuid = ?`,
    [uuidBytes(id), uuidBytes(incidentId)],
  );
  return row !== undefined;
}
