import { admitCard, checkCardTime } from "../../../shared/exchange/identity/admit-card.ts";
import { extractCard } from "../../../shared/exchange/identity/card-text.ts";
import type { CardRefusal, IdentityFailure } from "../../../shared/exchange/identity/failures.ts";
import { fingerprintOf } from "../../../shared/exchange/identity/fingerprint.ts";
import { readPeerCard, type VerifiedCard } from "../../../shared/exchange/identity/peer-card.ts";
import {
  pinFirstCard,
  pinNextCard,
  withAlarm,
  type Deciding,
  type PeerPin,
} from "../../../shared/exchange/identity/pin-card.ts";
import {
  reconcileCard,
  type CardAlarmKind,
  type CardDecision,
} from "../../../shared/exchange/identity/reconcile-card.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { WriteHandle } from "../../storage/database.ts";
import type { Fields } from "../../storage/records/json-value.ts";
import { IDENTITY_CRYPTO } from "./identity-crypto.ts";
import {
  changesOf,
  isoOf,
  logicalNowMs,
  recordAct,
  type IdentityContext,
  type IdentityDesk,
} from "./identity-context.ts";
import { pinnedCardOf, readPeer, type StoredPeer } from "./stored-peers.ts";
import { requirePeer, takeRevocations } from "./take-revocations.ts";
import { areUsableRecipients } from "./usable-recipients.ts";

/** A card that may be taken in, with what it would do. */
export interface JudgedCard {
  readonly verified: VerifiedCard;
  readonly decision: CardDecision;
}

type Refused = Extract<IdentityFailure, { kind: "card-refused" }>;
type Alarmed = Extract<IdentityFailure, { kind: "card-alarm" }>;

/**
 * Looks at a card as file, mail text or frames, and changes nothing. A card of a known peer that contradicts what is pinned is
 * judged an alarm before its dates are looked at.
 */
export async function judgeCard(
  context: IdentityDesk,
  input: string,
): Promise<Result<JudgedCard, Refused>> {
  const text = extractCard(input, IDENTITY_CRYPTO);
  if (!text.ok) return refuse(text.error.reason, "", text.error.expected);
  const read = readPeerCard(text.value, IDENTITY_CRYPTO);
  if (!read.ok) return refuse(read.error.reason, read.error.place, read.error.expected);
  const verified = read.value;
  const nowMs = logicalNowMs(context.database.read, context);
  const { vaultKind } = context;
  const organisationId = context.organisationId();
  const admitted = admitCard(verified, { vaultKind, organisationId, nowMs });
  if (!admitted.ok) return refuse(admitted.error, "", vaultKind);
  const peer = readPeer(context.database.read, verified.card.organisationId);
  const decision = reconcileCard(peer && pinnedCardOf(peer), verified);
  if (decision.kind === "alarm") return ok({ verified, decision });
  const timely = checkCardTime(verified, nowMs);
  if (!timely.ok) return refuse(timely.error, "", isoOf(nowMs));
  if (!(await areUsableRecipients(verified.card.recipients))) {
    return refuse("bad-recipient", "/recipients", "recipients that can be encrypted to");
  }
  return ok({ verified, decision });
}

/** Takes a judged card in. An alarm changes no key: it is kept with the peer and given as the failure `card-alarm`. */
export function takeCard(
  context: IdentityDesk,
  { verified }: JudgedCard,
): Result<CardDecision, Alarmed> {
  return context.database.transaction((write) => {
    const peer = readPeer(write, verified.card.organisationId);
    // Asked again: something may have come in while recipients were tried.
    const decision = reconcileCard(peer && pinnedCardOf(peer), verified);
    if (peer === undefined) return pinNew(write, context, verified);
    switch (decision.kind) {
      case "new":
      case "same":
        return ok(decision);
      case "alarm":
        return err(raiseAlarm(write, context, peer, verified, decision.alarm));
      default:
        return pinNext(write, context, peer, verified, decision);
    }
  });
}

function pinNew(
  write: WriteHandle,
  context: IdentityContext,
  verified: VerifiedCard,
): Result<CardDecision, never> {
  const { organisationId, name } = verified.card;
  const pin = pinFirstCard(verified, decidingNow(context));
  const fields = {
    ...peerFields(pin),
    createdAt: isoOf(context.actor().nowMs()),
    note: "",
    theyConfirmedAt: null,
  };
  recordAct(write, context, "peer-added", [
    changesOf("peer", organisationId, name, { op: "create", fields }),
  ]);
  takeRevocations(write, context, requirePeer(write, organisationId), verified.card.revocations);
  return ok({ kind: "new" });
}

function pinNext(
  write: WriteHandle,
  context: IdentityContext,
  peer: StoredPeer,
  verified: VerifiedCard,
  decision: Extract<CardDecision, { kind: "newer" | "rotated" | "replaces-revoked" }>,
): Result<CardDecision, never> {
  const pin = pinNextCard(peer, verified, decision, decidingNow(context));
  const verb = decision.kind === "newer" ? "peer-card-updated" : "peer-key-followed";
  recordAct(write, context, verb, [
    changesOf("peer", peer.id, pin.name, { op: "update", fields: peerFields(pin) }),
  ]);
  takeRevocations(write, context, requirePeer(write, peer.id), verified.card.revocations);
  return ok(decision);
}

function raiseAlarm(
  write: WriteHandle,
  context: IdentityContext,
  peer: StoredPeer,
  { card, digest, fingerprint }: VerifiedCard,
  alarm: CardAlarmKind,
): Alarmed {
  const found = { rootKey: card.rootKey, issue: card.issue, compromisedSince: null };
  const alarms = withAlarm(peer.alarms, { kind: alarm, digest, found }, decidingNow(context));
  if (alarms !== peer.alarms) {
    recordAct(write, context, "peer-alarm", [
      changesOf("peer", peer.id, peer.name, { op: "update", fields: { alarms: [...alarms] } }),
    ]);
  }
  return {
    kind: "card-alarm",
    alarm,
    peerId: peer.id,
    peerName: peer.name,
    pinnedIssue: peer.issue,
    foundIssue: card.issue,
    pinnedFingerprint: fingerprintOf(IDENTITY_CRYPTO, peer.rootKey).words,
    foundFingerprint: fingerprint.words,
  };
}

/** Who decides, and when. */
export function decidingNow(context: IdentityContext): Deciding {
  const actor = context.actor();
  return { at: isoOf(actor.nowMs()), by: actor.name, newId: actor.ids.newId };
}

/** A pin as the fields of the record. */
export function peerFields(pin: PeerPin): Fields {
  const { name, countryCode, trust, rootKey, rootEpoch, issue, card, revokedAt } = pin;
  return {
    name,
    countryCode,
    trust,
    rootKey,
    rootEpoch,
    issue,
    card,
    revokedAt,
    keys: [...pin.keys],
    decisions: [...pin.decisions],
    alarms: [...pin.alarms],
  };
}

function refuse(reason: CardRefusal, place: string, expected: string): Result<never, Refused> {
  return err({ kind: "card-refused", reason, place, expected });
}
