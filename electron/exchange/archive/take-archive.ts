import {
  countRecord,
  NO_RECORDS,
  type ArchiveLedger,
  type RecordTally,
} from "../../../shared/exchange/archive/archive-ledger.ts";
import type { ArchiveManifest } from "../../../shared/exchange/archive/archive-manifest.ts";
import { MAX_AHEAD_MS } from "../../../shared/exchange/stamp/stamp.ts";
import type { MergeContext } from "../../../shared/exchange/merge/merge-plan.ts";
import { createChangesDecoder } from "../../../shared/exchange/record/changes-lines.ts";
import type { ExchangeRecord } from "../../../shared/exchange/record/exchange-record.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ReadableFile } from "../../files/file-port.ts";
import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import { uuidBytes } from "../../storage/records/uuid.ts";
import type { LongWork } from "../bundle/bundle-environment.ts";
import { openingIdentities } from "../identity/device-signer.ts";
import { isoOf, logicalNowMs } from "../identity/identity-context.ts";
import { applyRecords } from "../records/apply-records.ts";
import { planRecords, subjectOf, type PlannedRecord } from "../records/plan-records.ts";
import type { ExchangeDesk } from "../records/write-release.ts";
import { judgeArchiveSigner, type SignerStanding } from "./archive-signer.ts";
import { historyOfCase, keepHistory, readHistoryLines, type BroughtLine } from "./case-history.ts";
import {
  openArchive,
  settleArchive,
  type ArchiveTrouble,
  type OpenedArchive,
} from "./open-archive.ts";
import { keepStatesBefore } from "./take-back-archive.ts";

/** An archive to be looked at or taken in. */
export interface ArchiveRequest extends LongWork {
  readonly source: ReadableFile;
  readonly path: string;
  readonly passphrase: string | null;
  /** Id of a signing key that somebody vouches for, as minisign prints it. */
  readonly vouchedKeyId: string | null;
}

/**
 * Verifies an archive from its first byte to its last, says what would come of each record and, unless it is only looked at, takes the case in as one
 * action that can be undone. What is here already is not touched; what cannot stand here refuses all of it. Closes the source.
 */
export async function takeArchive(
  desk: ExchangeDesk,
  request: ArchiveRequest,
  mode: "preview" | "apply",
): Promise<Result<ArchiveLedger, ArchiveTrouble>> {
  const { read } = desk.database;
  let standing: SignerStanding = "unknown";
  const opened = await openArchive(desk.environment, {
    ...request,
    keys: { passphrase: request.passphrase, identities: openingIdentities(read) },
    vaultKind: desk.vaultKind,
    refuseSigner: (manifest) => {
      const judged = judgeArchiveSigner(read, manifest);
      if (!judged.ok) return { kind: "signer-refused", why: judged.error };
      standing = judged.value;
      return undefined;
    },
  });
  if (!opened.ok) return opened;
  try {
    const settled = await settleArchive(request.path, async () =>
      takeOpened(desk, opened.value, { ...request, standing, mode }),
    );
    return settled.ok ? settled.value : settled;
  } finally {
    await opened.value.close();
  }
}

interface Taking extends ArchiveRequest {
  readonly standing: SignerStanding;
  readonly mode: "preview" | "apply";
}

/** What was read of it. */
interface Content {
  readonly manifest: ArchiveManifest;
  readonly manifestSha256: string;
  readonly records: readonly ExchangeRecord[];
  readonly history: readonly BroughtLine[];
}

async function takeOpened(
  desk: ExchangeDesk,
  archive: OpenedArchive,
  taking: Taking,
): Promise<Result<ArchiveLedger, ArchiveTrouble>> {
  const { manifest } = archive;
  const content = await readContent(archive);
  if (!content.ok) return content;
  const { read } = desk.database;
  const evidence = await lookForBlobs(desk, manifest);
  if (taking.mode === "preview") {
    const planned = planRecords(read, content.value.records, contextOf(desk, manifest));
    const added = unknownLines(read, desk, content.value);
    return ok(
      ledgerOf(content.value, planned, taking.standing, { added, evidence, applied: null }),
    );
  }
  const refusal = refuseStranger(manifest, taking);
  if (refusal !== undefined) return err(refusal);
  // Asked before anything is stored, and again in the transaction that decides.
  const early = refuseCase(
    planRecords(read, content.value.records, contextOf(desk, manifest)),
    manifest,
  );
  if (early !== undefined) return err(early);
  const stored = await storeBlobs(desk, archive, evidence.missing, taking);
  if (!stored.ok) return stored;
  return desk.database.transaction((write) =>
    applyContent(write, desk, content.value, { standing: taking.standing, evidence }),
  );
}

