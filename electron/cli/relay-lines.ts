import type { RelayStatus, WaitingBundle } from "../services/exchange-relay/exchange-relay.ts";
import type { ConfiguredRelay } from "../services/exchange-relay/configure-relay.ts";
import type { RelayLedger } from "../services/exchange-relay/relay-ledger.ts";
import { describeProblem } from "./bundle-refused.ts";
import { folderDocument, folderLines, nameOf, type PeerNames } from "./folder-lines.ts";

/** What a visit to the relay did, or would do, for scripts: as with a folder. */
export function relayDocument(ledger: RelayLedger, names: PeerNames) {
  const { safeToRemove: _ofSticks, ...document } = folderDocument(ledger, names);
  const { endedBy } = ledger;
  const ended =
    endedBy === null
      ? []
      : [
          {
            direction: "in" as const,
            file: null,
            reason: endedBy.kind,
            message: describeProblem(endedBy),
            facts: endedBy,
          },
        ];
  return {
    ...document,
    refused: [...document.refused, ...ended],
    arriving: ledger.arriving,
    notBefore: isoOrNull(ledger.notBeforeMs),
  };
}

export function relayLines(
  ledger: RelayLedger,
  names: PeerNames,
  tense: "would" | "did",
): readonly string[] {
  const { arriving, endedBy, notBeforeMs } = ledger;
  if (notBeforeMs !== null) {
    return [`nothing was tried: the last attempt failed, the next one is due ${iso(notBeforeMs)}`];
  }
  return [
    ...folderLines(ledger, names, tense, tense === "did" ? closingLine(ledger) : undefined),
    ...(arriving === 0 ? [] : [`still arriving: ${String(arriving)}`]),
    ...(endedBy === null ? [] : [`not all was fetched: ${describeProblem(endedBy)}`]),
  ];
}

/** Stored is not delivered: that only the peer can say (threats row 90). */
function closingLine({ isCancelled, unsent, waiting, sent }: RelayLedger): string {
  if (isCancelled) return "stopped: what was finished is kept; run it again to go on";
  if (unsent.length > 0) return "not everything is on the relay: it waits in the vault";
  return waiting.length + sent.length === 0
    ? "nothing waits for a peer"
    : "on the relay; it counts as delivered when the peer has confirmed it";
}

export function configuredLines({ urls, mailbox, caSha256 }: ConfiguredRelay): readonly string[] {
  return [
    ...urls.map((url) => `relay: ${url}`),
    `authority: ${caSha256}`,
    `our mailbox: ${mailbox}`,
    "peers learn the address with our next bundle; one who is to write first enters it: relay peer",
    "the credentials lie in the vault now: remove the file",
  ];
}

export function statusDocument({ relay, peers, waiting }: RelayStatus, names: PeerNames) {
  return {
    configured: relay !== null,
    urls: relay?.urls ?? [],
    mailbox: relay?.mailbox ?? null,
    caSha256: relay?.caSha256 ?? null,
    configuredAt: isoOrNull(relay?.configuredAtMs ?? null),
    lastSync: isoOrNull(relay?.syncedAtMs ?? null),
    problem: relay?.problem ?? null,
    failures: relay?.standing.failures ?? 0,
    nextAttempt: attemptOf(relay?.standing.nextAtMs ?? 0),
    peers: peers.map(({ peerId, mailbox }) => ({ peerId, peer: nameOf(peerId, names), mailbox })),
    waiting: waiting.map((one) => waitingDocument(one, names)),
  };
}

function waitingDocument(
  { peerId, bundleId, sequence, isReceipt, expiresAtMs, queued }: WaitingBundle,
  names: PeerNames,
) {
  return {
    peerId,
    peer: nameOf(peerId, names),
    bundleId,
    sequence,
    receipt: isReceipt,
    /** When the relay had it; the peer has it when this line is gone. */
    storedAt: isoOrNull(queued?.storedAtMs ?? null),
    failures: queued?.standing.failures ?? 0,
    nextAttempt: attemptOf(queued?.standing.nextAtMs ?? 0),
    problem: queued?.problem ?? null,
    expiresAt: iso(expiresAtMs),
  };
}

export function statusLines(status: RelayStatus, names: PeerNames): readonly string[] {
  const { relay, peers, waiting } = status;
  if (relay === null) return ["no relay is set up: relay configure"];
  const { syncedAtMs, problem, standing } = relay;
  return [
    ...relay.urls.map((url) => `relay: ${url}`),
    `our mailbox: ${relay.mailbox}`,
    syncedAtMs === null ? "never visited" : `last visit: ${iso(syncedAtMs)}`,
    ...(problem === null
      ? []
      : [`the last attempt failed (${problem}), the next is due ${iso(standing.nextAtMs)}`]),
    ...peers.map(({ peerId, mailbox }) => `${nameOf(peerId, names)}: ${mailbox}`),
    ...waiting.map((one) => waitingLine(one, names)),
  ];
}

function waitingLine({ peerId, isReceipt, queued }: WaitingBundle, names: PeerNames): string {
  const what = `${isReceipt ? "a receipt" : "a bundle"} for ${nameOf(peerId, names)}`;
  if (queued === null) return `${what}: not tried yet`;
  const { storedAtMs, problem } = queued;
  return storedAtMs === null
    ? `${what}: waits here (${problem ?? "unfinished"})`
    : `${what}: on the relay since ${iso(storedAtMs)}, not confirmed yet`;
}

function attemptOf(nextAtMs: number): string | null {
  return nextAtMs === 0 ? null : iso(nextAtMs);
}

function isoOrNull(atMs: number | null): string | null {
  return atMs === null ? null : iso(atMs);
}

function iso(atMs: number): string {
  return new Date(atMs).toISOString();
}
