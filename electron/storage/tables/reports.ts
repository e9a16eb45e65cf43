import { z } from "zod";
import { importNoticeSchema, intakeKindSchema } from "../../../shared/formats/parsed.ts";
import { SEVERITIES } from "../../../shared/domain/severity/severity.ts";
import { REPORT_STATUSES } from "../../../shared/domain/status/statuses.ts";
import {
  evidenceIdSchema,
  importRunIdSchema,
  reportIdSchema,
  type ReportId,
} from "../../../shared/model/ids.ts";
import { reportSchema, type Report, type ReportRow } from "../../../shared/model/report.ts";
import type { ReadHandle } from "../database.ts";
import type { ListSource } from "../lists/page.ts";
import { uuidBytes, uuidText } from "../records/uuid.ts";
import { readIncidentName } from "./incidents.ts";
import {
  iso,
  optionalUuid,
  organisationOf,
  papOf,
  statedTimeOf,
  textOrNull,
  textsOf,
  tlpOf,
} from "./json-columns.ts";

/** Reports as a list. */
export const REPORT_LIST: ListSource = {
  table: "report",
  alias: "r",
  facetIndex: "report_by_status",
  defaultSort: "-received",
  sorts: {
    received: { column: "received_at", index: "report_by_received", holdsFacets: true },
    updated: { column: "updated_at", index: "report_by_updated", holdsFacets: true },
    title: { column: "title_key", index: "report_by_title", holdsFacets: true },
    sender: { column: "sender", index: "report_by_sender", holdsFacets: true },
    status: { column: "status", index: "report_by_status", holdsFacets: true },
  },
};

/** The list's lines for these row ids, in their order. */
export function readReportRows(read: ReadHandle, rowIds: readonly number[]): ReportRow[] {
  return rowIds.flatMap((rowId) => {
    const row = read.get<ListRow>(`SELECT ${LIST_COLUMNS} FROM report WHERE id = ?`, [rowId]);
    return row === undefined ? [] : [toReportRow(read, row)];
  });
}

/** A whole report; undefined when there is none with this id. */
export function readReport(read: ReadHandle, id: string): Report | undefined {
  const row = read.get<FullRow>(
    `SELECT ${LIST_COLUMNS}, ${OTHER_COLUMNS} FROM report WHERE uuid = ?`,
    [uuidBytes(id)],
  );
  if (row === undefined) return undefined;
  return {
    ...toReportRow(read, row),
    ownerOrganisationId: organisationOf(read, row.organisation_id),
    createdAt: iso(row.created_at),
    body: row.body,
    detailsJson: row.details_json,
    sourceId: row.source_id,
    sourceFormat: row.source_format,
    reportedAt: statedTimeOf(row.reported_at),
    occurredAt: statedTimeOf(row.occurred_at),
    statusReason: row.status_reason,
    originalEvidenceId: evidenceIdSchema.nullable().parse(optionalUuid(row.original_evidence)),
    importRunId: importRunIdSchema.nullable().parse(optionalUuid(row.import_run)),
    notices: noticesSchema.parse(JSON.parse(row.notices)),
    callBack: row.call_back === null ? null : callBackSchema.parse(JSON.parse(row.call_back)),
  };
}

export function findReport(read: ReadHandle, id: string): number | undefined {
  return read.get<{ readonly id: number }>("SELECT id FROM report WHERE uuid = ?", [uuidBytes(id)])
    ?.id;
}

/** A report that came from the same source, by its identity there. */
export interface SourceReport {
  readonly id: ReportId;
  readonly number: string;
  readonly sourceVersion: string | null;
}

/** Reports with this identity in their source (Message-ID, MISP event UUID), oldest first. */
export function findReportsBySource(read: ReadHandle, sourceId: string): readonly SourceReport[] {
  return read
    .all<{ readonly uuid: Uint8Array; readonly number: string; readonly version: string | null }>(
      "SELECT uuid, number, source_version AS version FROM report WHERE source_id = ? ORDER BY id",
      [sourceId],
    )
    .map(({ uuid, number, version }) => ({ id: toReportId(uuid), number, sourceVersion: version }));
}

/** Reports of an import run; with `unmarked` those that wait for a TLP label. */
export function reportIdsOfImportRun(
  read: ReadHandle,
  importRunId: string,
  which: "all" | "unmarked",
): readonly ReportId[] {
  const unmarked = which === "unmarked" ? "AND tlp = -1" : "";
  return read
    .all<{ readonly uuid: Uint8Array }>(
      `SELECT uuid FROM report WHERE import_run = ? ${unmarked} ORDER BY id`,
      [uuidBytes(importRunId)],
    )
    .map(({ uuid }) => toReportId(uuid));
}

/** Row ids of the reports joined in an incident. */
export function reportsOfIncident(read: ReadHandle, incidentRowId: number): readonly number[] {
  return read
    .all<{ readonly id: number }>("SELECT id FROM report WHERE incident_id = ? ORDER BY id", [
      incidentRowId,
    ])
    .map(({ id }) => id);
}

export function toReportId(bytes: Uint8Array): ReportId {
  return reportIdSchema.parse(uuidText(bytes));
}

interface ListRow {
  readonly id: number;
  readonly uuid: Uint8Array;
  readonly number: string;
  readonly intake_kind: string;
  readonly title: string;
  readonly sender: string;
  readonly status: number;
  readonly severity: number;
  readonly tlp: number;
  readonly pap: number;
  readonly classification: string;
  readonly tags: string;
  readonly received_at: number;
  readonly updated_at: number;
  readonly revision: number;
  readonly observable_count: number;
  readonly evidence_count: number;
  readonly incident_id: number | null;
}

interface FullRow extends ListRow {
  readonly created_at: number;
  readonly organisation_id: number;
  readonly source_id: string | null;
  readonly source_format: string | null;
  readonly import_run: Uint8Array | null;
  readonly original_evidence: Uint8Array | null;
  readonly reported_at: string | null;
  readonly occurred_at: string | null;
  readonly status_reason: string | null;
  readonly call_back: string | null;
  readonly notices: string;
  readonly details_json: string;
  readonly body: string;
}

const LIST_COLUMNS = `id, uuid, number, intake_kind, title, sender, status, severity, tlp, pap, classification,
  tags, received_at, updated_at, revision, observable_count, evidence_count, incident_id`;
const OTHER_COLUMNS = `created_at, organisation_id, source_id, source_format, import_run, original_evidence,
  reported_at, occurred_at, status_reason, call_back, notices, details_json, body`;

const noticesSchema = z.array(importNoticeSchema);
const callBackSchema = reportSchema.shape.callBack;

function toReportRow(read: ReadHandle, row: ListRow): ReportRow {
  const incident = row.incident_id === null ? undefined : readIncidentName(read, row.incident_id);
  return {
    id: toReportId(row.uuid),
    number: row.number,
    intakeKind: intakeKindSchema.parse(row.intake_kind),
    title: row.title,
    sender: textOrNull(row.sender),
    status: REPORT_STATUSES[row.status] ?? "new",
    severity: SEVERITIES[row.severity] ?? null,
    classification: textsOf(row.classification),
    tlp: tlpOf(row.tlp),
    pap: papOf(row.pap),
    tags: textsOf(row.tags),
    receivedAt: iso(row.received_at),
    updatedAt: iso(row.updated_at),
    observableCount: row.observable_count,
    evidenceCount: row.evidence_count,
    incidentId: incident?.id ?? null,
    incidentNumber: incident?.number ?? null,
    revision: row.revision,
  };
}
