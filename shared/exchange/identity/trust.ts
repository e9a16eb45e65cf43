import { assertNever } from "../../assert-never.ts";

/**
 * How far a peer is trusted. `unknown`: no card, or one that trust was taken back from. `known`: its card was taken in.
 * `verified`: its fingerprint was compared by voice or in person.
 */
export const TRUST_LEVELS = ["unknown", "known", "verified"] as const;
export type TrustLevel = (typeof TRUST_LEVELS)[number];

export const PEER_ACTS = [
  "hold-in-quarantine",
  "preview",
  "apply",
  "take-revocations",
  "send",
  "send-above-green",
] as const;
/** What we may do with, or for, a peer. */
export type PeerAct = (typeof PEER_ACTS)[number];

/** `warned`: after the analyst was told that the key was never compared. */
export type Permission = "yes" | "warned" | "no";

/**
 * What each level may do (design 6: usable for sending after import, trusted for receiving only after the fingerprint was
 * compared out of band). What markings allow is asked beside this, and the stricter answer holds.
 */
export const TRUST_TABLE: Readonly<Record<TrustLevel, Readonly<Record<PeerAct, Permission>>>> = {
  unknown: {
    "hold-in-quarantine": "yes",
    preview: "no",
    apply: "no",
    "take-revocations": "no",
    send: "no",
    "send-above-green": "no",
  },
  known: {
    "hold-in-quarantine": "yes",
    preview: "yes",
    apply: "no",
    "take-revocations": "yes",
    send: "yes",
    "send-above-green": "warned",
  },
  verified: {
    "hold-in-quarantine": "yes",
    preview: "yes",
    apply: "yes",
    "take-revocations": "yes",
    send: "yes",
    "send-above-green": "yes",
  },
};

export function mayDo(level: TrustLevel, act: PeerAct): Permission {
  return TRUST_TABLE[level][act];
}

/** What happens to a trust level. */
export type TrustEvent =
  "card-added" | "fingerprint-compared" | "key-replaced" | "key-compromised" | "revoked";

/** The level after an event. */
export function trustAfter(level: TrustLevel, event: TrustEvent): TrustLevel {
  switch (event) {
    case "card-added":
      return level === "unknown" ? "known" : level;
    case "fingerprint-compared":
      return "verified";
    case "key-replaced":
    case "key-compromised":
      return level === "unknown" ? "unknown" : "known";
    case "revoked":
      return "unknown";
    default:
      return assertNever(event);
  }
}
