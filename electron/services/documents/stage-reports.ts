import type { z } from "zod";
import type { Failure } from "../../../shared/contract/failures.ts";
import type {
  stageReportFormatSchema,
  stageReportsContract,
} from "../../../shared/contract/stage-reports.ts";
import type { ContentKey } from "../../../shared/domain/clocks/content-text-data.ts";
import {
  incidentClocks,
  type InstrumentClocks,
} from "../../../shared/domain/clocks/incident-clocks.ts";
import type { StageClock } from "../../../shared/domain/clocks/stage-clock.ts";
import { markPart } from "../../../shared/domain/documents/case-file.ts";
import { previewOf } from "../../../shared/domain/documents/preview.ts";
import type { TlpLabel } from "../../../shared/domain/markings/tlp.ts";
import type { Authority } from "../../../shared/domain/stage-report/authorities-data.ts";
import { stageRecord } from "../../../shared/domain/stage-report/stage-record.ts";
import {
  stageReport,
  type StageReport,
  type StageReportError,
} from "../../../shared/domain/stage-report/stage-report.ts";
import { clockEntrySchema } from "../../../shared/model/case-parts.ts";
import type { Incident } from "../../../shared/model/incident.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Language } from "../../../shared/text/index.ts";
import type { WrittenDocument } from "../../documents/write-document.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import { findIncident } from "../../storage/tables/incidents.ts";
import { readParts } from "../../storage/tables/part-records.ts";
import { notFound } from "../case-context.ts";
import { incidentSubject } from "../incidents/incident-state.ts";
import type { DocumentsContext } from "./documents-context.ts";
import { imprint, issue, noteMade, writeFor } from "./make-document.ts";
import { readCaseFile } from "./read-case-file.ts";

/** What the calls of the area `stageReports` do. */
export function createStageReports(
  context: DocumentsContext,
): Handlers<typeof stageReportsContract> {
  return {
    preview: async (request) => {
      const made = await makeReport(context, request);
      if (!made.ok) return made;
      return ok({ ...outcomeOf(made.value), document: previewOf(made.value.report.document) });
    },
    make: async ({ format, ...request }) => {
      const made = await makeReport(context, request);
      if (!made.ok) return made;
      const file = await fileOf(context, made.value, format);
      const noted = noteMade(
        context,
        "stage-report-made",
        incidentSubject(made.value.incident),
        causeOf(made.value, format, request.language),
      );
      return noted.ok ? ok({ ...issue(context, file), ...outcomeOf(made.value) }) : noted;
    },
  };
}

interface Request {
  readonly incidentId: string;
  readonly instrument: string;
  readonly stage: string;
  readonly authority: Authority;
  readonly ceiling?: TlpLabel | undefined;
  readonly without: readonly ContentKey[];
  readonly language: Language;
}

type Format = z.infer<typeof stageReportFormatSchema>;

interface MadeReport {
  readonly incident: Incident;
  readonly of: StageOfIncident;
  readonly request: Request;
  readonly ceiling: TlpLabel;
  readonly report: StageReport;
}

async function makeReport(
  context: DocumentsContext,
  request: Request,
): Promise<Result<MadeReport, Failure>> {
  const { read } = context.database;
  const file = readCaseFile(context, request.incidentId);
  const rowId = findIncident(read, request.incidentId);
  if (file === undefined || rowId === undefined) {
    return err(notFound("incident", request.incidentId));
  }
  const { incident } = file;
  if (incident.tlp === null) return err({ kind: "marking-required", id: incident.number });
  const entries = readParts(read, "clock-entry", rowId).map((part) =>
    markPart(clockEntrySchema.parse(part), incident),
  );
  const plain = entries.map(({ value }) => value);
  const of = findStage(incidentClocks(plain, context.actor().nowMs()), request);
  if (!of.ok) return of;
  const ceiling = request.ceiling ?? incident.tlp;
  const { stage } = of.value.clock;
  const options = {
    ...(await imprint(context, request.language)),
    authority: request.authority,
    ceiling,
    without: request.without,
  };
  const report = stageReport({ file, entries, stage }, of.value, options);
  if (!report.ok) return err(failureOf(report.error, incident, request.authority, ceiling));
  return ok({ incident, of: of.value, request, ceiling, report: report.value });
}

interface StageOfIncident {
  readonly reading: InstrumentClocks["reading"];
  readonly clock: StageClock;
}

function findStage(
  all: readonly InstrumentClocks[],
  { instrument, stage }: Request,
): Result<StageOfIncident, Failure> {
  const known = all.find(({ reading }) => reading.instrument.id === instrument);
  if (known === undefined) {
    const expected = all.map(({ reading }) => reading.instrument.id).join(", ");
    return err({ kind: "invalid-value", field: "instrument", found: instrument, expected });
  }
  const clock = known.clocks.find((one) => one.stage.id === stage);
  if (clock !== undefined) return ok({ reading: known.reading, clock });
  const expected = known.clocks.map((one) => one.stage.id).join(", ");
  return err({ kind: "invalid-value", field: "stage", found: stage, expected });
}

function failureOf(
  error: StageReportError,
  { number, tlp }: Incident,
  found: Authority,
  ceiling: TlpLabel,
): Failure {
  if (error.kind === "other-recipient") {
    const expected = error.expected.join(", ");
    return { kind: "invalid-value", field: "authority", found, expected };
  }
  if (error.kind === "not-marked" || tlp === null) return { kind: "marking-required", id: number };
  return { kind: "above-ceiling", number, tlp, ceiling };
}

function outcomeOf({ report, ceiling }: MadeReport) {
  const { document, released, withheld, missing } = report;
  return { tlp: document.marking.tlp, ceiling, released, withheld, missing };
}

async function fileOf(
  context: DocumentsContext,
  { report, of, incident, request }: MadeReport,
  format: Format,
): Promise<WrittenDocument> {
  if (format !== "json") return writeFor(context, report.document, format);
  const { organisation, nowIso } = await imprint(context, request.language);
  const { authority } = request;
  const made = { incident: incident.number, authority, organisation, nowIso };
  const record = stageRecord(report, of, made);
  const { marking, reference } = report.document;
  return {
    name: `${marking.tlp.replace(":", "-")}_${reference}.json`,
    bytes: Buffer.from(`${JSON.stringify(record, null, 2)}\n`, "utf8"),
  };
}

/** What was given to whom: by it the journal answers later who knew what since when. */
function causeOf({ report, request }: MadeReport, format: Format, language: Language): string {
  const { instrument, stage, authority } = request;
  const { tlp } = report.document.marking;
  const fields = report.released.join(", ");
  return `${instrument} ${stage} → ${authority}, ${tlp}, ${format}, ${language}: ${fields}`;
}
