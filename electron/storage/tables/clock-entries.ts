import { z } from "zod";
import type { ClockEntry } from "../../../shared/domain/clocks/clock-entry.ts";
import { CLOCK_ENTRY_TYPES } from "../../../shared/domain/clocks/clock-entry.ts";
import { statedTimeSchema } from "../../../shared/model/values.ts";
import type { ReadHandle } from "../database.ts";
import { uuidText } from "../records/uuid.ts";

/** What was put down about the clocks of an incident, oldest first. */
export function readClockEntries(read: ReadHandle, incidentRowId: number): readonly ClockEntry[] {
  return read
    .all<EntryRow>(`${SELECT} WHERE incident_id = ? ORDER BY id`, [incidentRowId])
    .map(toEntry);
}

/** Incidents that have clocks, those with a date first and by it. `beforeMs`: only with a date until then. */
export function incidentsWithClocks(
  read: ReadHandle,
  beforeMs: number | null,
  limit: number,
): readonly number[] {
  const rows =
    beforeMs === null
      ? read.all<{ readonly id: number }>(WITH_CLOCKS, [limit])
      : read.all<{ readonly id: number }>(WITH_DATE, [beforeMs, limit]);
  return rows.map(({ id }) => id);
}

interface EntryRow {
  readonly uuid: Uint8Array;
  readonly type: string;
  readonly instrument: string;
  readonly target: string;
  readonly at: string;
  readonly detail: string;
  readonly author: string;
  readonly createdAt: number;
}

const SELECT = `SELECT uuid, type, instrument, target, at, detail, author, created_at AS createdAt FROM clock_entry`;
const OPEN = "JOIN incident i ON i.id = d.incident_id WHERE i.merged_into IS NULL";
const WITH_DATE = `SELECT i.id FROM clock_due d ${OPEN} AND d.due_ms <= ? ORDER BY d.due_ms, i.id LIMIT ?`;
const WITH_CLOCKS = `SELECT i.id FROM (SELECT DISTINCT incident_id FROM clock_entry) d
  LEFT JOIN clock_due n ON n.incident_id = d.incident_id ${OPEN} ORDER BY n.due_ms IS NULL, n.due_ms, i.id LIMIT ?`;

const typeSchema = z.enum(CLOCK_ENTRY_TYPES);

function toEntry(row: EntryRow): ClockEntry {
  return {
    id: uuidText(row.uuid),
    type: typeSchema.parse(row.type),
    instrument: row.instrument,
    target: row.target,
    at: statedTimeSchema.parse(JSON.parse(row.at)),
    detail: row.detail,
    author: row.author,
    createdAt: new Date(row.createdAt).toISOString(),
  };
}
