import type { Failure } from "../../../shared/contract/failures.ts";
import type { BundleProblem } from "../../../shared/exchange/bundle/refusal.ts";
import { afterFailure, isDue } from "../../../shared/exchange/relay/back-off.ts";
import { isKept } from "../../../shared/exchange/relay/keep-refused.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { LongWork } from "../../exchange/bundle/bundle-environment.ts";
import type { BroughtBundle } from "../../exchange/carrier/bring-to-carrier.ts";
import { outboxDirectory } from "../../exchange/carrier/outbox.ts";
import type { OutboxRow } from "../../exchange/carrier/outbox-rows.ts";
import type { TakenFromCarrier } from "../../exchange/carrier/take-from-carrier.ts";
import { bringToRelay } from "../../exchange/relay/bring-to-relay.ts";
import {
  fetchMailbox,
  removeFetched,
  type VisitOptions,
} from "../../exchange/relay/fetch-mailbox.ts";
import { peerMailboxes } from "../../exchange/relay/peer-mailboxes.ts";
import { noteNotStored, noteStored, standingFor } from "../../exchange/relay/queue-rows.ts";
import { relayInbox, scanInbox, settleInbox } from "../../exchange/relay/relay-inbox.ts";
import {
  settleRelay,
  type RelayConnection,
  type RelayPorts,
} from "../../exchange/relay/relay-port.ts";
import {
  noteFailedVisit,
  noteVisit,
  readRelay,
  type StoredRelay,
} from "../../exchange/relay/relay-rows.ts";
import { ATTEMPTS_TO_CONNECT, chanceFrom, createRetry } from "../../exchange/relay/try-again.ts";
import type { ExchangeDesk } from "../../exchange/records/write-release.ts";
import { exchangeByCarrier, peersOf, type Swept } from "../exchange-folder/exchange-by-carrier.ts";
import type { FolderLedger } from "../exchange-folder/folder-ledger.ts";
import { NO_VISIT, type RelayLedger } from "./relay-ledger.ts";

export interface RelayOrder {
  /** To whom may be written: everybody whose mailbox is known, unless some are named. */
  readonly peerIds: readonly string[] | "all";
  /** Incidents that go to the named peers from now on. */
  readonly namedIncidentIds: readonly string[];
  /** `due` leaves out what failed so recently that it is to be left in peace: for timers. A person's word is `all`. */
  readonly attempts: "all" | "due";
  /** For tests: smaller parts than usual. */
  readonly partSizeBytes?: number;
}

export type RelayProblem = Failure | BundleProblem;

/** One visit to the relay: the same exchange as with a folder, with a mailbox in its place. */
export async function syncRelay(
  desk: ExchangeDesk,
  ports: RelayPorts,
  order: RelayOrder,
  work: LongWork,
): Promise<Result<RelayLedger, RelayProblem>> {
  const relay = readRelay(desk.database.read);
  if (relay === undefined) return err({ kind: "relay-not-configured" });
  const addressed = checkAddresses(desk, order);
  if (!addressed.ok) return addressed;
  const nowMs = desk.actor().nowMs();
  if (order.attempts === "due" && !isDue(relay.standing, nowMs)) {
    return ok({ ...NO_VISIT, notBeforeMs: relay.standing.nextAtMs });
  }
  const { files } = desk.environment;
  const inbox = await settleInbox(files, desk);
  if (!inbox.ok) return inbox;
  const again = createRetry(ports.pause, desk.random, work.signal);
  const directory = relayInbox(desk);
  const visit = { ...work, directory, again };
  const connected = await settleRelay(directory, () =>
    createRetry(
      ports.pause,
      desk.random,
      work.signal,
      ATTEMPTS_TO_CONNECT,
    )(() => ports.connect(relay, work.signal)),
  );
  if (!connected.ok) {
    noteEnd(desk, relay, connected.error.kind);
    return connected;
  }
  try {
    return await exchange(desk, relay, connected.value, order, visit);
  } finally {
    await connected.value.close();
  }
}

/** Whoever was named and can't be reached is worth a word. */
export function checkAddresses(
  desk: ExchangeDesk,
  { peerIds }: Pick<RelayOrder, "peerIds">,
): Result<void, Failure> {
  if (peerIds === "all") return ok(undefined);
  const mailboxes = peerMailboxes(desk.database.read);
  const peerId = peerIds.find((id) => !mailboxes.has(id));
  return peerId === undefined ? ok(undefined) : err({ kind: "relay-peer-unknown-address", peerId });
}

export function reachablePeers(
  desk: ExchangeDesk,
  { peerIds }: Pick<RelayOrder, "peerIds">,
): readonly string[] {
  const mailboxes = peerMailboxes(desk.database.read);
  return peersOf(desk, peerIds).filter((id) => mailboxes.has(id));
}

