import type { ReadHandle } from "../database.ts";
import { recordDefinition } from "../records/record-definitions-table.ts";
import { uuidText } from "../records/uuid.ts";

/** Kinds of record that belong to one incident and can move to another one. */
export const MOVABLE_KINDS = [
  "report",
  "evidence",
  "task",
  "note",
  "timeline-event",
  "investigation",
  "countermeasure",
  "hypothesis",
  "weighed-item",
  "clock-entry",
] as const;
export type MovableKind = (typeof MOVABLE_KINDS)[number];

/** Ids of the parts of one kind that belong to an incident, oldest first. */
export function partIdsOf(
  read: ReadHandle,
  kind: MovableKind,
  incidentRowId: number,
): readonly string[] {
  return read
    .all<{ readonly uuid: Uint8Array }>(
      `SELECT uuid FROM ${recordDefinition(kind).table} WHERE incident_id = ? ORDER BY id`,
      [incidentRowId],
    )
    .map(({ uuid }) => uuidText(uuid));
}
