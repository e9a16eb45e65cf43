import { strictestTlp } from "../../../shared/domain/markings/tlp.ts";
import { DEFAULT_SEVERITY, SEVERITIES } from "../../../shared/domain/severity/severity.ts";
import { INCIDENT_STATUSES } from "../../../shared/domain/status/statuses.ts";
import { incidentIdSchema, type IncidentId } from "../../../shared/model/ids.ts";
import type { Incident, IncidentRow } from "../../../shared/model/incident.ts";
import type { Tlp } from "../../../shared/model/values.ts";
import type { ReadHandle } from "../database.ts";
import type { ListSource } from "../lists/page.ts";
import { uuidBytes, uuidText } from "../records/uuid.ts";
import {
  iso,
  optionalIso,
  organisationOf,
  papOf,
  statedTimeOf,
  textOrNull,
  textsOf,
  tlpOf,
} from "./json-columns.ts";

/** Incidents as a list. */
export const INCIDENT_LIST: ListSource = {
  table: "incident_list",
  records: "incident",
  alias: "i",
  facetIndex: "list_by_severity",
  defaultSort: "-updated",
  sorts: {
    number: { column: "number_key", index: "list_by_number", holdsFacets: true },
    title: { column: "title_key", index: "list_by_title", holdsFacets: true },
    status: { column: "status", index: "list_by_status", holdsFacets: true },
    severity: { column: "severity", index: "list_by_severity", holdsFacets: true },
    score: { column: "score", index: "list_by_score", holdsFacets: true },
    owner: { column: "owner", index: "list_by_owner", holdsFacets: true },
    tlp: { column: "tlp", index: "list_by_tlp", holdsFacets: true },
    created: { column: "created_at", index: "list_by_created", holdsFacets: true },
    updated: { column: "updated_at", index: "list_by_updated", holdsFacets: true },
  },
};

/** The list's lines for these row ids, in their order. */
export function readIncidentRows(read: ReadHandle, rowIds: readonly number[]): IncidentRow[] {
  return rowIds.flatMap((rowId) => {
    const row = read.get<ListRow>(`SELECT ${LIST_COLUMNS} FROM incident WHERE id = ?`, [rowId]);
    return row === undefined ? [] : [toIncidentRow(row)];
  });
}

/** A whole incident; undefined when there is none with this id. */
export function readIncident(read: ReadHandle, id: string): Incident | undefined {
  const row = read.get<FullRow>(
    `SELECT ${LIST_COLUMNS}, ${OTHER_COLUMNS} FROM incident WHERE uuid = ?`,
    [uuidBytes(id)],
  );
  if (row === undefined) return undefined;
  return {
    ...toIncidentRow(row),
    ownerOrganisationId: organisationOf(read, row.organisation_id),
    description: row.description,
    statusReason: row.status_reason,
    occurredAt: statedTimeOf(row.occurred_at),
    detectedAt: statedTimeOf(row.detected_at),
    closedAt: optionalIso(row.closed_at),
    mergedInto: row.merged_into === null ? null : incidentIdOfRow(read, row.merged_into),
    effectiveTlp: effectiveTlp(read, row.id, row.tlp),
  };
}

/** Row id by id. */
export function findIncident(read: ReadHandle, id: string): number | undefined {
  return read.get<{ readonly id: number }>("SELECT id FROM incident WHERE uuid = ?", [
    uuidBytes(id),
  ])?.id;
}

/** Id by number, in the spelling in which numbers are stored. */
export function findIncidentByNumber(read: ReadHandle, number: string): IncidentId | undefined {
  const row = read.get<{ readonly uuid: Uint8Array }>(
    "SELECT uuid FROM incident WHERE number = ?",
    [number],
  );
  return row && toIncidentId(row.uuid);
}

