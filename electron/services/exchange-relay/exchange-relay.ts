import type { Failure } from "../../../shared/contract/failures.ts";
import { mailboxSchema } from "../../../shared/exchange/relay/mailbox.ts";
import type { Standing } from "../../../shared/exchange/relay/back-off.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { LongWork } from "../../exchange/bundle/bundle-environment.ts";
import { logicalNowMs, recordAct } from "../../exchange/identity/identity-context.ts";
import { readPeer } from "../../exchange/identity/stored-peers.ts";
import { peerMailboxes, setMailbox } from "../../exchange/relay/peer-mailboxes.ts";
import { queuedBundle, type QueuedBundle } from "../../exchange/relay/queue-rows.ts";
import type { RelayPorts } from "../../exchange/relay/relay-port.ts";
import { readRelay } from "../../exchange/relay/relay-rows.ts";
import type { ExchangeDesk } from "../../exchange/records/write-release.ts";
import { waitingBundles } from "../../exchange/carrier/outbox-rows.ts";
import { ledgerOf, sentOf } from "../exchange-folder/exchange-by-carrier.ts";
import { previewDue, waitingFor } from "../exchange-folder/send-due.ts";
import { configureRelay, shown, type ConfiguredRelay, type RelayTexts } from "./configure-relay.ts";
import { NO_VISIT, type RelayLedger } from "./relay-ledger.ts";
import {
  checkAddresses,
  reachablePeers,
  syncRelay,
  type RelayOrder,
  type RelayProblem,
} from "./sync-relay.ts";

/** Exchange of an open vault by a relay. Nothing but `sync` reaches for the network. */
export interface RelayService {
  /** Keeps the relay in the vault. Failure: `invalid-value`; then the former one stays. */
  readonly configure: (texts: RelayTexts) => Promise<Result<ConfiguredRelay, Failure>>;
  /** Where a peer is written to, until one of its bundles says otherwise. Failures: `not-found`, `invalid-value`. */
  readonly setAddress: (peerId: string, mailbox: string) => Result<void, Failure>;
  readonly status: () => RelayStatus;
  /** What would go to whom. Nothing is written, and nobody is asked what lies in the mailbox. */
  readonly preview: (order: RelayOrder) => Result<RelayLedger, Failure>;
  /**
   * Takes in what lies in our mailbox, then brings what is due to the mailboxes of peers. May be cut off anywhere: what was taken in
   * stays, what was sealed waits in the vault, and the next visit goes on.
   */
  readonly sync: (order: RelayOrder, work: LongWork) => Promise<Result<RelayLedger, RelayProblem>>;
}

/** How it stands with the relay, from what the vault knows. */
export interface RelayStatus {
  readonly relay: (ConfiguredRelay & VisitFacts) | null;
  readonly peers: readonly { readonly peerId: string; readonly mailbox: string }[];
  readonly waiting: readonly WaitingBundle[];
}

export interface VisitFacts {
  readonly configuredAtMs: number;
  readonly syncedAtMs: number | null;
  readonly problem: string | null;
  readonly standing: Standing;
}

export interface WaitingBundle {
  readonly peerId: string;
  readonly bundleId: string;
  readonly sequence: number;
  readonly isReceipt: boolean;
  readonly expiresAtMs: number;
  /** Null while it was never tried. */
  readonly queued: QueuedBundle | null;
}

export function createRelayExchange(desk: ExchangeDesk, ports: RelayPorts): RelayService {
  return {
    configure: (texts) => configureRelay(desk, texts),
    setAddress: (peerId, mailbox) => setAddress(desk, peerId, mailbox),
    status: () => statusOf(desk),
    preview: (order) => previewRelay(desk, order),
    sync: (order, work) => syncRelay(desk, ports, order, work),
  };
}

function setAddress(desk: ExchangeDesk, peerId: string, mailbox: string): Result<void, Failure> {
  const peer = readPeer(desk.database.read, peerId);
  if (peer === undefined) return err({ kind: "not-found", recordKind: "peer", id: peerId });
  const address = mailboxSchema.safeParse(mailbox);
  if (!address.success) {
    const expected = "U and 55 characters A-Z, 2-7";
    return err({ kind: "invalid-value", field: "mailbox", found: mailbox, expected });
  }
  const nowMs = logicalNowMs(desk.database.read, desk);
  desk.database.transaction((write) => {
    setMailbox(write, peerId, address.data, nowMs);
    const subject = { kind: "peer", id: peerId, title: peer.name } as const;
    recordAct(write, desk, "relay-address-set", [{ subject, changes: [], isAct: true }], mailbox);
  });
  return ok(undefined);
}

function statusOf({ database }: ExchangeDesk): RelayStatus {
  const { read } = database;
  const relay = readRelay(read);
  return {
    relay: relay === undefined ? null : { ...shown(relay), ...visitFacts(relay) },
    peers: [...peerMailboxes(read)].map(([peerId, mailbox]) => ({ peerId, mailbox })),
    waiting: waitingBundles(read)
      .filter(({ isDelivered }) => !isDelivered)
      .map(({ bundleRowId, peerId, bundleId, sequence, isReceipt, expiresAtMs }) => ({
        peerId,
        bundleId,
        sequence,
        isReceipt,
        expiresAtMs,
        queued: queuedBundle(read, bundleRowId) ?? null,
      })),
  };
}

function visitFacts({ configuredAtMs, syncedAtMs, problem, standing }: VisitFacts): VisitFacts {
  return { configuredAtMs, syncedAtMs, problem, standing };
}

function previewRelay(desk: ExchangeDesk, order: RelayOrder): Result<RelayLedger, Failure> {
  if (readRelay(desk.database.read) === undefined) return err({ kind: "relay-not-configured" });
  const addressed = checkAddresses(desk, order);
  if (!addressed.ok) return addressed;
  const peerIds = reachablePeers(desk, order);
  const due = previewDue(desk, peerIds, order.namedIncidentIds);
  const waiting = waitingFor(desk, peerIds).map((row) => sentOf(row, [], 0));
  const nothing = { candidates: [], refused: [], leftovers: [], notLookedAt: 0 };
  const untaken = { received: [], refused: [], known: [], isCancelled: false };
  return ok({ ...NO_VISIT, ...ledgerOf(nothing, untaken, due), waiting, notBeforeMs: null });
}
