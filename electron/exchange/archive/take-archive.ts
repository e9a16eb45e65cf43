import type { ArchiveLedger } from "../../../shared/exchange/archive/archive-ledger.ts";
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
import { logicalNowMs } from "../identity/identity-context.ts";
import { applyRecords } from "../records/apply-records.ts";
import { planRecords, subjectOf, type PlannedRecord } from "../records/plan-records.ts";
import type { ExchangeDesk } from "../records/write-release.ts";
import { lookForBlobs, storeBlobs, type Blobs } from "./archive-blobs.ts";
import { ledgerOf, type Content } from "./ledger-of-archive.ts";
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
