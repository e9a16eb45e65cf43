import { NOTHING_OUTGOING } from "../../../shared/exchange/release/closure/release-outcome.ts";
import { noteLooked } from "../../exchange/carrier/coverage.ts";
import {
  isReceiptDue,
  waitingBundles,
  type OutboxRow,
} from "../../exchange/carrier/outbox-rows.ts";
import { writeToOutbox } from "../../exchange/carrier/outbox.ts";
import type { LongWork } from "../../exchange/bundle/bundle-environment.ts";
import { ensureIdentity } from "../../exchange/identity/ensure-identity.ts";
import { statementsDueTo } from "../../exchange/statements/statement-rows.ts";
import type { ExchangeDesk } from "../../exchange/records/write-release.ts";
import type { HeldRelease, SentBundle, UnsentBundle } from "./folder-ledger.ts";
import { planDue } from "./plan-due.ts";

export interface DueLedger {
  /** Without files: they are in the outbox, or would be. */
  readonly sent: readonly SentBundle[];
  readonly held: readonly HeldRelease[];
  readonly unsent: readonly UnsentBundle[];
}

/** What is due to each peer, and what the rules keep. Nothing is written. */
export function previewDue(
  desk: ExchangeDesk,
  peerIds: readonly string[],
  namedIncidentIds: readonly string[],
): DueLedger {
  const ledger = emptyLedger();
  for (const peerId of peerIds) {
    const planned = planDue(desk, { peerIds: [peerId], namedIncidentIds });
    if (!planned.ok) ledger.unsent.push({ peerId, bundleId: null, problem: planned.error });
    else previewOne(desk, peerId, planned.value.outcome, ledger);
  }
  return ledger;
}

function previewOne(
  { database: { read } }: ExchangeDesk,
  peerId: string,
  outcome: SentBundle["outcome"],
  ledger: OpenLedger,
): void {
  const goes = outcome !== null && outcome.outgoing.records.length > 0;
  if (outcome !== null && !goes) ledger.held.push({ peerId, outcome });
  if (goes) ledger.sent.push({ ...NOT_YET, peerId, isReceipt: false, outcome });
  else if (statementsDueTo(read, peerId).length > 0) {
    ledger.sent.push({ ...NOT_YET, peerId, isReceipt: false, outcome: null });
  } else if (outcome === null && isReceiptDue(read, peerId)) {
    ledger.sent.push({ ...NOT_YET, peerId, isReceipt: true, outcome: null });
  }
}

const NOT_YET = { bundleId: null, sequence: null, fileNames: [], sizeBytes: 0 } as const;

/** Writes what is due into the outbox: one bundle for each peer, or a receipt where it only has to learn what came. */
export async function writeDue(
  desk: ExchangeDesk,
  peerIds: readonly string[],
  namedIncidentIds: readonly string[],
  work: LongWork,
): Promise<DueLedger> {
  const ledger = emptyLedger();
  for (const peerId of peerIds) {
    if (work.signal?.aborted === true) break;
    await writeDueTo(desk, peerId, namedIncidentIds, work, ledger);
  }
  return ledger;
}

type OpenLedger = {
  -readonly [Name in keyof DueLedger]: DueLedger[Name] extends readonly (infer Item)[]
    ? Item[]
    : never;
};

function emptyLedger(): OpenLedger {
  return { sent: [], held: [], unsent: [] };
}

async function writeDueTo(
  desk: ExchangeDesk,
  peerId: string,
  namedIncidentIds: readonly string[],
  work: LongWork,
  ledger: OpenLedger,
): Promise<void> {
  await ensureIdentity(desk);
  const planned = planDue(desk, { peerIds: [peerId], namedIncidentIds });
  if (!planned.ok) {
    ledger.unsent.push({ peerId, bundleId: null, problem: planned.error });
    return;
  }
  const { outcome, upTo } = planned.value;
  const isEmpty = outcome === null || outcome.outgoing.records.length === 0;
  if (outcome !== null && isEmpty) ledger.held.push({ peerId, outcome });
  if (isEmpty) {
    if (statementsDueTo(desk.database.read, peerId).length > 0) {
      await write(desk, { peerId, ...STATEMENTS_ONLY, lookedUpTo: upTo }, null, work, ledger);
    } else if (isReceiptDue(desk.database.read, peerId)) {
      await write(desk, { peerId, ...RECEIPT, lookedUpTo: upTo }, null, work, ledger);
    } else {
      desk.database.transaction((handle) => noteLooked(handle, peerId, upTo));
    }
    return;
  }
  const { outgoing, released } = outcome;
  const order = { peerId, purpose: "peer-exchange", outgoing, released, lookedUpTo: upTo } as const;
  await write(desk, order, outcome, work, ledger);
}

const RECEIPT = { purpose: "receipt", outgoing: NOTHING_OUTGOING, released: [] } as const;
/** The signed texts are put in where the bundle is written. */
const STATEMENTS_ONLY = { ...RECEIPT, purpose: "peer-exchange" } as const;

async function write(
  desk: ExchangeDesk,
  order: Parameters<typeof writeToOutbox>[1],
  outcome: SentBundle["outcome"],
  work: LongWork,
  ledger: OpenLedger,
): Promise<void> {
  const { peerId, purpose } = order;
  const written = await writeToOutbox(desk, { ...order, ...work });
  if (!written.ok) {
    ledger.unsent.push({ peerId, bundleId: null, problem: written.error });
    return;
  }
  const { manifest, sizeBytes } = written.value;
  ledger.sent.push({
    peerId,
    bundleId: manifest.bundleId,
    sequence: manifest.stream.sequence,
    isReceipt: purpose === "receipt",
    outcome,
    fileNames: [],
    sizeBytes,
  });
}

/** What waits in the outbox for the peers. */
export function waitingFor(desk: ExchangeDesk, peerIds: readonly string[]): readonly OutboxRow[] {
  const wanted = new Set(peerIds);
  return waitingBundles(desk.database.read).filter(
    ({ peerId, isDelivered }) => wanted.has(peerId) && !isDelivered,
  );
}