function refuseStranger(
  { signer }: ArchiveManifest,
  { standing, vouchedKeyId }: Taking,
): ArchiveTrouble | undefined {
  if (standing === "own" || standing === "peer") return undefined;
  const { deviceKeyId, organisationName } = signer;
  return vouchedKeyId?.toUpperCase() === deviceKeyId
    ? undefined
    : { kind: "signer-not-vouched-for", organisationName, deviceKeyId };
}

function applyContent(
  write: WriteHandle,
  desk: ExchangeDesk,
  content: Content,
  { standing, evidence }: { readonly standing: SignerStanding; readonly evidence: Blobs },
): Result<ArchiveLedger, ArchiveTrouble> {
  const { manifest, manifestSha256, records } = content;
  const planned = planRecords(write, records, contextOf(desk, manifest));
  const refusal = refuseCase(planned, manifest);
  if (refusal !== undefined) return err(refusal);
  const added = unknownLines(write, desk, content);
  const merges = planned.filter(({ plan }) => plan.kind === "merge");
  const keep = keepStatesBefore(write, merges);
  const actor = desk.actor();
  const { signer, archiveId } = manifest;
  const { actionId } = applyRecords(write, actor, planned, {
    verb: "case-unarchived",
    cause: `archive ${archiveId} of ${signer.organisationName}`,
    isUndoable: true,
  });
  if (actionId > 0) keep(actionId);
  if (actionId > 0 || added.length > 0) {
    const { lastInsertRowid } = write.run(
      `INSERT INTO case_archive (uuid, manifest_sha256, organisation, organisation_name, device_key_id, made_at, taken_at, action)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        uuidBytes(archiveId),
        manifestSha256,
        uuidBytes(signer.organisationId),
        signer.organisationName,
        signer.deviceKeyId,
        manifest.createdLogical.ms,
        actor.nowMs(),
        actionId,
      ],
    );
    keepHistory(write, Number(lastInsertRowid), added);
  }
  return ok(ledgerOf(content, planned, standing, { added, evidence, applied: actionId }));
}

/** Without its incidents a case has nowhere to stand: then nothing of it is taken in. */
function refuseCase(
  planned: readonly PlannedRecord[],
  { incidents }: ArchiveManifest,
): ArchiveTrouble | undefined {
  for (const { record, plan } of planned) {
    if (record.kind !== "incident" || (plan.kind !== "misplaced" && plan.kind !== "refused"))
      continue;
    const number = incidents.find(({ id }) => id === record.id)?.number ?? record.id;
    const { refusal } = plan;
    const why = refusal.kind === "already-taken" ? `already-taken: ${refusal.what}` : refusal.kind;
    return { kind: "case-refused", number, why };
  }
  return undefined;
}

async function readContent(archive: OpenedArchive): Promise<Result<Content, ArchiveTrouble>> {
  const { manifest, manifestSha256 } = archive;
  const decoder = createChangesDecoder();
  const records: ExchangeRecord[] = [];
  const refused = (name: string, line: number, expected: string) =>
    err({ kind: "line-refused", name, line, expected } as const);
  for await (const line of archive.lines("records")) {
    const decoded = decoder.decode(line);
    if (!decoded.ok) return refused("records", decoded.error.line, decoded.error.expected);
    if (decoded.value.kind === "record") records.push(decoded.value.record);
  }
  const end = decoder.finish();
  if (!end.ok) return refused("records", end.error.line, end.error.expected);
  const texts: string[] = [];
  for await (const line of archive.lines("history")) texts.push(line);
  const subjects = new Set(records.flatMap((record) => subjectOf(record)?.id ?? []));
  const history = readHistoryLines(texts, subjects);
  if (!history.ok) return refused("history", history.error.line, history.error.expected);
  return ok({ manifest, manifestSha256, records, history: history.value });
}

function contextOf(desk: ExchangeDesk, { signer }: ArchiveManifest): MergeContext {
  const ours = desk.organisationId();
  return {
    ours,
    senderOrganisation: signer.organisationId,
    senderIsOwnDevice: signer.organisationId === ours,
    isWholeCase: true,
    latestMs: logicalNowMs(desk.database.read, desk) + MAX_AHEAD_MS,
  };
}

function unknownLines(
  read: ReadHandle,
  desk: ExchangeDesk,
  { history }: Content,
): readonly BroughtLine[] {
  const subjects = [...new Set(history.map(({ entry }) => entry.subjectId))];
  const known = new Set(historyOfCase(read, subjects, desk.organisationId()));
  return history.filter(({ text }) => !known.has(text));
}

interface Blobs {
  readonly found: number;
  readonly present: number;
  /** In the archive, and not here. */
  readonly missing: readonly { readonly sha256: string; readonly sizeBytes: number }[];
  /** Neither here nor in the archive. */
  readonly absent: number;
}

async function lookForBlobs(
  { blobs }: ExchangeDesk,
  { members, absentBlobs }: ArchiveManifest,
): Promise<Blobs> {
  const carried = members.slice(2);
  const missing: ArchiveManifest["members"] = [];
  for (const member of carried) if (!(await blobs.has(member.sha256))) missing.push(member);
  let absent = 0;
  for (const sha256 of absentBlobs) if (!(await blobs.has(sha256))) absent += 1;
  const found = carried.length + absentBlobs.length;
  return { found, present: found - missing.length - absent, missing, absent };
}

/** Before the records: a row must never name evidence that is not there. What was stored before it failed goes again. */
async function storeBlobs(
  desk: ExchangeDesk,
  archive: OpenedArchive,
  missing: Blobs["missing"],
  { signal }: LongWork,
): Promise<Result<void, ArchiveTrouble>> {
  let isWhole = false;
  try {
    for (const { sha256 } of missing) {
      const content = archive.blob(sha256);
      if (content === undefined) throw new Error("the manifest names every piece of evidence");
      const stored = await desk.blobs.put(content, signal === undefined ? {} : { signal });
      if (stored.ok) continue;
      const { error } = stored;
      if (error.kind !== "too-large") return err({ kind: error.kind });
      return err({ kind: "limit-exceeded", limit: error.what, allowed: error.limit });
    }
    isWhole = true;
    return ok(undefined);
  } finally {
    if (!isWhole) await removeUnnamed(desk, missing);
  }
}

async function removeUnnamed(
  { database, blobs }: ExchangeDesk,
  stored: Blobs["missing"],
): Promise<void> {
  for (const { sha256 } of stored) {
    const sql = "SELECT 1 FROM evidence WHERE sha256 = ? LIMIT 1";
    if (database.read.get(sql, [sha256]) === undefined) await blobs.remove(sha256);
  }
}

function ledgerOf(
  { manifest, history }: Content,
  planned: readonly PlannedRecord[],
  standing: SignerStanding,
  taken: {
    readonly added: readonly BroughtLine[];
    readonly evidence: Blobs;
    /** Null for a preview. */
    readonly applied: number | null;
  },
): ArchiveLedger {
  const { added, evidence, applied } = taken;
  const byKind: Record<string, RecordTally> = {};
  let records = NO_RECORDS;
  for (const one of planned) {
    const outcome = outcomeOf(one);
    records = countRecord(records, outcome);
    byKind[one.record.kind] = countRecord(byKind[one.record.kind] ?? NO_RECORDS, outcome);
  }
  const { organisationId, organisationName, deviceId, deviceKeyId } = manifest.signer;
  const isUnchanged = records.new + records.changed + added.length === 0;
  return {
    archiveId: manifest.archiveId,
    createdAt: isoOf(manifest.createdLogical.ms),
    vaultKind: manifest.vaultKind,
    tlpCeiling: manifest.tlpCeiling,
    signer: { organisationId, organisationName, deviceId, deviceKeyId, standing },
    incidents: manifest.incidents,
    records,
    byKind,
    refused: planned.flatMap(refusalOf),
    evidence: {
      found: evidence.found,
      stored: evidence.missing.length,
      present: evidence.present,
      absent: evidence.absent,
      storedBytes: evidence.missing.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    },
    history: { found: history.length, added: added.length, known: history.length - added.length },
    isUnchanged,
    isApplied: applied !== null && !isUnchanged,
    actionId: applied === null || applied === 0 ? null : applied,
  };
}

function outcomeOf({ plan }: PlannedRecord): Exclude<keyof RecordTally, "found"> {
  switch (plan.kind) {
    case "merge":
      return plan.isNew ? "new" : "changed";
    case "unchanged":
      return "unchanged";
    default:
      return "refused";
  }
}

function refusalOf({ record: { kind, id }, plan }: PlannedRecord): ArchiveLedger["refused"] {
  switch (plan.kind) {
    case "merge":
    case "unchanged":
      return [];
    case "propose":
      // Another organisation's archive never changes what is ours: it proposes that in a bundle.
      return [{ kind, id, reason: "ours" }];
    default:
      return [{ kind, id, reason: plan.refusal.kind }];
  }
}
