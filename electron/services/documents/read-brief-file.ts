import { compareUrgency } from "../../../shared/domain/clocks/clock-item.ts";
import { strictestOf } from "../../../shared/domain/documents/case-file.ts";
import type {
  BriefCase,
  BriefClock,
  BriefFile,
  BriefPart,
} from "../../../shared/domain/documents/shift-brief.ts";
import { SEVERITIES } from "../../../shared/domain/severity/severity.ts";
import {
  COUNTERMEASURE_STATUSES,
  INCIDENT_STATUSES,
  INVESTIGATION_STATUSES,
  REPORT_STATUSES,
  TASK_STATUSES,
} from "../../../shared/domain/status/statuses.ts";
import { isFinished } from "../../../shared/domain/status/workflow.ts";
import { INCIDENT_WORKFLOW } from "../../../shared/domain/status/workflows.ts";
import type { IncidentRow } from "../../../shared/model/incident.ts";
import type { ReadHandle, SqlValue } from "../../storage/database.ts";
import { incidentsWithClocks } from "../../storage/tables/clock-entries.ts";
import { readIncidentRows } from "../../storage/tables/incidents.ts";
import { tlpOf } from "../../storage/tables/json-columns.ts";
import { clocksOf, isDueUntil } from "../clocks/due-clocks.ts";

const DAY_MS = 86_400_000;
/** Twelve hours: the longest shift, so that nothing falls between two briefs. */
const NEXT_SHIFT_MS = DAY_MS / 2;
/** Lines of one section: a page that nobody reads to its end hands nothing over. */
const MAX_LINES = 200;

type Acts = BriefCase["acts"];

/** Everything that a brief of this time is made of. Incidents that were merged into others are left to those. */
export function readBriefFile(read: ReadHandle, sinceMs: number, untilMs: number): BriefFile {
  const touched = [...actsSince(read, sinceMs)]
    .flatMap(([rowId, acts]) => readIncidentRows(read, [rowId]).map((row) => ({ row, acts })))
    .toSorted((left, right) => rankOf(right.row) - rankOf(left.row));
  const pick = (wanted: (row: IncidentRow) => boolean): readonly BriefCase[] =>
    touched
      .filter(({ row }) => wanted(row))
      .slice(0, MAX_LINES)
      .map(({ row, acts }) => toCase(row, acts));
  const isNew = ({ createdAt }: IncidentRow): boolean => Date.parse(createdAt) >= sinceMs;
  return {
    sinceIso: new Date(sinceMs).toISOString(),
    untilIso: new Date(untilMs).toISOString(),
    opened: pick((row) => isNew(row) && !isOver(row)),
    changed: pick((row) => !isNew(row) && !isOver(row)),
    closed: pick(isOver),
    unowned: readIncidentRows(read, unownedIds(read)).map((row) => toCase(row, [])),
    due: readParts(read, DUE_TASKS, [TASK_STATUSES.indexOf("open"), untilMs + DAY_MS]),
    clocks: dueClocks(read, untilMs),
    waiting: [
      ...readParts(read, QUESTIONS, [
        rank(INVESTIGATION_STATUSES, "open"),
        rank(INVESTIGATION_STATUSES, "waiting"),
      ]),
      ...readParts(read, MEASURES, [rank(COUNTERMEASURE_STATUSES, "requested")]),
    ],
    reportsSince: countReports(read, "created_at >= ?", sinceMs),
    reportsWaiting: countReports(read, "status = ?", rank(REPORT_STATUSES, "new")),
  };
}

function rank<T extends string>(names: readonly T[], name: T): number {
  return names.indexOf(name);
}

function rankOf({ severity }: IncidentRow): number {
  return SEVERITIES.indexOf(severity);
}

function isOver({ status }: IncidentRow): boolean {
  return isFinished(INCIDENT_WORKFLOW, status);
}

function toCase(row: IncidentRow, acts: Acts): BriefCase {
  const { tlp, number, title, status, severity, owner } = row;
  return { tlp, number, title, status, severity, owner, acts };
}

/** What the journal says was done, by row id of the incident; the hybrid clock never goes back, so a range of it is one of entries. */
function actsSince(read: ReadHandle, sinceMs: number): ReadonlyMap<number, Acts> {
  const rows = read.all<{ readonly id: number; readonly verb: string; readonly count: number }>(
    ACTS,
    [firstEntrySince(read, sinceMs)],
  );
  const byIncident = new Map<number, { verb: string; count: number }[]>();
  for (const { id, verb, count } of rows) {
    const acts = byIncident.get(id) ?? [];
    acts.push({ verb, count });
    byIncident.set(id, acts);
  }
  return byIncident;
}

