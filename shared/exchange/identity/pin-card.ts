import type {
  ComparisonMeans,
  PeerAlarm,
  PeerAlarmKind,
  PinnedKey,
  TrustDecision,
} from "../../model/peer.ts";
import type { VerifiedCard } from "./peer-card.ts";
import { keepsTrust, type CardDecision } from "./reconcile-card.ts";
import type { RootRotation } from "./rotation.ts";
import { trustAfter, type TrustLevel } from "./trust.ts";

/** Who acts and when. */
export interface Deciding {
  readonly at: string;
  readonly by: string;
  readonly newId: () => string;
}

/** What follows from a card for the record of a peer. */
export interface PeerPin {
  readonly name: string;
  readonly countryCode: string;
  readonly trust: TrustLevel;
  readonly rootKey: string;
  readonly rootEpoch: number;
  readonly issue: number;
  readonly card: string;
  readonly keys: readonly PinnedKey[];
  readonly decisions: readonly TrustDecision[];
  readonly alarms: readonly PeerAlarm[];
  readonly revokedAt: string | null;
}

/** Alarms that are kept with a peer; a stick full of forged cards must not fill the vault. */
export const MAX_ALARMS = 50;

/** The record of a peer whose first card this is. */
export function pinFirstCard(verified: VerifiedCard, deciding: Deciding): PeerPin {
  const first = pinnedKey(verified, deciding.at, "first-card");
  const decision = decide(deciding, "unknown", "known", "card", verified.card.rootKey);
  return {
    ...cardFields(verified),
    trust: "known",
    keys: [first],
    decisions: [decision],
    alarms: [],
    revokedAt: null,
  };
}

/** What an accepted card of a known peer changes. Alarms of the peer's own making are raised along the way. */
export function pinNextCard(
  peer: PeerPin,
  verified: VerifiedCard,
  accepted: Extract<CardDecision, { kind: "newer" | "rotated" | "replaces-revoked" }>,
  deciding: Deciding,
): PeerPin {
  switch (accepted.kind) {
    case "newer":
      return { ...peer, ...cardFields(verified) };
    case "rotated":
      return followRotations(peer, verified, accepted.rotations, deciding);
    case "replaces-revoked":
      return replaceRevoked(peer, verified, deciding);
  }
}

/** The alarms with one more, unless the same is there and not settled. The oldest give way, settled ones first. */
export function withAlarm(
  alarms: readonly PeerAlarm[],
  alarm: {
    readonly kind: PeerAlarmKind;
    readonly digest: string;
    readonly found: PeerAlarm["found"];
  },
  deciding: Deciding,
): readonly PeerAlarm[] {
  const { kind, digest, found } = alarm;
  const isKnown = alarms.some(
    (one) => one.settledAt === null && one.kind === kind && one.digest === digest,
  );
  if (isKnown) return alarms;
  const added: PeerAlarm = {
    id: deciding.newId(),
    kind,
    at: deciding.at,
    digest,
    found,
    settledAt: null,
    settledBy: null,
    settlement: "",
  };
  if (alarms.length < MAX_ALARMS) return [...alarms, added];
  const gone = Math.max(
    0,
    alarms.findIndex(({ settledAt }) => settledAt !== null),
  );
  return [...alarms.toSpliced(gone, 1), added];
}

/** The record after its fingerprint was compared: what was open about the change of its key is settled by that. */
export function pinCompared(
  peer: PeerPin,
  { how, means }: { readonly how: "words" | "digits"; readonly means: ComparisonMeans | null },
  deciding: Deciding,
): Pick<PeerPin, "trust" | "revokedAt" | "keys" | "decisions" | "alarms"> {
  const { at, by } = deciding;
  const trust = trustAfter(peer.trust, "fingerprint-compared");
  const settled = { settledAt: at, settledBy: by, settlement: how };
  const decision = decide(deciding, peer.trust, trust, how, peer.rootKey);
  return {
    trust,
    revokedAt: null,
    keys: peer.keys.map((key) => (key.until === null ? { ...key, compromisedSince: null } : key)),
    decisions: [...peer.decisions, { ...decision, means }],
    alarms: peer.alarms.map((alarm) =>
      alarm.settledAt === null && ABOUT_NEW_KEYS.has(alarm.kind) ? { ...alarm, ...settled } : alarm,
    ),
  };
}

