import { labelsOfCase, type CaseLabels } from "../../../shared/exchange/archive/case-labels.ts";
import {
  archiveProblemOf,
  type ArchiveProblem,
} from "../../../shared/exchange/archive/archive-problem.ts";
import type { Failure } from "../../../shared/contract/failures.ts";
import { compareTlp, type TlpLabel } from "../../../shared/domain/markings/tlp.ts";
import { createChangesHeader } from "../../../shared/exchange/record/changes-header.ts";
import { createChangesEncoder } from "../../../shared/exchange/record/changes-lines.ts";
import type { ExchangeRecord } from "../../../shared/exchange/record/exchange-record.ts";
import { visitStamps } from "../../../shared/exchange/record/record-stamps.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { BlobError } from "../../blobs/read-blob.ts";
import { readIncident } from "../../storage/tables/incidents.ts";
import { readHead } from "../../storage/journal/journal-rows.ts";
import type { LongWork } from "../bundle/bundle-environment.ts";
import { openDeviceSigner } from "../identity/device-signer.ts";
import { logicalNowMs, recordAct } from "../identity/identity-context.ts";
import type { ExchangeDesk } from "../records/write-release.ts";
import type { ArchiveDraft } from "./archive-draft.ts";
import type { ArchiveSealing } from "./archive-header.ts";
import { historyOfCase, linesOfHistory } from "./case-history.ts";
import {
  filesOfCase,
  recordsOfCase,
  subjectsOfCase,
  type CaseFile,
  type CaseSubjects,
} from "./case-records.ts";
import { writeArchive, type WrittenArchive } from "./write-archive.ts";

/** Everything that an archive of some incidents will hold. */
export interface CollectedCase extends CaseLabels {
  readonly subjects: CaseSubjects;
  readonly incidents: ArchiveDraft["incidents"];
  readonly records: readonly ExchangeRecord[];
  /** Evidence whose bytes are here. */
  readonly files: readonly CaseFile[];
  /** Digests of that of which only the record is. */
  readonly absent: readonly string[];
}

export interface ArchiveOrder extends LongWork {
  readonly collected: CollectedCase;
  readonly sealing: ArchiveSealing;
  /** For the journal: who may open it. */
  readonly sealedFor: string;
  readonly path: string;
}

/**
 * Reads a case whole. An archive leaves nothing out, so that what is stricter than the ceiling refuses all of it. Fails with `not-found`, `marking-required` or
 * `above-ceiling`.
 */
export async function collectCase(
  desk: ExchangeDesk,
  incidentIds: readonly string[],
  ceiling: TlpLabel,
): Promise<Result<CollectedCase, Failure>> {
  const { read } = desk.database;
  const subjects = subjectsOfCase(read, incidentIds);
  const incidents: ArchiveDraft["incidents"] = [];
  for (const id of subjects.incidentIds) {
    const incident = readIncident(read, id);
    if (incident === undefined) return err({ kind: "not-found", recordKind: "incident", id });
    const { number, title } = incident;
    incidents.push({ id, number: plainText(number, 255), title: plainText(title, 1_024) });
  }
  const records = recordsOfCase(read, subjects, desk.organisationId());
  const labels = labelsOfCase(records);
  if ("unmarked" in labels) return err({ kind: "marking-required", id: labels.unmarked.id });
  if (compareTlp(labels.ceiling, ceiling) > 0) {
    const number = incidents[0]?.number ?? "";
    return err({ kind: "above-ceiling", number, tlp: labels.ceiling, ceiling });
  }
  const files: CaseFile[] = [];
  const absent: string[] = [];
  for (const file of filesOfCase(records)) {
    if (await desk.blobs.has(file.sha256)) files.push(file);
    else absent.push(file.sha256);
  }
  return ok({ ...labels, subjects, incidents, records, files, absent });
}

/**
 * Writes a case archive, and notes in the journal that it was made before anybody can see it under its name. Fails with `device-not-certified`,
 * `evidence-damaged` or what keeps a file from being written; then nothing is left.
 */
export async function makeArchive(
  desk: ExchangeDesk,
  { collected, sealing, sealedFor, path, ...work }: ArchiveOrder,
): Promise<Result<WrittenArchive, Failure | ArchiveProblem>> {
  const signer = openDeviceSigner(desk.database.read, desk);
  if (!signer.ok) return signer;
  try {
    const written = await writeArchive(desk.environment, {
      ...work,
      path,
      draft: draftOf(desk, collected),
      records: linesOfRecords(collected.records),
      history: linesOfHistory(historyOf(desk, collected)),
      files: collected.files,
      openFile: desk.blobs.read,
      sealing,
      signer: signer.value,
      spoolDirectory: desk.spoolDirectory,
      beforeNamed: (facts) => {
        noteMade(desk, collected, facts, sealedFor);
      },
    });
    return written.ok ? written : err(archiveProblemOf(written.error));
  } catch (error) {
    if (!(error instanceof BlobError)) throw error;
    const { kind, name } = error.failure;
    return err({ kind: "evidence-damaged", name, detail: kind });
  } finally {
    signer.value.wipe();
  }
}

/** Lines of `records.ndjson`; see docs/changes-format.md. */
export function linesOfRecords(records: readonly ExchangeRecord[]): readonly string[] {
  const replicas = new Set<string>();
  for (const record of records) visitStamps(record, ({ replica }) => replicas.add(replica));
  const owners = records.map(({ owner }) => owner);
  const encoder = createChangesEncoder(createChangesHeader(owners, replicas));
  const lines = records.map((record) => {
    const line = encoder.encode(record);
    if (!line.ok) throw new Error(`a record beyond its limits: ${line.error.expected}`);
    return line.value;
  });
  return [encoder.headerLine, ...lines];
}

function historyOf(desk: ExchangeDesk, { subjects }: CollectedCase): readonly string[] {
  const ids = [...subjects.incidentIds, ...subjects.reportIds];
  return historyOfCase(desk.database.read, ids, desk.organisationId());
}

function draftOf(desk: ExchangeDesk, collected: CollectedCase): ArchiveDraft {
  const { database, replicaId, vaultKind } = desk;
  const { incidents, counts, ceiling, absent } = collected;
  const counter = readHead(database.read).hybridTime?.counter ?? 0;
  return {
    archiveId: desk.actor().ids.newId(),
    organisationName: plainText(desk.settings().organisationName, 255),
    vaultKind,
    createdLogical: { ms: logicalNowMs(database.read, desk), counter, replica: replicaId },
    incidents,
    tlpCeiling: ceiling,
    counts,
    absentBlobs: [...absent],
  };
}

function noteMade(
  desk: ExchangeDesk,
  { incidents, ceiling }: CollectedCase,
  { manifest }: Pick<WrittenArchive, "manifest">,
  sealedFor: string,
): void {
  const subjects = incidents.map(({ id, title }) => ({
    subject: { kind: "incident", id, title } as const,
    changes: [],
    isAct: true,
  }));
  desk.database.transaction((write) => {
    const cause = `archive ${manifest.archiveId}, ${ceiling}, ${sealedFor}`;
    recordAct(write, desk, "case-archived", subjects, cause);
  });
}

/** One line that may be signed: the records themselves keep what was written. */
function plainText(text: string, maxChars: number): string {
  const line = text.replaceAll(/\p{Cc}+/gu, " ").slice(0, maxChars);
  return line.toWellFormed().normalize("NFC").slice(0, maxChars).trim() || "?";
}
