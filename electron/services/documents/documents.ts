import type { z } from "zod";
import type {
  documentFormatSchema,
  documentsContract,
} from "../../../shared/contract/documents.ts";
import type { Failure } from "../../../shared/contract/failures.ts";
import { caseReport } from "../../../shared/domain/documents/case-report.ts";
import { custodySheet } from "../../../shared/domain/documents/custody-sheet.ts";
import { previewOf } from "../../../shared/domain/documents/preview.ts";
import { REPORT_TEMPLATE_FIELDS } from "../../../shared/domain/documents/report-template-fields.ts";
import { parseTemplate } from "../../../shared/domain/templates/parse-template.ts";
import type { Template } from "../../../shared/domain/templates/template.ts";
import { shiftBrief } from "../../../shared/domain/documents/shift-brief.ts";
import type { ReportSection } from "../../../shared/domain/documents/report-sections.ts";
import type { TlpLabel } from "../../../shared/domain/markings/tlp.ts";
import { instantBounds } from "../../../shared/domain/query/instant-bounds.ts";
import { parseQuery } from "../../../shared/domain/query/parse-query.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Language } from "../../../shared/text/index.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import type { JournalSubject } from "../../storage/journal/change.ts";
import { readIncident } from "../../storage/tables/incidents.ts";
import { readReport } from "../../storage/tables/reports.ts";
import { notFound } from "../case-context.ts";
import { readEvidence } from "../evidence/read-evidence.ts";
import { incidentSubject } from "../incidents/incident-state.ts";
import type { DocumentsContext } from "./documents-context.ts";
import { countByLabel, imprint, issue, noteMade, writeFor } from "./make-document.ts";
import { readBriefFile } from "./read-brief-file.ts";
import { markEvidence, readCaseFile } from "./read-case-file.ts";

type Format = z.infer<typeof documentFormatSchema>;

/** What the calls of the area `documents` do. */
export function createDocuments(context: DocumentsContext): Handlers<typeof documentsContract> {
  return {
    previewCaseReport: async (request) => {
      const made = await makeCaseReport(context, request);
      if (!made.ok) return made;
      return ok({ ...made.value.outcome, document: previewOf(made.value.report.document) });
    },
    caseReport: async ({ format, ...request }) => {
      const made = await makeCaseReport(context, request);
      if (!made.ok) return made;
      const { report, subject, outcome } = made.value;
      const file = await writeFor(context, report.document, format);
      const own = request.template === undefined ? "" : ", template";
      const cause = `${outcome.tlp}, ≤ ${outcome.ceiling}, ${format}, ${request.language}${own}`;
      const noted = noteMade(context, "case-report-made", subject, cause);
      if (!noted.ok) return noted;
      return ok({ ...issue(context, file), ...outcome });
    },
    previewShiftBrief: async (request) => {
      const made = await makeShiftBrief(context, request);
      return made.ok ? ok(made.value.outcome) : made;
    },
    shiftBrief: async ({ format, ...request }) => {
      const made = await makeShiftBrief(context, request);
      if (!made.ok) return made;
      const { document, outcome } = made.value;
      const file = await writeFor(context, document, format);
      const cause = `${request.since}, ${outcome.tlp}, ≤ ${outcome.ceiling}, ${format}, ${request.language}`;
      const subject = briefSubject(context);
      const noted = noteMade(context, "shift-brief-made", subject, cause);
      return noted.ok ? ok({ ...issue(context, file), ...outcome }) : noted;
    },
    custodySheet: ({ id, language, format }) => makeCustodySheet(context, id, language, format),
  };
}

interface ReportRequest {
  readonly id: string;
  readonly ceiling?: TlpLabel | undefined;
  readonly sections: readonly ReportSection[];
  readonly template?: string | undefined;
  readonly language: Language;
}