/** The record after trust was taken back; `compromisedSince` when the peer said since when its key is in other hands. */
export function pinRevoked(
  peer: PeerPin,
  loss: { readonly reason: string; readonly compromisedSince: string | null },
  deciding: Deciding,
): Pick<PeerPin, "trust" | "revokedAt" | "keys" | "decisions"> {
  const trust = trustAfter(peer.trust, "revoked");
  const { reason, compromisedSince } = loss;
  const decision = decide(deciding, peer.trust, trust, "withdrawn", peer.rootKey, reason);
  return {
    trust,
    revokedAt: deciding.at,
    keys: peer.keys.map((key) => (key.until === null ? { ...key, compromisedSince } : key)),
    decisions: [...peer.decisions, decision],
  };
}

const ABOUT_NEW_KEYS: ReadonlySet<PeerAlarmKind> = new Set(["key-replaced", "root-compromised"]);

export function decide(
  { at, by }: Deciding,
  from: TrustLevel,
  to: TrustLevel,
  how: TrustDecision["how"],
  rootKey: string,
  reason = "",
): TrustDecision {
  return { at, by, from, to, how, means: null, reason, rootKey };
}

function followRotations(
  peer: PeerPin,
  verified: VerifiedCard,
  rotations: readonly RootRotation[],
  deciding: Deciding,
): PeerPin {
  const { at } = deciding;
  const keys = rotations.reduce<readonly PinnedKey[]>(
    (known, { rotatedAt, compromisedSince, newKey, newEpoch }) => [
      ...endLast(known, rotatedAt, compromisedSince),
      {
        rootKey: newKey,
        rootEpoch: newEpoch,
        since: at,
        until: null,
        how: "rotation",
        compromisedSince: null,
      },
    ],
    peer.keys,
  );
  const isTrustKept = keepsTrust(rotations);
  const trust = isTrustKept ? peer.trust : trustAfter(peer.trust, "key-compromised");
  const decision = decide(deciding, peer.trust, trust, "rotation", verified.card.rootKey);
  const since = rotations.find((step) => step.compromisedSince !== null)?.compromisedSince ?? null;
  const found = {
    rootKey: verified.card.rootKey,
    issue: verified.card.issue,
    compromisedSince: since,
  };
  const kind = isTrustKept ? "key-replaced" : "root-compromised";
  return {
    ...peer,
    ...cardFields(verified),
    trust,
    keys,
    decisions: [...peer.decisions, decision],
    // A pinned key that changes is told in any case: a thief of the old key could have signed the step, too.
    alarms: withAlarm(peer.alarms, { kind, digest: verified.digest, found }, deciding),
  };
}

function replaceRevoked(peer: PeerPin, verified: VerifiedCard, deciding: Deciding): PeerPin {
  const { at } = deciding;
  const distrustedSince = peer.revokedAt ?? at;
  const compromisedSince = peer.keys.at(-1)?.compromisedSince ?? null;
  const replacing = pinnedKey(verified, at, "replaced");
  const decision = decide(deciding, peer.trust, "known", "replaced", verified.card.rootKey);
  return {
    ...peer,
    ...cardFields(verified),
    trust: "known",
    keys: [...endLast(peer.keys, at, compromisedSince ?? distrustedSince), replacing],
    decisions: [...peer.decisions, decision],
    revokedAt: null,
  };
}

function cardFields({ card, text }: VerifiedCard) {
  const { name, countryCode, rootKey, rootEpoch, issue } = card;
  return { name, countryCode, rootKey, rootEpoch, issue, card: text };
}

function pinnedKey({ card }: VerifiedCard, since: string, how: PinnedKey["how"]): PinnedKey {
  const { rootKey, rootEpoch } = card;
  return { rootKey, rootEpoch, since, until: null, how, compromisedSince: null };
}

function endLast(
  keys: readonly PinnedKey[],
  until: string,
  compromisedSince: string | null,
): readonly PinnedKey[] {
  return keys.map((key) => (key.until === null ? { ...key, until, compromisedSince } : key));
}
