import { formatRecordNumber } from "../../../shared/domain/incident-number/index.ts";
import { isPapLabel, strictestPap } from "../../../shared/domain/markings/pap.ts";
import { isTlpLabel } from "../../../shared/domain/markings/tlp.ts";
import { DEFAULT_SEVERITY } from "../../../shared/domain/severity/severity.ts";
import type { ImportNotice, ParsedReport } from "../../../shared/formats/parsed.ts";
import type { WriteHandle } from "../../storage/database.ts";
import type { Change, SubjectChanges } from "../../storage/journal/change.ts";
import { toLinkColumns } from "../../storage/links/link-columns.ts";
import type { Fields } from "../../storage/records/json-value.ts";
import { takeFromCounter } from "../../storage/records/record-id.ts";
import type { IdSource } from "../../storage/records/uuid.ts";
import { evidenceFields } from "../evidence/evidence-fields.ts";
import { fileNameOf } from "../uploads/uploads.ts";
import type { ImportContext, ImportedFile, SealedAttachment } from "./import-context.ts";
import type { ReportLinks } from "./report-links.ts";
import type { SourceIdentity } from "./source-identity.ts";
import { statedTime } from "./stated-time.ts";

/** A report with all that belongs to it, checked and sealed, ready to become one part of an action. */
export interface ReportToStore {
  readonly report: ParsedReport;
  readonly identity: SourceIdentity;
  readonly file: ImportedFile;
  readonly attachments: readonly SealedAttachment[];
  readonly links: ReportLinks;
  readonly notices: readonly ImportNotice[];
}

export interface PlannedReport {
  readonly reportId: string;
  readonly isUnmarked: boolean;
  readonly opensIncident: boolean;
  readonly evidence: number;
  readonly subjects: readonly SubjectChanges[];
}

/**
 * The changes that store one report. A MISP event is an incident already described by somebody: it opens one, with its
 * observables, and the report is kept as its source. Everything else waits in the queue for an analyst's decision.
 */
export function planReport(
  write: WriteHandle,
  context: ImportContext,
  ids: IdSource,
  nowMs: number,
  item: ReportToStore,
): PlannedReport {
  const opensIncident = item.report.intakeKind === "misp-event";
  const plan: Plan = {
    ...item,
    ids,
    base: baseFields(context, item, nowMs),
    reportId: ids.newId(),
    incidentId: opensIncident ? ids.newId() : null,
    originalId: ids.newId(),
    nowMs,
  };
  const year = new Date(nowMs).getUTCFullYear();
  const reportSubject: SubjectChanges = {
    subject: { kind: "report", id: plan.reportId, title: item.report.title },
    changes: [
      {
        op: "create",
        kind: "report",
        id: plan.reportId,
        fields: reportFields(plan, nextNumber(write, "R", year)),
      },
      ...evidenceChanges(plan),
      ...(opensIncident ? [] : linkChanges(plan, { kind: "report", id: plan.reportId })),
    ],
  };
  return {
    reportId: plan.reportId,
    isUnmarked: plan.base["tlp"] === null,
    opensIncident,
    evidence: 1 + item.attachments.length,
    subjects:
      plan.incidentId === null
        ? [reportSubject]
        : [
            incidentSubject(plan, plan.incidentId, nextNumber(write, context.numberPrefix(), year)),
            reportSubject,
          ],
  };
}

interface Plan extends ReportToStore {
  readonly ids: IdSource;
  readonly base: Fields;
  readonly reportId: string;
  readonly incidentId: string | null;
  readonly originalId: string;
  readonly nowMs: number;
}

function baseFields(
  context: ImportContext,
  { report, file }: ReportToStore,
  nowMs: number,
): Fields {
  const tlp = report.tlp !== null && isTlpLabel(report.tlp) ? report.tlp : file.tlp;
  const stated = report.pap !== null && isPapLabel(report.pap) ? report.pap : file.pap;
  return {
    ownerOrganisationId: context.organisationId,
    tlp,
    // A source that says nothing about use gets what the desk uses by default, never less strict.
    pap: stated ?? strictestPap([context.defaultPap()]),
    createdAt: new Date(nowMs).toISOString(),
  };
}

function nextNumber(write: WriteHandle, prefix: string, year: number): string {
  const sequence = takeFromCounter(write, `number:${prefix}:${String(year)}`, 1);
  return formatRecordNumber({ prefix, year, sequence });
}