async function exchange(
  desk: ExchangeDesk,
  stored: StoredRelay,
  relay: RelayConnection,
  order: RelayOrder,
  visit: VisitOptions,
): Promise<Result<RelayLedger, RelayProblem>> {
  const fetched = await fetchMailbox(desk.environment.files, relay, visit);
  const scan = await scanInbox(desk, fetched);
  if (!scan.ok) return scan;
  const done = await exchangeByCarrier(
    desk,
    {
      directory: visit.directory,
      scan: scan.value,
      sweep: (taken) => sweep(desk, relay, taken, visit),
      isNow: (row) => order.attempts === "all" || isRowDue(desk, row),
      bring: (row) => bring(desk, relay, row, order, visit),
    },
    {
      peerIds: () => reachablePeers(desk, order),
      namedIncidentIds: order.namedIncidentIds,
    },
    visit,
  );
  if (!done.ok) return done;
  const { arriving, endedBy } = fetched;
  noteEnd(desk, stored, endedBy?.kind ?? lineProblemOf(done.value));
  return ok({ ...done.value, arriving, endedBy, notBeforeMs: null });
}

/** What was taken in, now or before, goes; so does what can never be taken in. */
async function sweep(
  desk: ExchangeDesk,
  relay: RelayConnection,
  { received, refused, known }: TakenFromCarrier,
  visit: VisitOptions,
): Promise<Swept> {
  const gone = [
    ...received.map(({ fileName }) => fileName),
    ...known,
    ...refused.filter(({ problem }) => !isKept(problem.kind)).map(({ fileName }) => fileName),
  ];
  const names = new Set(gone.map((fileName) => fileName.replace(/\.age$/, "")));
  const removed = await settleRelay(visit.directory, () =>
    removeFetched(desk.environment.files, relay, names, visit),
  );
  // What could not be removed is known the next time.
  return removed.ok
    ? { removed: removed.value, isSettled: true }
    : { removed: [], isSettled: false };
}

async function bring(
  desk: ExchangeDesk,
  relay: RelayConnection,
  row: OutboxRow,
  { partSizeBytes }: RelayOrder,
  { again, signal, onProgress }: VisitOptions,
): Promise<Result<BroughtBundle, RelayProblem>> {
  const mailbox = mailboxFor(desk, row);
  if (mailbox === undefined) {
    return err({ kind: "relay-peer-unknown-address", peerId: row.peerId });
  }
  const from = outboxDirectory(desk);
  const options = { name: row.name, from, mailbox, partSizeBytes, again, signal, onProgress };
  const brought = await settleRelay(from, () =>
    bringToRelay(desk.environment.files, relay, options),
  );
  noteAttempt(desk, row, mailbox, brought.ok ? null : brought.error.kind);
  return brought.ok ? ok({ row, ...brought.value }) : brought;
}

function noteAttempt(
  desk: ExchangeDesk,
  { bundleRowId }: OutboxRow,
  mailbox: string,
  problem: string | null,
): void {
  if (problem === "cancelled") return;
  const nowMs = desk.actor().nowMs();
  desk.database.transaction((write) => {
    if (problem === null) return noteStored(write, bundleRowId, mailbox, nowMs);
    const before = standingFor(write, bundleRowId, mailbox);
    const standing = afterFailure(before, nowMs, chanceFrom(desk.random));
    return noteNotStored(write, bundleRowId, mailbox, standing, problem);
  });
}

function isRowDue(desk: ExchangeDesk, row: OutboxRow): boolean {
  const mailbox = mailboxFor(desk, row) ?? "";
  return isDue(standingFor(desk.database.read, row.bundleRowId, mailbox), desk.actor().nowMs());
}

function mailboxFor(desk: ExchangeDesk, { peerId }: OutboxRow): string | undefined {
  return peerMailboxes(desk.database.read).get(peerId);
}

/** How the visit went as a whole; what is wrong with one bundle or one peer stands with that bundle. */
function noteEnd(desk: ExchangeDesk, { standing }: StoredRelay, problem: string | null): void {
  if (problem === "cancelled") return;
  const nowMs = desk.actor().nowMs();
  desk.database.transaction((write) => {
    if (problem === null) return noteVisit(write, nowMs);
    return noteFailedVisit(write, afterFailure(standing, nowMs, chanceFrom(desk.random)), problem);
  });
}

function lineProblemOf({ unsent, isCancelled }: FolderLedger): string | null {
  if (isCancelled) return "cancelled";
  return unsent.find(({ problem }) => problem.kind === "relay-unreachable")?.problem.kind ?? null;
}
