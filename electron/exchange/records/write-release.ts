import type { Failure } from "../../../shared/contract/failures.ts";
import { compareTlp } from "../../../shared/domain/markings/tlp.ts";
import type { BundleProblem } from "../../../shared/exchange/bundle/refusal.ts";
import { acknowledgementKey, type Manifest } from "../../../shared/exchange/bundle/manifest.ts";
import { createChangesHeader } from "../../../shared/exchange/record/changes-header.ts";
import { createChangesEncoder } from "../../../shared/exchange/record/changes-lines.ts";
import { visitStamps } from "../../../shared/exchange/record/record-stamps.ts";
import { compareText } from "../../../shared/exchange/release/compare-text.ts";
import { releaseGraph } from "../../../shared/exchange/release/closure/release-graph.ts";
import type {
  Outgoing,
  ReleasedRecord,
  ReleaseOutcome,
} from "../../../shared/exchange/release/closure/release-outcome.ts";
import type { ReleaseRequest } from "../../../shared/exchange/release/closure/release-request.ts";
import { MAX_STATEMENTS } from "../../../shared/exchange/release/statement-record.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { BlobStore } from "../../blobs/blob-store.ts";
import type { SubjectChanges } from "../../storage/journal/change.ts";
import { readHead } from "../../storage/journal/journal-rows.ts";
import type { WriteHandle } from "../../storage/database.ts";
import type { BundleDraft } from "../bundle/bundle-draft.ts";
import type { BundleEnvironment, LongWork } from "../bundle/bundle-environment.ts";
import { writeBundle, type BundleContent, type WrittenBundle } from "../bundle/write-bundle.ts";
import { missingExtension } from "../carrier/deliveries.ts";
import { openDeviceSigner, type DeviceSigner } from "../identity/device-signer.ts";
import { isoOf, logicalNowMs, recordAct, type IdentityDesk } from "../identity/identity-context.ts";
import { recipientsOfPeer } from "../identity/recipients-for.ts";
import { withStatements } from "../statements/outgoing-statements.ts";
import {
  noteStatementsSent,
  statementsDueTo,
  type StoredStatement,
} from "../statements/statement-rows.ts";
import { mailboxExtension } from "../relay/peer-mailboxes.ts";
import { lastSentTo, newestReceivedFrom, noteBundle } from "./bundle-history.ts";
import { noteDisclosures } from "./disclosures.ts";
import { leftOutExtension } from "./left-out.ts";
import { readHistories } from "./read-histories.ts";

/** An open vault from which bundles go out and into which they come. */
export interface ExchangeDesk extends IdentityDesk {
  readonly environment: BundleEnvironment;
  readonly blobs: BlobStore;
  /** Folder inside the vault for sealed temporary files. */
  readonly spoolDirectory: string;
}

/** What the release rules let go of some incidents and reports and their parts. Nothing is written. */
export function planRelease(
  { database, organisationId }: ExchangeDesk,
  subjectIds: readonly string[],
  request: ReleaseRequest,
): ReleaseOutcome {
  return releaseGraph(readHistories(database.read, subjectIds, organisationId()), request);
}

export interface ReleaseOrder extends LongWork {
  readonly outgoing: Outgoing;
  /** For the register. */
  readonly released: readonly ReleasedRecord[];
  readonly peerIds: readonly string[];
  /** File to make; must not exist. */
  readonly path: string;
  /** A receipt holds no records and only says what came. */
  readonly purpose?: "peer-exchange" | "receipt";
  /**
   * A file that others may see is noted before it has its name: were it the other way round, a crash in between would leave a bundle
   * of which nothing is known here, and the next would have its number. In the vault's own outbox it is noted after it is there.
   */
  readonly seenBy: "others" | "us-alone";
  /** What is to be kept together with the bundle, in the same transaction. */
  readonly alsoNote?: (write: WriteHandle, bundleRowId: number, manifest: Manifest) => void;
}