/** By halves: the rows of the journal are long, and there is no index of their times. */
function firstEntrySince(read: ReadHandle, sinceMs: number): number {
  let low = 1;
  let high = (read.get<{ readonly last: number | null }>(LAST_ENTRY)?.last ?? 0) + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const row = read.get<{ readonly ms: number }>(ENTRY_TIME, [middle]);
    if (row !== undefined && row.ms < sinceMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

function unownedIds(read: ReadHandle): readonly number[] {
  const finished = INCIDENT_STATUSES.filter((status) => isFinished(INCIDENT_WORKFLOW, status));
  const open = INCIDENT_STATUSES.flatMap((status, at) => (finished.includes(status) ? [] : [at]));
  return read
    .all<{ readonly id: number }>(
      `SELECT id FROM incident WHERE owner = '' AND merged_into IS NULL AND severity >= ?
         AND status IN (${open.join(", ")}) ORDER BY severity DESC, score DESC, id LIMIT ${String(MAX_LINES)}`,
      [SEVERITIES.indexOf("high")],
    )
    .map(({ id }) => id);
}

interface PartRow {
  readonly tlp: number;
  readonly incidentTlp: number;
  readonly number: string;
  readonly text: string;
  readonly who: string;
  readonly due: number | null;
}

function readParts(
  read: ReadHandle,
  sql: string,
  parameters: readonly SqlValue[],
): readonly BriefPart[] {
  return read.all<PartRow>(sql, parameters).map((row) => ({
    tlp: strictestOf(tlpOf(row.tlp), tlpOf(row.incidentTlp)),
    incidentNumber: row.number,
    text: row.text,
    who: row.who,
    dueAt: row.due === null ? null : new Date(row.due).toISOString(),
  }));
}

/** Stages that are overdue or due in the next shift, with the duties of others that we remind of. */
function dueClocks(read: ReadHandle, untilMs: number): readonly BriefClock[] {
  const lastMs = untilMs + NEXT_SHIFT_MS;
  return incidentsWithClocks(read, lastMs, MAX_LINES)
    .flatMap((rowId) => clocksOf(read, rowId, untilMs))
    .filter((item) => isDueUntil(item, lastMs))
    .toSorted(compareUrgency)
    .slice(0, MAX_LINES)
    .map(({ tlp, incidentNumber, instrument, country, stage, due }) => ({
      tlp,
      incidentNumber,
      instrument,
      country,
      stage,
      dueAt: due,
    }));
}

function countReports(read: ReadHandle, condition: string, value: number): number {
  const sql = `SELECT count(*) AS count FROM report WHERE ${condition}`;
  return read.get<{ readonly count: number }>(sql, [value])?.count ?? 0;
}

const LAST_ENTRY = "SELECT max(sequence) AS last FROM journal";
const ENTRY_TIME = "SELECT hlc_ms AS ms FROM journal WHERE sequence = ?";
const ACTS = `
SELECT i.id, j.verb, count(*) AS count FROM journal j JOIN incident i ON i.uuid = j.subject_id
 WHERE j.sequence >= ? AND j.subject_kind = 'incident' AND i.merged_into IS NULL
 GROUP BY i.id, j.verb ORDER BY i.id, count DESC, j.verb`;

const columns = (text: string, who: string, due: string): string =>
  `SELECT p.tlp, i.tlp AS incidentTlp, i.number, ${text} AS text, ${who} AS who, ${due} AS due`;
const rest = `ORDER BY due IS NULL, due, p.id LIMIT ${String(MAX_LINES)}`;
const DUE_TASKS = `${columns("p.title", "p.owner", "p.due_at")} FROM task p JOIN incident i ON i.id = p.incident_id
 WHERE p.status = ? AND p.due_at <= ? ${rest}`;
const QUESTIONS = `${columns("p.question", "p.asked_of", "p.due_at")} FROM investigation p
 JOIN incident i ON i.id = p.incident_id WHERE p.status IN (?, ?) ${rest}`;
const MEASURES = `${columns("p.target", "p.requested_of", "NULL")} FROM countermeasure p
 JOIN incident i ON i.id = p.incident_id WHERE p.status = ? ${rest}`;
