import { compareText } from "../compare-text.ts";
import type { CirclePeer, SharingCircle } from "./circle.ts";
import { meetsRule } from "./circle.ts";

/** A member, whether the others may know of it, and the circles that lead to it, the outermost first. */
export interface CircleMember {
  readonly organisationId: string;
  readonly isHidden: boolean;
  readonly via: readonly string[];
}

/** What the analyst should be told; members that are named all the same are still resolved. */
export type CircleProblem =
  | { readonly kind: "unknown-circle"; readonly circleId: string }
  | { readonly kind: "cycle"; readonly path: readonly string[] }
  | { readonly kind: "unknown-peer"; readonly organisationId: string; readonly circleId: string }
  | { readonly kind: "unusable-peer"; readonly organisationId: string };

export interface ResolvedCircle {
  readonly circleId: string;
  /** By organisation id, each once. */
  readonly members: readonly CircleMember[];
  readonly problems: readonly CircleProblem[];
}

/**
 * Everyone in a circle: named members, members by rule, and those of the circles inside. Who is hidden on any way is
 * hidden. A circle that contains itself is walked once and named.
 */
export function resolveCircle(
  circleId: string,
  circles: readonly SharingCircle[],
  peers: readonly CirclePeer[],
): ResolvedCircle {
  const walk = new CircleWalk(circles, peers);
  walk.enter(circleId, [], false);
  return {
    circleId,
    members: [...walk.members.values()].toSorted((a, b) =>
      compareText(a.organisationId, b.organisationId),
    ),
    problems: [...walk.problems.values()],
  };
}

/** The members that a member is shown: those that aren't hidden, and itself. Whoever is no member is shown nobody. */
export function membersKnownTo(circle: ResolvedCircle, organisationId: string): readonly string[] {
  const ids = circle.members.map((member) => member.organisationId);
  if (!ids.includes(organisationId)) return [];
  return circle.members
    .filter((member) => !member.isHidden || member.organisationId === organisationId)
    .map((member) => member.organisationId);
}

class CircleWalk {
  readonly members = new Map<string, CircleMember>();
  readonly problems = new Map<string, CircleProblem>();
  readonly #circles: ReadonlyMap<string, SharingCircle>;
  readonly #peers: ReadonlyMap<string, CirclePeer>;
  /** A circle is worth a second visit only when it was not entered hidden before. */
  readonly #entered = new Set<string>();

  constructor(circles: readonly SharingCircle[], peers: readonly CirclePeer[]) {
    this.#circles = new Map(circles.map((circle) => [circle.id, circle]));
    this.#peers = new Map(peers.map((peer) => [peer.organisationId, peer]));
  }

  enter(circleId: string, outer: readonly string[], isHidden: boolean): void {
    const path = [...outer, circleId];
    if (outer.includes(circleId)) return this.#note({ kind: "cycle", path });
    const visit = `${circleId} ${String(isHidden)}`;
    if (this.#entered.has(visit)) return;
    this.#entered.add(visit);
    const circle = this.#circles.get(circleId);
    if (circle === undefined) return this.#note({ kind: "unknown-circle", circleId });
    for (const member of circle.members) {
      this.#addNamed(member.organisationId, path, isHidden || member.isHidden);
    }
    for (const rule of circle.rules) {
      for (const peer of this.#peers.values()) {
        // Who meets a rule but can't be sealed to was never asked for by name, so nothing is said about it.
        if (peer.isUsable && meetsRule(peer, rule)) {
          this.#add(peer.organisationId, path, isHidden || rule.isHidden);
        }
      }
    }
    for (const inner of circle.circles) {
      this.enter(inner.circleId, path, isHidden || inner.isHidden);
    }
  }

  #addNamed(organisationId: string, path: readonly string[], isHidden: boolean): void {
    const peer = this.#peers.get(organisationId);
    const circleId = path.at(-1) ?? "";
    if (peer === undefined) this.#note({ kind: "unknown-peer", organisationId, circleId });
    else if (peer.isUsable) this.#add(organisationId, path, isHidden);
    else this.#note({ kind: "unusable-peer", organisationId });
  }

  #add(organisationId: string, via: readonly string[], isHidden: boolean): void {
    const known = this.members.get(organisationId);
    if (known === undefined) this.members.set(organisationId, { organisationId, isHidden, via });
    else if (isHidden) this.members.set(organisationId, { ...known, isHidden });
  }

  #note(problem: CircleProblem): void {
    this.problems.set(JSON.stringify(problem), problem);
  }
}