function reportFields(plan: Plan, number: string): Fields {
  const { report, file, identity, base } = plan;
  return {
    ...base,
    number,
    intakeKind: report.intakeKind,
    title: report.title || fileNameOf(file.name),
    sender: report.sender,
    status: plan.incidentId === null ? "new" : "accepted",
    statusReason: null,
    severity: report.severity,
    classification: report.classification,
    tags: report.tags,
    receivedAt: base["createdAt"] ?? null,
    incidentId: plan.incidentId,
    sourceId: identity.id,
    sourceVersion: identity.version,
    sourceFormat: file.format,
    importRunId: file.runId,
    originalEvidenceId: plan.originalId,
    reportedAt: statedTime(report.reportedAtIso),
    occurredAt: statedTime(report.occurredAtIso),
    callBack: null,
    notices: [...report.notices, ...plan.notices].map(noticeFields),
    detailsJson: report.detailsJson,
    body: report.body,
  };
}

/** Undefined members are left out: the journal holds JSON. */
function noticeFields({ kind, message, place }: ImportNotice): Fields {
  if (place === undefined) return { kind, message };
  const known = Object.entries(place).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { kind, message, place: Object.fromEntries(known) };
}

function incidentSubject(plan: Plan, incidentId: string, number: string): SubjectChanges {
  const { report } = plan;
  const fields: Fields = {
    ...plan.base,
    number,
    title: report.title || fileNameOf(plan.file.name),
    description: "",
    status: "new",
    statusReason: null,
    severity: report.severity ?? DEFAULT_SEVERITY,
    owner: null,
    classification: report.classification,
    tags: report.tags,
    occurredAt: statedTime(report.occurredAtIso),
    detectedAt: null,
    closedAt: null,
    mergedInto: null,
  };
  return {
    subject: { kind: "incident", id: incidentId, title: report.title },
    changes: [
      { op: "create", kind: "incident", id: incidentId, fields },
      ...linkChanges(plan, { kind: "incident", id: incidentId }),
    ],
  };
}

function evidenceChanges(plan: Plan): readonly Change[] {
  const { file, attachments, reportId, incidentId, nowMs } = plan;
  const original = {
    name: fileNameOf(file.name),
    mediaType: "application/octet-stream",
    sizeBytes: file.sizeBytes,
    sha256: file.sha256,
  };
  const items = [original, ...attachments];
  return items.map((item, index) => ({
    op: "create",
    kind: "evidence",
    id: index === 0 ? plan.originalId : plan.ids.newId(),
    fields: evidenceFields({
      base: plan.base,
      incidentId,
      reportId,
      item: {
        name: item.name,
        mediaType: item.mediaType,
        sizeBytes: item.sizeBytes,
        sha256: item.sha256,
        description: "",
      },
      received: { atMs: nowMs, actor: "import", detail: file.name },
    }),
  }));
}

function linkChanges(
  plan: Plan,
  subject: { readonly kind: "incident" | "report"; readonly id: string },
): readonly Change[] {
  const { links } = plan.links;
  const created: Change[] =
    links.length === 0
      ? []
      : [
          {
            op: "create-links",
            subject,
            ids: [plan.ids.newBlock(links.length)],
            columns: toLinkColumns(links),
          },
        ];
  return [...created, ...relationChanges(plan), ...sightingChanges(plan)];
}

/** References between the parts of one source keep the source's own ids, by which its links and objects are known. */
function relationChanges({ report, ids, base }: Plan): readonly Change[] {
  return report.relations.map((relation) => ({
    op: "create",
    kind: "relation",
    id: ids.newId(),
    fields: {
      fromKind: "observable-link",
      fromId: relation.fromUuid,
      toKind: "observable-link",
      toId: relation.toUuid,
      type: relation.type,
      comment: relation.comment ?? "",
      createdAt: base["createdAt"] ?? null,
    },
  }));
}

function sightingChanges({ report, links, ids, nowMs }: Plan): readonly Change[] {
  const bySource = new Map(
    links.links.flatMap((link) => (link.sourceUuid === null ? [] : [[link.sourceUuid, link]])),
  );
  return report.sightings.flatMap((sighting): Change[] => {
    const link = bySource.get(sighting.observableUuid);
    if (link === undefined) return [];
    const fields: Fields = {
      observable: { type: link.type, value: link.value },
      kind: sighting.kind,
      at: statedTime(sighting.atIso)?.instant ?? new Date(nowMs).toISOString(),
      source: sighting.source ?? null,
    };
    return [{ op: "create", kind: "sighting", id: ids.newId(), fields }];
  });
}
