import type { Peer, PeerSummary } from "../../../shared/contract/peers.ts";
import { revocationOfDevice } from "../../../shared/exchange/identity/revocation.ts";
import { exchangeStanding } from "../../exchange/carrier/exchange-standing.ts";
import { readIdentity, revocationsOf } from "../../exchange/identity/stored-identity.ts";
import type { StoredPeer } from "../../exchange/identity/stored-peers.ts";
import type { ReadHandle } from "../../storage/database.ts";
import type { PeersContext } from "./peers-context.ts";
import {
  deviceKeyView,
  expiryWarning,
  fingerprintView,
  minisignKey,
  recipientViews,
  revocationView,
  rootKeyView,
  type ExpiryWarning,
} from "./views.ts";

/** A peer in the directory. */
export function peerSummary(read: ReadHandle, peer: StoredPeer, nowMs: number): PeerSummary {
  const { id, name, countryCode, trust, revokedAt, issue, note, alarms, verified } = peer;
  return {
    id,
    name,
    countryCode,
    trust,
    revokedAt,
    openAlarms: alarms.filter(({ settledAt }) => settledAt === null).length,
    issue,
    expiresAt: verified.card.expiresAt,
    ...fingerprintView(peer.rootKey),
    warnings: [...warningsOf(peer, nowMs)],
    note,
    exchange: exchangeStanding(read, id),
  };
}

/** Everything about one peer. */
export function peerView(context: PeersContext, peer: StoredPeer, nowMs: number): Peer {
  const { card, devices } = peer.verified;
  const revocations = revocationsOf(context.database.read, peer.id);
  return {
    ...peerSummary(context.database.read, peer, nowMs),
    kind: card.vaultKind,
    keys: [
      rootKeyView(peer.rootKey, peer.rootEpoch),
      ...devices.map(({ body }) => deviceKeyView(body.publicKey, body.epoch)),
      ...recipientViews(card.recipients),
    ],
    rootKeys: peer.keys,
    devices: devices.map(({ body }) => ({
      id: body.deviceId,
      name: body.name,
      publicKey: body.publicKey,
      minisign: minisignKey(body.publicKey),
      epoch: body.epoch,
      validUntil: body.notAfter,
      isRevoked: revocationOfDevice(revocations, body) !== undefined,
    })),
    profile: card.profile,
    issuedAt: card.issuedAt,
    addedAt: peer.createdAt,
    decisions: peer.decisions,
    alarms: peer.alarms,
    revocations: revocations.map(revocationView),
    ceremony: ceremonyOf(context, peer),
  };
}

/** Ours counts for the key that is pinned now: a comparison of a former key says nothing about this one. */
function ceremonyOf(context: PeersContext, peer: StoredPeer): Peer["ceremony"] {
  const own = readIdentity(context.database.read);
  if (own === undefined) throw new Error("the identity is made first");
  const compared = peer.decisions.findLast(
    ({ how, rootKey }) => (how === "words" || how === "digits") && rootKey === peer.rootKey,
  );
  const isVerified = peer.trust === "verified";
  const how = compared?.how === "words" || compared?.how === "digits" ? compared.how : null;
  return {
    ours: fingerprintView(own.rootKey),
    theirs: fingerprintView(peer.rootKey),
    weComparedAt: isVerified ? (compared?.at ?? null) : null,
    weComparedBy: isVerified ? how : null,
    theyComparedAt: peer.theyConfirmedAt,
    isComplete: isVerified && peer.theyConfirmedAt !== null,
  };
}

function* warningsOf({ name, verified }: StoredPeer, nowMs: number): Generator<ExpiryWarning> {
  yield* expiryWarning("card", name, verified.card.expiresAt, nowMs);
  for (const { body } of verified.devices) {
    yield* expiryWarning("certificate", body.name, body.notAfter, nowMs);
  }
}
