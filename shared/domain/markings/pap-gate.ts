import type { PapLabel } from "./pap.ts";
import { comparePap } from "./pap.ts";

/**
 * What an analyst may want to do with an indicator. `local-analysis`: own logs and packs, nobody outside can notice.
 * `passive-third-party`: registry data, passive DNS. `active-contact`: touching the target. `block`: filtering it.
 */
export const PAP_ACTIONS = [
  "local-analysis",
  "passive-third-party",
  "active-contact",
  "block",
] as const;

export type PapAction = (typeof PAP_ACTIONS)[number];

/**
 * `confirm`: allowed once the analyst has confirmed (PAP:GREEN and active acts). `refused`: not allowed;
 * `because` tells a marking that is too strict from one that is missing, `needed` is the strictest label that
 * would allow it, `instead` lists what may be done.
 */
export type PapDecision =
  | { readonly kind: "allowed" }
  | { readonly kind: "confirm" }
  | {
      readonly kind: "refused";
      readonly because: "too-strict" | "not-marked";
      readonly needed: PapLabel;
      readonly instead: readonly PapAction[];
    };

/** The strictest label under which each action is still allowed (facts of PAP: RED local, AMBER passive, GREEN active). */
const STRICTEST_ALLOWING: Readonly<Record<PapAction, PapLabel>> = {
  "local-analysis": "PAP:RED",
  "passive-third-party": "PAP:AMBER",
  "active-contact": "PAP:GREEN",
  block: "PAP:GREEN",
};

/** Active acts are noticed by the other side and cannot be undone, so GREEN asks once more. */
const NEEDS_CONFIRMATION: ReadonlySet<PapAction> = new Set(["active-contact", "block"]);

/**
 * The gate to be asked before a socket opens or a block goes out. An unmarked value (`null`) is treated like
 * PAP:RED: default deny.
 */
export function papAllows(pap: PapLabel | null, action: PapAction): PapDecision {
  const needed = STRICTEST_ALLOWING[action];
  if (comparePap(pap ?? "PAP:RED", needed) > 0) {
    const because = pap === null ? "not-marked" : "too-strict";
    return { kind: "refused", because, needed, instead: allowedActions(pap) };
  }
  return pap === "PAP:GREEN" && NEEDS_CONFIRMATION.has(action)
    ? { kind: "confirm" }
    : { kind: "allowed" };
}

/** The actions that the label does not refuse, mildest first. */
export function allowedActions(pap: PapLabel | null): readonly PapAction[] {
  return PAP_ACTIONS.filter(
    (action) => comparePap(pap ?? "PAP:RED", STRICTEST_ALLOWING[action]) <= 0,
  );
}
