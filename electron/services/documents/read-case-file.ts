import {
  markPart,
  strictestOf,
  type CaseFile,
  type CaseParts,
  type HistoryLine,
  type JoinedReport,
  type Marked,
  type RelatedRecord,
} from "../../../shared/domain/documents/case-file.ts";
import { labelOfPart } from "../../../shared/domain/markings/effective-marking.ts";
import type { TlpLabel } from "../../../shared/domain/markings/tlp.ts";
import {
  countermeasureSchema,
  investigationSchema,
  noteSchema,
  taskSchema,
  timelineEventSchema,
  type Evidence,
  type Relation,
} from "../../../shared/model/case-parts.ts";
import { hypothesisSchema } from "../../../shared/model/judgement.ts";
import type { Incident } from "../../../shared/model/incident.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { explainScore } from "../../storage/derived/incident-scores.ts";
import { listRows } from "../../storage/journal/journal-rows.ts";
import { findIncident, readIncident } from "../../storage/tables/incidents.ts";
import { readLinkPage } from "../../storage/tables/observables.ts";
import { readParts, type PartKind } from "../../storage/tables/part-records.ts";
import { relationsOf } from "../../storage/tables/relations.ts";
import { readReport, readReportRows, reportsOfIncident } from "../../storage/tables/reports.ts";
import type { CaseContext } from "../case-context.ts";
import { listEvidence } from "../evidence/read-evidence.ts";
import { readWeighedItems } from "./read-judgement.ts";

/** Everything that a report of an incident can be made of; undefined when there is no such incident. */
export function readCaseFile(context: CaseContext, id: string): CaseFile | undefined {
  const { read } = context.database;
  const rowId = findIncident(read, id);
  const incident = rowId === undefined ? undefined : readIncident(read, id);
  if (rowId === undefined || incident === undefined) return undefined;
  const actor = context.actor();
  const score = explainScore(read, rowId, actor.nowMs(), actor.scoreBasis());
  return {
    incident,
    scoreReasons: score?.reasons ?? [],
    parts: partsOf(read, incident, rowId),
    history: historyOf(read, id),
  };
}

function partsOf(read: ReadHandle, incident: Incident, rowId: number): CaseParts {
  const own = <T extends { readonly tlp: TlpLabel | null; readonly pap: Incident["pap"] }>(
    kind: PartKind,
    schema: { readonly parse: (value: unknown) => T },
  ): readonly Marked<T>[] =>
    readParts(read, kind, rowId).map((part) => markPart(schema.parse(part), incident));
  const grounds = {
    timeline: own("timeline-event", timelineEventSchema),
    observables: readLinkPage(read, "incident", rowId, ALL, 0).map((value) => ({
      tlp: labelOfPart(value.tlp, incident.tlp),
      pap: incident.pap,
      value,
    })),
    evidence: listEvidence(read, { kind: "incident", id: incident.id }).map((item) =>
      markEvidence(read, item, incident),
    ),
    notes: own("note", noteSchema),
  };
  return {
    reports: joinedReports(read, incident, rowId),
    ...grounds,
    tasks: own("task", taskSchema).toSorted((a, b) => a.value.position - b.value.position),
    hypotheses: own("hypothesis", hypothesisSchema),
    weighedItems: readWeighedItems(read, incident, rowId, grounds),
    investigations: own("investigation", investigationSchema),
    countermeasures: own("countermeasure", countermeasureSchema),
    relations: relationsOf(read, incident.id).map((one) => relatedRecord(read, one, incident.id)),
  };
}

/** SQLite: no limit. */
const ALL = -1;

function joinedReports(
  read: ReadHandle,
  incident: Incident,
  rowId: number,
): readonly Marked<JoinedReport>[] {
  return readReportRows(read, reportsOfIncident(read, rowId)).map((report) =>
    markPart(report, incident),
  );
}

/** The label of a file that came with a report is never below the report's. */
export function markEvidence(
  read: ReadHandle,
  item: Evidence,
  incident: Pick<Incident, "tlp" | "pap"> | undefined,
): Marked<Evidence> {
  const report = item.reportId === null ? undefined : readReport(read, item.reportId);
  const tlp =
    report === undefined
      ? labelOfPart(item.tlp, incident?.tlp ?? null)
      : strictestOf(item.tlp, labelOfPart(report.tlp, incident?.tlp ?? null));
  return { tlp, pap: item.pap ?? report?.pap ?? incident?.pap ?? null, value: item };
}

/** Says what the other end is called, under the label of that end: of kinds without one nothing may be said. */
function relatedRecord(read: ReadHandle, relation: Relation, id: string): Marked<RelatedRecord> {
  const isFrom = relation.fromId === id;
  const kind = isFrom ? relation.toKind : relation.fromKind;
  const otherId = isFrom ? relation.toId : relation.fromId;
  const end =
    kind === "incident"
      ? readIncident(read, otherId)
      : kind === "report"
        ? readReport(read, otherId)
        : undefined;
  const value: RelatedRecord = {
    type: relation.type,
    seenFrom: isFrom ? "from" : "to",
    title: isFrom ? relation.toTitle : relation.fromTitle,
    comment: relation.comment,
  };
  return { tlp: end?.tlp ?? null, pap: end?.pap ?? null, value };
}

/** Acts on the incident as a whole, oldest first. */
function historyOf(read: ReadHandle, id: string): readonly HistoryLine[] {
  return listRows(read, { subjectId: id, limit: MOST_ENTRIES })
    .filter(({ verb }) => OWN_VERBS.has(verb))
    .map(({ atMs, actor, verb }) => ({ at: new Date(atMs).toISOString(), actor, verb }))
    .toReversed();
}

const MOST_ENTRIES = 1_000;
const OWN_VERBS: ReadonlySet<string> = new Set([
  "incident-created",
  "incident-updated",
  "incidents-updated",
  "incident-closed",
]);