/**
 * Writes what was released as the next bundle for these peers, and notes the bundle and what went to whom in one transaction with
 * the journal. A file that fails after it was noted leaves its number used and the register without it. Fails with what keeps a peer from being sent anything, with
 * `device-not-certified`, or as `writeBundle` does; then nothing is left.
 */
export async function writeRelease(
  desk: ExchangeDesk,
  wanted: ReleaseOrder,
): Promise<Result<WrittenBundle, Failure | BundleProblem>> {
  const order = withDueStatements(desk, wanted);
  const { outgoing, peerIds, path } = order;
  const recipients = recipientsOf(desk, outgoing, peerIds);
  if (!recipients.ok) return recipients;
  const signer = openDeviceSigner(desk.database.read, desk);
  if (!signer.ok) return signer;
  const isSeen = order.seenBy === "others";
  let rowId: number | undefined;
  try {
    const written = await writeBundle(desk.environment, {
      path,
      draft: draftOf(desk, signer.value, order, recipients.value),
      content: contentOf(desk, outgoing),
      key: signer.value,
      spoolDirectory: desk.spoolDirectory,
      afterwards: "read-back",
      signal: order.signal,
      onProgress: order.onProgress,
      beforeNamed: isSeen ? (facts) => (rowId = noteSent(desk, order, facts)) : undefined,
    });
    if (written.ok && !isSeen) noteSent(desk, order, written.value);
    if (!written.ok && rowId !== undefined) withdraw(desk, rowId);
    return written;
  } finally {
    signer.value.wipe();
  }
}

interface CompleteOrder extends ReleaseOrder {
  readonly statements: readonly StoredStatement[];
}

/**
 * Signed texts go along with whatever goes to the one organisation that they are for. Several recipients would read each other's,
 * and a receipt speaks for a device that may say nothing else.
 */
function withDueStatements(desk: ExchangeDesk, order: ReleaseOrder): CompleteOrder {
  const [peerId, ...others] = order.peerIds;
  if (peerId === undefined || others.length > 0 || order.purpose === "receipt") {
    return { ...order, statements: [] };
  }
  const statements = statementsDueTo(desk.database.read, peerId).slice(0, MAX_STATEMENTS);
  const { replicaId, organisationId } = desk;
  const from = { replicaId, organisationId: organisationId() };
  return { ...order, statements, outgoing: withStatements(order.outgoing, statements, from) };
}

/** It was not written after all: nobody has anything of it. Its number stays used. */
function withdraw({ database }: ExchangeDesk, bundleRowId: number): void {
  database.transaction((write) => {
    write.run("DELETE FROM disclosure WHERE bundle_id = ?", [bundleRowId]);
    write.run("DELETE FROM statement_sent WHERE bundle_id = ?", [bundleRowId]);
  });
}

function noteSent(
  desk: ExchangeDesk,
  { released, peerIds, alsoNote, statements }: CompleteOrder,
  { manifest, manifestSha256, sizeBytes }: WrittenBundle,
): number {
  const actor = desk.actor();
  return desk.database.transaction((write) => {
    const facts = { direction: "sent", manifestSha256, sizeBytes, atMs: actor.nowMs() } as const;
    const rowId = noteBundle(write, manifest, facts);
    noteDisclosures(write, rowId, peerIds, released);
    noteStatementsSent(
      write,
      rowId,
      statements.map((one) => one.rowId),
    );
    alsoNote?.(write, rowId, manifest);
    const cause = `bundle ${manifest.bundleId} to ${[...peerIds].toSorted().join(", ")}`;
    recordAct(write, desk, "bundle-sent", released.flatMap(actOf), cause);
    return rowId;
  });
}

function actOf({ record, title }: ReleasedRecord): readonly SubjectChanges[] {
  const { kind, id } = record;
  if (kind !== "incident" && kind !== "report") return [];
  return [{ subject: { kind, id, title }, changes: [], isAct: true }];
}

