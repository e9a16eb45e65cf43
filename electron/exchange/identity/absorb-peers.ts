import type { KnownPeer } from "../../../shared/exchange/identity/organisation-state.ts";
import { readPeerCard, type VerifiedCard } from "../../../shared/exchange/identity/peer-card.ts";
import {
  decide,
  pinFirstCard,
  pinNextCard,
  type PeerPin,
} from "../../../shared/exchange/identity/pin-card.ts";
import { reconcileCard } from "../../../shared/exchange/identity/reconcile-card.ts";
import type { WriteHandle } from "../../storage/database.ts";
import { IDENTITY_CRYPTO } from "./identity-crypto.ts";
import { changesOf, recordAct, type IdentityContext } from "./identity-context.ts";
import { pinnedCardOf, readPeer, type StoredPeer } from "./stored-peers.ts";
import { decidingNow, peerFields } from "./take-card.ts";
import { requirePeer, takeRevocations } from "./take-revocations.ts";

/**
 * Takes over what a sibling of the same organisation knows of peers: cards that are newer, and the later decision about trust.
 * A card that contradicts what is pinned here changes nothing; the two laptops have to be compared by their analysts.
 */
export function absorbPeers(
  write: WriteHandle,
  context: IdentityContext,
  peers: readonly KnownPeer[],
): void {
  for (const known of peers) {
    const verified = readPeerCard(known.card, IDENTITY_CRYPTO);
    if (!verified.ok || verified.value.card.organisationId === context.organisationId()) continue;
    const { organisationId } = verified.value.card;
    const peer = readPeer(write, organisationId);
    if (peer === undefined) addPeer(write, context, verified.value, known);
    else updatePeer(write, context, peer, verified.value, known);
    takeRevocations(
      write,
      context,
      requirePeer(write, organisationId),
      verified.value.card.revocations,
    );
  }
}

function addPeer(
  write: WriteHandle,
  context: IdentityContext,
  verified: VerifiedCard,
  known: KnownPeer,
): void {
  const pin = withTrust(context, pinFirstCard(verified, decidingNow(context)), known);
  const { organisationId, name } = verified.card;
  const { at } = decidingNow(context);
  const fields = { ...peerFields(pin), createdAt: at, note: known.note, theyConfirmedAt: null };
  recordAct(write, context, "peer-added", [
    changesOf("peer", organisationId, name, { op: "create", fields }),
  ]);
}

function updatePeer(
  write: WriteHandle,
  context: IdentityContext,
  peer: StoredPeer,
  verified: VerifiedCard,
  known: KnownPeer,
): void {
  const decision = reconcileCard(pinnedCardOf(peer), verified);
  const isNewer = decision.kind === "newer" || decision.kind === "rotated";
  if (!isNewer && decision.kind !== "same") return;
  const pin = isNewer ? pinNextCard(peer, verified, decision, decidingNow(context)) : peer;
  const isLater = known.decidedAt > (peer.decisions.at(-1)?.at ?? "");
  const next = isLater ? withTrust(context, pin, known) : pin;
  if (next === peer) return;
  recordAct(write, context, "peer-card-updated", [
    changesOf("peer", peer.id, next.name, { op: "update", fields: peerFields(next) }),
  ]);
}

function withTrust(context: IdentityContext, pin: PeerPin, known: KnownPeer): PeerPin {
  const { trust, revokedAt, decidedAt } = known;
  if (pin.trust === trust && pin.revokedAt === revokedAt) return pin;
  const deciding = { ...decidingNow(context), at: decidedAt };
  const decision = decide(deciding, pin.trust, trust, "sibling", pin.rootKey);
  return { ...pin, trust, revokedAt, decisions: [...pin.decisions, decision] };
}
