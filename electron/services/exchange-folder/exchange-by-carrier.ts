import type { Failure } from "../../../shared/contract/failures.ts";
import type { BundleProblem } from "../../../shared/exchange/bundle/refusal.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { LongWork } from "../../exchange/bundle/bundle-environment.ts";
import type { BroughtBundle } from "../../exchange/carrier/bring-to-carrier.ts";
import { settleOutbox } from "../../exchange/carrier/outbox.ts";
import type { OutboxRow } from "../../exchange/carrier/outbox-rows.ts";
import type { CarrierScan } from "../../exchange/carrier/scan-carrier.ts";
import { startSharing } from "../../exchange/carrier/sharing.ts";
import {
  takeFromCarrier,
  type TakenFromCarrier,
} from "../../exchange/carrier/take-from-carrier.ts";
import { listPeers } from "../../exchange/identity/stored-peers.ts";
import type { ExchangeDesk } from "../../exchange/records/write-release.ts";
import type { FolderLedger, SentBundle, UnsentBundle } from "./folder-ledger.ts";
import { waitingFor, writeDue, type DueLedger } from "./send-due.ts";

/** To whom may be written, and what goes to them from now on. */
export interface ExchangeOrder {
  /** Asked after bundles were taken in: they may say who can be reached. */
  readonly peerIds: () => readonly string[];
  readonly namedIncidentIds: readonly string[];
}

/** Where bundles lie between two desks: a folder, or a mailbox of a relay. What is sent and taken in is the same by every one of them. */
export interface Carrier {
  /** Folder of this machine in which the candidates lie. */
  readonly directory: string;
  readonly scan: CarrierScan;
  /** Whether a bundle is to be brought in this run; each one unless it says otherwise. */
  readonly isNow?: (row: OutboxRow) => boolean;
  /** Takes away what is of no use any more, after bundles were taken in. */
  readonly sweep: (taken: TakenFromCarrier) => Promise<Swept>;
  readonly bring: (
    row: OutboxRow,
    work: LongWork,
  ) => Promise<Result<BroughtBundle, Failure | BundleProblem>>;
}

export interface Swept {
  readonly removed: readonly string[];
  /** Nothing is half done: what was to go has gone, or nothing can be written at all. */
  readonly isSettled: boolean;
}

/** One run: take in; put the outbox in order; write what is due and what is to be confirmed; clean; bring (docs/carrier-format.md §4). */
export async function exchangeByCarrier(
  desk: ExchangeDesk,
  carrier: Carrier,
  { peerIds: peersNow, namedIncidentIds }: ExchangeOrder,
  work: LongWork,
): Promise<Result<FolderLedger, BundleProblem>> {
  const { directory, scan } = carrier;
  const taken = await takeFromCarrier(desk, directory, scan.candidates, "apply", work);
  // What came may have said that something of ours arrived.
  const settled = await settleOutbox(desk);
  if (!settled.ok) return settled;
  const peerIds = peersNow();
  if (work.signal?.aborted !== true) startSharing(desk, peerIds, namedIncidentIds);
  const due = await writeDue(desk, peerIds, namedIncidentIds, work);
  const swept = await carrier.sweep(taken);
  const brought = await bring(desk, carrier, peerIds, due, work);
  const isCancelled = work.signal?.aborted === true;
  return ok({
    ...ledgerOf(scan, taken, due),
    sent: brought.sent,
    waiting: brought.waiting,
    unsent: [...due.unsent, ...brought.unsent],
    removed: swept.removed,
    isSafeToRemove: brought.unsent.length === 0 && swept.isSettled && !isCancelled,
    isCancelled,
  });
}

/** Whoever is not trusted any more is passed over, unless it is named: then it is told why nothing goes. */
export function peersOf(desk: ExchangeDesk, peerIds: readonly string[] | "all"): readonly string[] {
  if (peerIds !== "all") return peerIds;
  return listPeers(desk.database.read)
    .filter(({ trust, revokedAt }) => revokedAt === null && trust !== "unknown")
    .map(({ id }) => id);
}

export function ledgerOf(
  { refused, notLookedAt }: CarrierScan,
  taken: TakenFromCarrier,
  due: DueLedger,
): Omit<FolderLedger, "waiting" | "removed" | "isSafeToRemove"> {
  const { received, known, isCancelled } = taken;
  return {
    received,
    known: known.length,
    isCancelled,
    notLookedAt,
    ...due,
    refused: [...refused, ...taken.refused],
  };
}

export function sentOf(
  { peerId, bundleId, sequence, isReceipt }: OutboxRow,
  fileNames: readonly string[],
  sizeBytes: number,
): SentBundle {
  return { peerId, bundleId, sequence, isReceipt, outcome: null, fileNames, sizeBytes };
}

interface Brought {
  readonly sent: readonly SentBundle[];
  readonly waiting: readonly SentBundle[];
  readonly unsent: readonly UnsentBundle[];
}

async function bring(
  desk: ExchangeDesk,
  carrier: Carrier,
  peerIds: readonly string[],
  due: DueLedger,
  work: LongWork,
): Promise<Brought> {
  const written = new Map(due.sent.map((one) => [one.bundleId, one]));
  const sent: SentBundle[] = [];
  const waiting: SentBundle[] = [];
  const unsent: UnsentBundle[] = [];
  const { isNow = () => true } = carrier;
  for (const row of waitingFor(desk, peerIds).filter(isNow)) {
    const { peerId, bundleId } = row;
    const brought = await carrier.bring(row, work);
    if (!brought.ok) {
      if (brought.error.kind === "cancelled") break;
      unsent.push({ peerId, bundleId, problem: brought.error });
      continue;
    }
    const { fileNames, sizeBytes, wasThere } = brought.value;
    const outcome = written.get(bundleId)?.outcome ?? null;
    (wasThere ? waiting : sent).push({ ...sentOf(row, fileNames, sizeBytes), outcome });
  }
  return { sent, waiting, unsent };
}