export function incidentIdOfRow(read: ReadHandle, rowId: number): IncidentId {
  const row = read.get<{ readonly uuid: Uint8Array }>("SELECT uuid FROM incident WHERE id = ?", [
    rowId,
  ]);
  if (row === undefined) throw new Error(`no incident has the row id ${String(rowId)}`);
  return toIncidentId(row.uuid);
}

/** What names an incident in a sentence. */
export interface IncidentName {
  readonly id: IncidentId;
  readonly number: string;
  readonly title: string;
  readonly tlp: Tlp | null;
  readonly status: string;
}

export function readIncidentName(read: ReadHandle, rowId: number): IncidentName | undefined {
  const row = read.get<NameRow>(
    "SELECT uuid, number, title, tlp, status FROM incident WHERE id = ?",
    [rowId],
  );
  return (
    row && {
      id: toIncidentId(row.uuid),
      number: row.number,
      title: row.title,
      tlp: tlpOf(row.tlp),
      status: INCIDENT_STATUSES[row.status] ?? "new",
    }
  );
}

/** The id that bytes stand for, once they come from the table of incidents. */
export function toIncidentId(bytes: Uint8Array): IncidentId {
  return incidentIdSchema.parse(uuidText(bytes));
}

interface NameRow {
  readonly uuid: Uint8Array;
  readonly number: string;
  readonly title: string;
  readonly tlp: number;
  readonly status: number;
}

interface ListRow extends NameRow {
  readonly id: number;
  readonly severity: number;
  readonly score: number;
  readonly pap: number;
  readonly owner: string;
  readonly classification: string;
  readonly tags: string;
  readonly created_at: number;
  readonly updated_at: number;
  readonly revision: number;
  readonly observable_count: number;
  readonly evidence_count: number;
  readonly open_task_count: number;
  readonly report_count: number;
}

interface FullRow extends ListRow {
  readonly organisation_id: number;
  readonly merged_into: number | null;
  readonly closed_at: number | null;
  readonly occurred_at: string | null;
  readonly detected_at: string | null;
  readonly status_reason: string | null;
  readonly description: string;
}

const LIST_COLUMNS = `id, uuid, number, title, status, severity, score, tlp, pap, owner, classification, tags,
  created_at, updated_at, revision, observable_count, evidence_count, open_task_count, report_count`;
const OTHER_COLUMNS =
  "organisation_id, merged_into, closed_at, occurred_at, detected_at, status_reason, description";

function toIncidentRow(row: ListRow): IncidentRow {
  return {
    id: toIncidentId(row.uuid),
    number: row.number,
    title: row.title,
    status: INCIDENT_STATUSES[row.status] ?? "new",
    severity: SEVERITIES[row.severity] ?? DEFAULT_SEVERITY,
    score: row.score,
    classification: textsOf(row.classification),
    tlp: tlpOf(row.tlp),
    pap: papOf(row.pap),
    owner: textOrNull(row.owner),
    tags: textsOf(row.tags),
    createdAt: iso(row.created_at),
    updatedAt: iso(row.updated_at),
    observableCount: row.observable_count,
    evidenceCount: row.evidence_count,
    openTaskCount: row.open_task_count,
    reportCount: row.report_count,
    revision: row.revision,
  };
}

/** Strictest of the incident and everything in it. */
function effectiveTlp(read: ReadHandle, rowId: number, own: number): Tlp | null {
  const parts = read.all<{ readonly tlp: number | null }>(EFFECTIVE_TLP, { id: rowId });
  const labels = [own, ...parts.map(({ tlp }) => tlp ?? -1)].map(tlpOf);
  return strictestTlp(labels.filter((label) => label !== null));
}

const EFFECTIVE_TLP = [
  "note",
  "task",
  "timeline_event",
  "investigation",
  "countermeasure",
  "hypothesis",
  "weighed_item",
  "clock_entry",
  "evidence",
  "observable_link",
  "report",
]
  .map((table) => `SELECT max(tlp) AS tlp FROM ${table} WHERE incident_id = :id`)
  .join(" UNION ALL ");
