import type { NotificationSubject } from "../../../shared/model/notification.ts";
import type { ObservableLink } from "../../../shared/model/observable.ts";
import type { Pap, Tlp } from "../../../shared/model/values.ts";
import type { Failure } from "../../../shared/contract/failures.ts";
import { isPlaced, placesOf } from "../../../shared/domain/constituents/placed-values.ts";
import { strictestOf } from "../../../shared/domain/documents/case-file.ts";
import { labelOfPart } from "../../../shared/domain/markings/effective-marking.ts";
import { strictestPap } from "../../../shared/domain/markings/pap.ts";
import { sourceLines, type SourceLine } from "../../../shared/domain/notifications/source-lines.ts";
import type { VictimRow } from "../../../shared/domain/notifications/victim-row.ts";
import { parseRsit, rsitParts } from "../../../shared/domain/rsit/rsit-format.ts";
import type { RsitClass } from "../../../shared/domain/rsit/rsit.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { findIncident, readIncident } from "../../storage/tables/incidents.ts";
import { readLinkPage } from "../../storage/tables/observables.ts";
import {
  findReport,
  readReport,
  readReportRows,
  reportsOfIncident,
} from "../../storage/tables/reports.ts";
import { notFound } from "../case-context.ts";

/** What is told about, and every row of it that may concern somebody. */
export interface Gathered {
  readonly id: string;
  readonly kind: NotificationSubject["kind"];
  readonly number: string;
  readonly title: string;
  readonly tlp: Tlp | null;
  readonly pap: Pap | null;
  readonly rsitClass: RsitClass | null;
  readonly rows: readonly VictimRow[];
}

/** SQLite: no limit. */
const ALL = -1;

/** Reads the rows of an incident or a report. Fails with `not-found`. */
export function gatherRows(
  read: ReadHandle,
  { kind, id }: NotificationSubject,
): Result<Gathered, Failure> {
  const record = kind === "incident" ? readIncident(read, id) : readReport(read, id);
  const rowId = kind === "incident" ? findIncident(read, id) : findReport(read, id);
  if (record === undefined || rowId === undefined) return err(notFound(kind, id));
  const { number, title, tlp, pap } = record;
  const reportIds =
    kind === "report"
      ? [id]
      : readReportRows(read, reportsOfIncident(read, rowId)).map((one) => one.id);
  const sources = reportIds.flatMap((reportId) => sourceOf(read, reportId, { tlp, pap }));
  const links = readLinkPage(read, kind, rowId, ALL, 0).filter((link) => isPlaced(link.type));
  const rows = links.flatMap((link) => rowsOfLink(link, { number, tlp, pap }, sources));
  return ok({ id, kind, number, title, tlp, pap, rsitClass: classOf(record.classification), rows });
}

interface Label {
  readonly tlp: Tlp | null;
  readonly pap: Pap | null;
}

interface Source extends Label {
  readonly number: string;
  readonly lines: ReadonlyMap<string, readonly SourceLine[]>;
}

function sourceOf(read: ReadHandle, id: string, container: Label): readonly Source[] {
  const report = readReport(read, id);
  if (report === undefined) return [];
  const lines = sourceLines(report);
  if (lines.size === 0) return [];
  const tlp = labelOfPart(report.tlp, container.tlp);
  return [{ number: report.number, lines, tlp, pap: labelOfPart(report.pap, container.pap) }];
}

function rowsOfLink(
  link: ObservableLink,
  container: Label & { readonly number: string },
  sources: readonly Source[],
): readonly VictimRow[] {
  const { type, value, comment } = link;
  const tlp = labelOfPart(link.tlp, container.tlp);
  const base = { type, value, comment: comment ?? "" };
  return placesOf(type, value).flatMap((place) => {
    const lines = sources.flatMap((source) =>
      (source.lines.get(value) ?? []).map((line): VictimRow => {
        const { port, firstSeen, lastSeen, details } = line;
        // A line is as closed as the most closed of what it stands in.
        const ofLine = labelOfPart(line.tlp, source.tlp);
        return {
          ...base,
          place,
          port,
          firstSeen,
          lastSeen,
          details,
          line: line.id,
          source: source.number,
          tlp: strictestOf(strictestOf(tlp, source.tlp), ofLine),
          pap: strictest(container.pap, source.pap),
        };
      }),
    );
    if (lines.length > 0) return lines;
    const { number: source, pap } = container;
    const nothing = { port: "", firstSeen: "", lastSeen: "", details: "", line: null };
    return [{ ...base, ...nothing, place, source, tlp, pap }];
  });
}

/** What nobody has marked makes the whole unmarked. */
function strictest(left: Pap | null, right: Pap | null): Pap | null {
  return left === null || right === null ? null : strictestPap([left, right]);
}

function classOf(classification: readonly string[]): RsitClass | null {
  for (const one of classification) {
    const read = parseRsit(one);
    if (read.ok) return rsitParts(read.value).class;
  }
  return null;
}