async function makeCaseReport(context: DocumentsContext, request: ReportRequest) {
  const file = readCaseFile(context, request.id);
  if (file === undefined) return err(notFound("incident", request.id));
  const { incident } = file;
  if (incident.tlp === null) return err<Failure>({ kind: "marking-required", id: incident.number });
  const ceiling = request.ceiling ?? incident.tlp;
  const { sections, language } = request;
  const own = readTemplate(request.template);
  if (!own.ok) return own;
  const options = { ...(await imprint(context, language)), ...own.value, ceiling, sections };
  const report = caseReport(file, options);
  if (!report.ok) {
    const { number, tlp } = incident;
    if (report.error.kind !== "filled-too-long") {
      return err<Failure>({ kind: "above-ceiling", number, tlp, ceiling });
    }
    return err<Failure>({ kind: "template-refused", problem: report.error });
  }
  const { document, withheld } = report.value;
  const outcome = { tlp: document.marking.tlp, ceiling, withheld: countByLabel(withheld) };
  return ok({ report: report.value, subject: incidentSubject(incident), outcome });
}

function readTemplate(text: string | undefined): Result<{ readonly template?: Template }, Failure> {
  if (text === undefined) return ok({});
  const read = parseTemplate(text, REPORT_TEMPLATE_FIELDS);
  if (read.ok) return ok({ template: read.value });
  return err({ kind: "template-refused", problem: read.error });
}

interface BriefRequest {
  readonly since: string;
  readonly ceiling: TlpLabel;
  readonly language: Language;
}

async function makeShiftBrief(context: DocumentsContext, request: BriefRequest) {
  const { since, ceiling, language } = request;
  const { nowIso: at, ...options } = await imprint(context, language);
  const untilMs = Date.parse(at);
  const sinceMs = sinceWhen(since, untilMs);
  if (sinceMs === null) {
    const expected = "12h, 3d, 2026-11-26T06:00";
    return err<Failure>({ kind: "invalid-value", field: "since", found: since, expected });
  }
  const file = readBriefFile(context.database.read, sinceMs, untilMs);
  const { document, withheld } = shiftBrief(file, { ...options, ceiling });
  const outcome = { tlp: document.marking.tlp, ceiling, withheld: countByLabel(withheld) };
  return ok({ document, outcome });
}

/** A time as queries write it; null when it is none. */
function sinceWhen(text: string, nowMs: number): number | null {
  const parsed = parseQuery(`since:${text}`, { entity: "incident" });
  if (!parsed.ok || parsed.value.kind !== "field") return null;
  const [value] = parsed.value.values;
  return value === undefined ? null : (instantBounds(">=", value, nowMs)?.fromMs ?? null);
}

/** It is about the desk as a whole. */
function briefSubject(context: DocumentsContext): JournalSubject {
  return { kind: "setting", id: context.organisationId(), title: "" };
}

async function makeCustodySheet(
  context: DocumentsContext,
  id: string,
  language: Language,
  format: Format,
) {
  const { read } = context.database;
  const item = readEvidence(read, id);
  if (item === undefined) return err(notFound("evidence", id));
  const report = item.reportId === null ? undefined : readReport(read, item.reportId);
  const incidentId = item.incidentId ?? report?.incidentId ?? null;
  const incident = incidentId === null ? undefined : readIncident(read, incidentId);
  const { tlp, pap } = markEvidence(read, item, incident);
  if (tlp === null) return err<Failure>({ kind: "marking-required", id: item.name });
  const origin = report?.number ?? incident?.number ?? "";
  const handOvers = context.handOversOf(item);
  const options = { ...(await imprint(context, language)), tlp, pap, origin, handOvers };
  const file = await writeFor(context, custodySheet(item, options), format);
  const subject: JournalSubject =
    incident === undefined
      ? { kind: "evidence", id: item.id, title: item.name }
      : incidentSubject(incident);
  const noted = noteMade(context, "custody-sheet-made", subject, `${item.name}, ${tlp}, ${format}`);
  return noted.ok ? ok({ ...issue(context, file), tlp }) : noted;
}
