import {
  EXCHANGE_KINDS,
  ownMember,
  type ExchangeRecord,
} from "../../../shared/exchange/record/exchange-record.ts";
import { compareText } from "../../../shared/exchange/release/compare-text.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { uuidBytes, uuidText } from "../../storage/records/uuid.ts";
import { subjectOf } from "../records/plan-records.ts";
import { readHistories } from "../records/read-histories.ts";

/** A case: incidents that belong together, with the reports in them. */
export interface CaseSubjects {
  readonly incidentIds: readonly string[];
  readonly reportIds: readonly string[];
}

/** The incidents named, those merged with them, and their reports. */
export function subjectsOfCase(read: ReadHandle, incidentIds: readonly string[]): CaseSubjects {
  const incidents = new Set(incidentIds);
  // What is added to the set while it is gone through comes round as well.
  for (const id of incidents) for (const other of idsOf(read, MERGED, id)) incidents.add(other);
  const reports = new Set([...incidents].flatMap((id) => idsOf(read, REPORTS, id)));
  return {
    incidentIds: [...incidents].toSorted(compareText),
    reportIds: [...reports].toSorted(compareText),
  };
}

/**
 * Every record of a case with the stamp of every field, deleted ones included, in the one order in which an archive has them: what stands in
 * another case now, and merely began in this one, is not among them.
 */
export function recordsOfCase(
  read: ReadHandle,
  { incidentIds, reportIds }: CaseSubjects,
  ours: string,
): readonly ExchangeRecord[] {
  const subjects = new Set([...incidentIds, ...reportIds]);
  return readHistories(read, [...subjects], ours)
    .filter((record) => subjects.has(subjectOf(record)?.id ?? ""))
    .toSorted((a, b) => rankOf(a) - rankOf(b) || compareText(a.id, b.id));
}

/** A piece of evidence whose bytes belong into the archive. */
export interface CaseFile {
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Content of the evidence that is there, each once, by its digest. */
export function filesOfCase(records: readonly ExchangeRecord[]): readonly CaseFile[] {
  const files = new Map<string, CaseFile>();
  for (const { kind, life, registers } of records) {
    if (kind !== "evidence" || !life.isAlive) continue;
    const sha256 = ownMember(registers, "sha256")?.value;
    const sizeBytes = ownMember(registers, "sizeBytes")?.value;
    if (typeof sha256 === "string" && typeof sizeBytes === "number") {
      files.set(sha256, { sha256, sizeBytes });
    }
  }
  return [...files.values()].toSorted((a, b) => compareText(a.sha256, b.sha256));
}

const MERGED = `
  SELECT o.uuid FROM incident o JOIN incident i ON o.merged_into = i.id WHERE i.uuid = :id
  UNION SELECT o.uuid FROM incident i JOIN incident o ON i.merged_into = o.id WHERE i.uuid = :id`;
const REPORTS = `
  SELECT r.uuid FROM report r JOIN incident i ON r.incident_id = i.id WHERE i.uuid = :id`;

function idsOf(read: ReadHandle, sql: string, id: string): readonly string[] {
  const rows = read.all<{ readonly uuid: Uint8Array }>(sql, { id: uuidBytes(id) });
  return rows.map(({ uuid }) => uuidText(uuid));
}

function rankOf({ kind }: ExchangeRecord): number {
  return EXCHANGE_KINDS.indexOf(kind);
}
