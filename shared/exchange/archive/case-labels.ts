import { labelOfPart } from "../../domain/markings/effective-marking.ts";
import { isTlpLabel, strictestTlp, type TlpLabel } from "../../domain/markings/tlp.ts";
import type { RecordCounts } from "../bundle/manifest.ts";
import { ownMember, type ExchangeRecord } from "../record/exchange-record.ts";

/** What the labels of a case come to. Nothing is left out of an archive, so that the strictest counts for all of it. */
export interface CaseLabels {
  readonly counts: RecordCounts;
  readonly ceiling: TlpLabel;
}

/**
 * The label of each record, deleted ones included: its own, else that of what it belongs to. A file that came with a report is never below the
 * report. Gives the first record that no label holds for otherwise: CLEAR is never assumed.
 */
export function labelsOfCase(
  records: readonly ExchangeRecord[],
): CaseLabels | { readonly unmarked: ExchangeRecord } {
  const byId = new Map(records.map((record) => [record.id, record]));
  const counts: Record<string, Partial<Record<TlpLabel, number>>> = {};
  const labels = new Set<TlpLabel>();
  for (const record of records) {
    const label = labelOf(record, byId);
    if (label === null) return { unmarked: record };
    labels.add(label);
    const ofKind = (counts[record.kind] ??= {});
    ofKind[label] = (ofKind[label] ?? 0) + 1;
  }
  return { counts, ceiling: strictestTlp([...labels]) ?? "TLP:CLEAR" };
}

type ById = ReadonlyMap<string, ExchangeRecord>;

function labelOf(record: ExchangeRecord, byId: ById): TlpLabel | null {
  const own = ownLabel(record);
  const report = parentOf(record, "reportId", byId);
  const incident = parentOf(record, record.kind === "relation" ? "fromId" : "incidentId", byId);
  const ofIncident = incident === undefined ? null : ownLabel(incident);
  if (report === undefined) return labelOfPart(own, ofIncident);
  const ofReport = labelOf(report, byId);
  return own === null || ofReport === null
    ? labelOfPart(own, ofReport)
    : strictestTlp([own, ofReport]);
}

function ownLabel({ registers }: ExchangeRecord): TlpLabel | null {
  const value = ownMember(registers, "tlp")?.value;
  return typeof value === "string" && isTlpLabel(value) ? value : null;
}

function parentOf(record: ExchangeRecord, field: string, byId: ById): ExchangeRecord | undefined {
  const value = ownMember(record.registers, field)?.value;
  const parent = typeof value === "string" ? byId.get(value) : undefined;
  return parent?.kind === "incident" || parent?.kind === "report" ? parent : undefined;
}
