import { z } from "zod";
import type { RecordKind } from "../../../shared/model/ids.ts";
import type { Tlp } from "../../../shared/model/values.ts";
import type { ReadHandle } from "../database.ts";
import { kindOfTextRecord, type TextKind } from "../records/record-id.ts";
import { uuidText } from "../records/uuid.ts";
import { tlpOf } from "../tables/json-columns.ts";

/** A record that was found, with what ranks and names it. */
export interface FoundRecord {
  readonly kind: RecordKind;
  readonly rowId: number;
  readonly id: string;
  readonly openKind: "incident" | "report";
  readonly openRowId: number;
  readonly openId: string;
  /** Number of the incident or report to open. */
  readonly number: string | null;
  /** Of the record itself; of a note, that of its incident. */
  readonly title: string;
  readonly tlp: Tlp | null;
}

/** The record behind a row id of the full-text index; undefined when it is not there (any more). */
export function readFoundRecord(read: ReadHandle, rowId: number): FoundRecord | undefined {
  const kind = kindOfTextRecord(rowId);
  const row = read.get<FoundRow>(FOUND_SQL[kind], [rowId]);
  if (row === undefined) return undefined;
  return {
    kind,
    rowId,
    id: uuidText(row.uuid),
    openKind: row.openKind === "report" ? "report" : "incident",
    openRowId: row.openRowId,
    openId: uuidText(row.openUuid),
    number: row.number,
    title: row.title,
    tlp: tlpOf(row.tlp === -1 ? row.openTlp : row.tlp),
  };
}

/** The text of a record that is searched beside its title. */
export function readSearchedText(read: ReadHandle, rowId: number): string {
  const row = read.get<{ readonly text: unknown }>(TEXT_SQL[kindOfTextRecord(rowId)], [rowId]);
  return row === undefined ? "" : z.string().parse(row.text);
}

interface FoundRow {
  readonly uuid: Uint8Array;
  readonly openKind: string;
  readonly openRowId: number;
  readonly openUuid: Uint8Array;
  readonly number: string | null;
  readonly title: string;
  readonly tlp: number;
  readonly openTlp: number;
}

/** Text beyond this is searched but not shown. */
const MAX_SNIPPET_SOURCE_CHARS = 65_536;

function partSql(table: string, title: string): string {
  return `SELECT p.uuid, 'incident' AS openKind, i.id AS openRowId, i.uuid AS openUuid, i.number, ${title} AS title,
    p.tlp, i.tlp AS openTlp FROM ${table} p JOIN incident i ON i.id = p.incident_id WHERE p.id = ?`;
}

function ownSql(table: "incident" | "report"): string {
  return `SELECT uuid, '${table}' AS openKind, id AS openRowId, uuid AS openUuid, number, title, tlp, tlp AS openTlp
    FROM ${table} WHERE id = ?`;
}

const FOUND_SQL: Readonly<Record<TextKind, string>> = {
  incident: ownSql("incident"),
  report: ownSql("report"),
  note: partSql("note", "i.title"),
  task: partSql("task", "p.title"),
  "timeline-event": partSql("timeline_event", "p.title"),
  investigation: partSql("investigation", "p.asked_of"),
  countermeasure: partSql("countermeasure", "p.target"),
  hypothesis: partSql("hypothesis", "p.claim"),
  "weighed-item": partSql("weighed_item", "i.title"),
  evidence: `SELECT e.uuid, CASE WHEN e.incident_id IS NULL THEN 'report' ELSE 'incident' END AS openKind,
    coalesce(i.id, r.id) AS openRowId, coalesce(i.uuid, r.uuid) AS openUuid, coalesce(i.number, r.number) AS number,
    e.name AS title, e.tlp, coalesce(i.tlp, r.tlp) AS openTlp
    FROM evidence e LEFT JOIN incident i ON i.id = e.incident_id LEFT JOIN report r ON r.id = e.report_id WHERE e.id = ?`,
};

function textSql(table: string, text: string): string {
  return `SELECT substr(${text}, 1, ${String(MAX_SNIPPET_SOURCE_CHARS)}) AS text FROM ${table} WHERE id = ?`;
}

const TEXT_SQL: Readonly<Record<TextKind, string>> = {
  incident: textSql("incident", "description"),
  report: textSql("report", "body"),
  note: textSql("note", "text"),
  task: textSql("task", "detail"),
  "timeline-event": textSql("timeline_event", "detail"),
  investigation: textSql("investigation", "question || char(10) || answer"),
  countermeasure: textSql("countermeasure", "detail"),
  hypothesis: textSql("hypothesis", "question || char(10) || would_change"),
  "weighed-item": textSql("weighed_item", "text"),
  evidence: textSql("evidence", "description"),
};
