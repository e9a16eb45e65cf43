import type { PeerCard, VerifiedCard } from "./peer-card.ts";
import type { RootRotation } from "./rotation.ts";

/** What is pinned of a peer. */
export interface PinnedCard {
  readonly rootKey: string;
  readonly rootEpoch: number;
  readonly issue: number;
  /** Digest of the card's text. */
  readonly digest: string;
  /** Root keys that it had before. */
  readonly formerRootKeys: readonly string[];
  /** The analyst took trust back from the pinned key. */
  readonly isRevoked: boolean;
}

/**
 * `rolled-back`: an older card than the one that is pinned, or one of a root key that was replaced.
 * `forked`: two contents under one number. `key-changed`: another root key without a rotation that the pinned one signed
 * (somebody swapped the card, or the organisation lost its key). `revoked-key`: the key that was revoked here comes back.
 */
export type CardAlarmKind = "rolled-back" | "forked" | "key-changed" | "revoked-key";

/** What a card does to what is known of its organisation. */
export type CardDecision =
  | { readonly kind: "new" }
  | { readonly kind: "same" }
  | { readonly kind: "newer" }
  /** The root key was replaced in order; every step is signed by the key before it. */
  | { readonly kind: "rotated"; readonly rotations: readonly RootRotation[] }
  /** The pinned key was revoked here; this is another one and has to be compared anew. */
  | { readonly kind: "replaces-revoked" }
  | { readonly kind: "alarm"; readonly alarm: CardAlarmKind };

/** Compares a card that holds in itself with the pinned one of the same organisation. Nothing of an alarm may be stored. */
export function reconcileCard(
  pinned: PinnedCard | undefined,
  verified: VerifiedCard,
): CardDecision {
  if (pinned === undefined) return { kind: "new" };
  const { card } = verified;
  if (card.rootKey === pinned.rootKey) return reconcileSameRoot(pinned, verified);
  if (pinned.formerRootKeys.includes(card.rootKey)) return alarm("rolled-back");
  if (pinned.isRevoked) return { kind: "replaces-revoked" };
  const rotations = rotationsFrom(pinned, verified);
  if (rotations === undefined) return alarm("key-changed");
  return card.issue > pinned.issue ? { kind: "rotated", rotations } : alarm("rolled-back");
}

/** Whether trust that was given to the old key passes to the new one: not when the old one was in other hands. */
export function keepsTrust(rotations: readonly RootRotation[]): boolean {
  return rotations.every(({ compromisedSince }) => compromisedSince === null);
}

/**
 * Number of the next card: it only grows, also when a backup of the root key's vault was restored, as a counter alone would
 * count again what was issued after the backup.
 */
export function nextIssue(previous: PeerCard | undefined, nowMs: number): number {
  return Math.max((previous?.issue ?? 0) + 1, Math.floor(nowMs / 1_000));
}

function reconcileSameRoot(pinned: PinnedCard, { card, digest }: VerifiedCard): CardDecision {
  if (pinned.isRevoked) return alarm("revoked-key");
  if (card.issue > pinned.issue) return { kind: "newer" };
  if (card.issue < pinned.issue) return alarm("rolled-back");
  return digest === pinned.digest ? { kind: "same" } : alarm("forked");
}

/** The steps from the pinned root key to the card's; undefined when there is no unbroken way. */
function rotationsFrom(
  pinned: PinnedCard,
  { rotations }: VerifiedCard,
): readonly RootRotation[] | undefined {
  const bodies = rotations.map(({ body }) => body);
  const first = bodies.findIndex(
    ({ oldKey, newEpoch }) => oldKey === pinned.rootKey && newEpoch === pinned.rootEpoch + 1,
  );
  return first === -1 ? undefined : bodies.slice(first);
}

function alarm(kind: CardAlarmKind): CardDecision {
  return { kind: "alarm", alarm: kind };
}
