import type { Failure } from "../../../shared/contract/failures.ts";
import { compareTlp } from "../../../shared/domain/markings/tlp.ts";
import type { BundleProblem } from "../../../shared/exchange/bundle/refusal.ts";
import { createChangesHeader } from "../../../shared/exchange/record/changes-header.ts";
import { createChangesEncoder } from "../../../shared/exchange/record/changes-lines.ts";
import { visitStamps } from "../../../shared/exchange/record/record-stamps.ts";
import { releaseGraph } from "../../../shared/exchange/release/closure/release-graph.ts";
import type {
  Outgoing,
  ReleaseOutcome,
} from "../../../shared/exchange/release/closure/release-outcome.ts";
import type { ReleaseRequest } from "../../../shared/exchange/release/closure/release-request.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { BlobStore } from "../../blobs/blob-store.ts";
import { readHead } from "../../storage/journal/journal-rows.ts";
import type { BundleDraft } from "../bundle/bundle-draft.ts";
import type { BundleEnvironment } from "../bundle/bundle-environment.ts";
import { writeBundle, type BundleContent, type WrittenBundle } from "../bundle/write-bundle.ts";
import { openDeviceSigner, type DeviceSigner } from "../identity/device-signer.ts";
import { isoOf, logicalNowMs, type IdentityDesk } from "../identity/identity-context.ts";
import { recipientsOfPeer } from "../identity/recipients-for.ts";
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

export interface ReleaseOrder {
  readonly bundleId: string;
  readonly outgoing: Outgoing;
  readonly peerIds: readonly string[];
  /** File to make; must not exist. */
  readonly path: string;
}

/**
 * Writes what was released as one bundle for the peers. Fails with what keeps a peer from being sent anything, with
 * `device-not-certified`, or as `writeBundle` does; then nothing is left.
 */
export async function writeRelease(
  desk: ExchangeDesk,
  { bundleId, outgoing, peerIds, path }: ReleaseOrder,
): Promise<Result<WrittenBundle, Failure | BundleProblem>> {
  const recipients = recipientsOf(desk, outgoing, peerIds);
  if (!recipients.ok) return recipients;
  const signer = openDeviceSigner(desk.database.read, desk);
  if (!signer.ok) return signer;
  try {
    return await writeBundle(desk.environment, {
      path,
      draft: { ...draftOf(desk, signer.value, outgoing, recipients.value), bundleId },
      content: contentOf(desk, outgoing),
      key: signer.value,
      spoolDirectory: desk.spoolDirectory,
      afterwards: "read-back",
    });
  } finally {
    signer.value.wipe();
  }
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
  outgoing: Outgoing,
  recipients: BundleDraft["recipients"],
): Omit<BundleDraft, "bundleId"> {
  const { database, replicaId, vaultKind } = desk;
  const { ids } = desk.actor();
  const { sequence, hybridTime } = readHead(database.read);
  const nowMs = logicalNowMs(database.read, desk);
  return {
    sender: { organisationId, deviceId, deviceEpoch },
    certificates: [...certificates],
    revocations: [...revocations],
    // A stream of its own: it stands for all that the incidents are now and needs no bundle before it.
    stream: {
      id: ids.newId(),
      incarnation: replicaId,
      sequence: 1,
      previousManifestSha256: null,
    },
    recipients,
    purpose: "peer-exchange",
    vaultKind,
    exerciseId: null,
    persons: [...outgoing.persons],
    createdLogical: { ms: nowMs, counter: hybridTime?.counter ?? 0, replica: replicaId },
    notAfter: isoOf(nowMs + VALID_FOR_MS),
    journal: { basis: 0, upper: sequence },
    acknowledged: [],
  };
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