function recipientsOf(
  desk: ExchangeDesk,
  { tlpCeiling }: Outgoing,
  peerIds: readonly string[],
): Result<BundleDraft["recipients"], Failure> {
  const isAbove = tlpCeiling !== null && compareTlp(tlpCeiling, "TLP:GREEN") > 0;
  const marking = isAbove ? "above-green" : "up-to-green";
  const recipients: { organisationId: string; recipient: string }[] = [];
  for (const peerId of peerIds) {
    const peer = recipientsOfPeer(desk.database.read, desk, peerId, marking);
    if (!peer.ok) return err(peer.error);
    const { organisationId } = peer.value;
    recipients.push({ organisationId, recipient: peer.value.recipients.hybrid });
  }
  return ok(recipients);
}

const VALID_FOR_MS = 30 * 86_400_000;

function draftOf(
  desk: ExchangeDesk,
  { organisationId, deviceId, deviceEpoch, certificates, revocations }: DeviceSigner,
  { outgoing, purpose = "peer-exchange" }: ReleaseOrder,
  recipients: BundleDraft["recipients"],
): BundleDraft {
  const { database, replicaId, vaultKind } = desk;
  const { ids } = desk.actor();
  const { sequence, hybridTime } = readHead(database.read);
  const nowMs = logicalNowMs(database.read, desk);
  const audience = recipients.map((recipient) => recipient.organisationId);
  const last = lastSentTo(database.read, audience, replicaId);
  const acknowledged = acknowledgementsFor(desk, audience);
  return {
    bundleId: ids.newId(),
    sender: { organisationId, deviceId, deviceEpoch },
    certificates: [...certificates],
    revocations: [...revocations],
    stream: {
      id: last?.streamId ?? ids.newId(),
      incarnation: replicaId,
      sequence: (last?.sequence ?? 0) + 1,
      previousManifestSha256: last?.manifestSha256 ?? null,
    },
    recipients,
    purpose,
    vaultKind,
    exerciseId: null,
    persons: [...outgoing.persons],
    createdLogical: { ms: nowMs, counter: hybridTime?.counter ?? 0, replica: replicaId },
    notAfter: isoOf(nowMs + VALID_FOR_MS),
    journal: { basis: 0, upper: sequence },
    acknowledged: [...acknowledged],
    extensions: {
      ...missingExtension(database.read, audience, acknowledged),
      ...leftOutExtension(database.read, audience, acknowledged.length),
      ...mailboxExtension(database.read),
    },
  };
}

/** What we have of the one recipient's streams. Several recipients would learn of each other's. */
function acknowledgementsFor(
  { database }: ExchangeDesk,
  [peerId, ...others]: readonly string[],
): Manifest["acknowledged"] {
  if (peerId === undefined || others.length > 0) return [];
  return newestReceivedFrom(database.read, peerId)
    .map(({ incarnation, streamId, sequence, manifestSha256 }) => ({
      incarnation,
      streamId,
      sequence,
      manifestSha256,
    }))
    .toSorted((a, b) => compareText(acknowledgementKey(a), acknowledgementKey(b)));
}

function contentOf({ blobs }: ExchangeDesk, outgoing: Outgoing): BundleContent {
  return {
    changes: linesOf(outgoing),
    summary: () => ({
      counts: outgoing.counts,
      tlpCeiling: outgoing.tlpCeiling ?? "TLP:CLEAR",
    }),
    blobs: outgoing.blobs.map(({ sha256, sizeBytes }) => ({
      sha256,
      sizeBytes,
      open: () => blobs.read(sha256),
    })),
  };
}

async function* linesOf({ records }: Outgoing): AsyncGenerator<string> {
  const replicas = new Set<string>();
  for (const record of records) visitStamps(record, ({ replica }) => replicas.add(replica));
  const owners = records.map(({ owner }) => owner);
  const encoder = createChangesEncoder(createChangesHeader(owners, replicas));
  yield encoder.headerLine;
  for (const record of records) {
    const line = encoder.encode(record);
    if (!line.ok) throw new Error(`a record beyond its limits: ${line.error.expected}`);
    yield await Promise.resolve(line.value);
  }
}
