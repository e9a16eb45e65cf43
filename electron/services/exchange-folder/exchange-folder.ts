import type { Failure } from "../../../shared/contract/failures.ts";
import type { BundleProblem } from "../../../shared/exchange/bundle/refusal.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { LongWork } from "../../exchange/bundle/bundle-environment.ts";
import { bringToCarrier, removeLeftovers } from "../../exchange/carrier/bring-to-carrier.ts";
import {
  admitCarrier,
  scanCarrier,
  type CarrierProblem,
  type CarrierScan,
} from "../../exchange/carrier/scan-carrier.ts";
import { startSharing, stopSharing } from "../../exchange/carrier/sharing.ts";
import { takeFromCarrier } from "../../exchange/carrier/take-from-carrier.ts";
import type { ExchangeDesk } from "../../exchange/records/write-release.ts";
import { exchangeByCarrier, ledgerOf, peersOf, sentOf, type Swept } from "./exchange-by-carrier.ts";
import type { FolderLedger } from "./folder-ledger.ts";
import { previewDue, waitingFor } from "./send-due.ts";

/** An exchange with a folder: a stick, a share, a synced folder. */
export interface FolderOrder {
  /** Absolute path. */
  readonly directory: string;
  /** To whom may be written; everybody we know, unless some are named. Bundles are taken in from all. */
  readonly peerIds: readonly string[] | "all";
  /** Incidents that go to the named peers from now on; naming them names the peers for them (TLP:AMBER). */
  readonly namedIncidentIds: readonly string[];
  readonly partSizeBytes?: number;
}

export interface FolderExchangeService {
  /** What would be taken in and what would go to whom. Nothing is written, neither here nor there. */
  readonly preview: (
    order: FolderOrder,
    work: LongWork,
  ) => Promise<Result<FolderLedger, FolderProblem>>;
  /**
   * Takes in what is there for us, then writes what is due. A file that is refused and a peer to whom nothing can be written stop none
   * of the others; they are in the ledger. May be cut off anywhere: what was taken in stays, what was
   * sealed waits in the vault, and the next run goes on.
   */
  readonly run: (
    order: FolderOrder,
    work: LongWork,
  ) => Promise<Result<FolderLedger, FolderProblem>>;
  /** From now on changes of the incidents go to the peers by themselves; the peers are named for them (TLP:AMBER). */
  readonly startSharing: (peerIds: readonly string[], incidentIds: readonly string[]) => void;
  /** Nothing further of the incidents goes to the peers until they are shared anew. */
  readonly stopSharing: (peerIds: readonly string[], incidentIds: readonly string[]) => void;
}

/** Why nothing was done at all. */
export type FolderProblem = CarrierProblem | BundleProblem | Failure;

export function createFolderExchange(desk: ExchangeDesk): FolderExchangeService {
  return {
    preview: (order, work) => previewFolder(desk, order, work),
    run: (order, work) => exchangeFolder(desk, order, work),
    startSharing: (peerIds, incidentIds) => startSharing(desk, peerIds, incidentIds),
    stopSharing: (peerIds, incidentIds) => stopSharing(desk, peerIds, incidentIds),
  };
}

async function previewFolder(
  desk: ExchangeDesk,
  order: FolderOrder,
  work: LongWork,
): Promise<Result<FolderLedger, FolderProblem>> {
  const scan = await look(desk, order);
  if (!scan.ok) return scan;
  const taken = await takeFromCarrier(
    desk,
    order.directory,
    scan.value.candidates,
    "preview",
    work,
  );
  const peerIds = peersOf(desk, order.peerIds);
  const due = previewDue(desk, peerIds, order.namedIncidentIds);
  const waiting = waitingFor(desk, peerIds).map((row) => sentOf(row, [], 0));
  return ok({ ...ledgerOf(scan.value, taken, due), waiting, removed: [], isSafeToRemove: true });
}

async function exchangeFolder(
  desk: ExchangeDesk,
  order: FolderOrder,
  work: LongWork,
): Promise<Result<FolderLedger, FolderProblem>> {
  const scan = await look(desk, order);
  if (!scan.ok) return scan;
  const { directory, partSizeBytes, namedIncidentIds } = order;
  return exchangeByCarrier(
    desk,
    {
      directory,
      scan: scan.value,
      sweep: () => sweep(desk, directory),
      bring: (row, its) => bringToCarrier(desk, row, { directory, partSizeBytes, ...its }),
    },
    { peerIds: () => peersOf(desk, order.peerIds), namedIncidentIds },
    work,
  );
}

async function look(
  desk: ExchangeDesk,
  { directory }: FolderOrder,
): Promise<Result<CarrierScan, FolderProblem>> {
  const { files } = desk.environment;
  const admitted = await admitCarrier(files, directory, desk.spoolDirectory);
  return admitted.ok ? scanCarrier(files, directory, desk.database.read) : err(admitted.error);
}

/** Looked anew: what came in may have ended something. A carrier that refuses keeps its leftovers until the next run. */
async function sweep(desk: ExchangeDesk, directory: string): Promise<Swept> {
  const { files } = desk.environment;
  const scan = await scanCarrier(files, directory, desk.database.read);
  if (!scan.ok) return { removed: [], isSettled: false };
  const { leftovers } = scan.value;
  const removed = await removeLeftovers(files, directory, leftovers);
  if (removed.ok) return { removed: leftovers, isSettled: true };
  const { error } = removed;
  const isReadOnly = error.kind === "medium-failed" && READ_ONLY.has(error.code);
  return { removed: [], isSettled: isReadOnly };
}

const READ_ONLY: ReadonlySet<string> = new Set(["EROFS", "EACCES", "EPERM"]);
