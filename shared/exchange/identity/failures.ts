import { z } from "zod";

import { PEER_ACTS } from "./trust.ts";

/** Why a card was turned down before anything of it was stored. */
export const cardRefusalSchema = z.enum([
  // Not a card, or not one that can be read.
  "no-card",
  "incomplete",
  "too-large",
  "too-deep",
  "not-text",
  "not-json",
  "not-canonical",
  "other-domain",
  "newer-version",
  "malformed",
  // A card that does not hold in itself.
  "bad-signature",
  "weak-key",
  "bad-certificate",
  "bad-rotation",
  "bad-revocation",
  "bad-recipient",
  // A card that is of no use here.
  "other-kind",
  "own-organisation",
  "expired",
  "from-the-future",
]);
export type CardRefusal = z.infer<typeof cardRefusalSchema>;

export const cardAlarmSchema = z.enum(["key-changed", "rolled-back", "forked", "revoked-key"]);

/** Why a sealed file of the own organisation (invitation or update) was turned down. */
export const sealedFileRefusalSchema = z.enum([
  "other-file",
  "newer-version",
  "malformed",
  /** Wrong code, or the file was altered: under authenticated encryption both look the same. */
  "does-not-open",
  "expired",
  "bad-signature",
  "other-organisation",
  "other-kind",
  "rolled-back",
]);
export type SealedFileRefusal = z.infer<typeof sealedFileRefusalSchema>;

/** What can go wrong with identity, devices and peers. */
export const identityFailureSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("card-refused"),
    reason: cardRefusalSchema,
    place: z.string(),
    expected: z.string(),
  }),
  /** The card contradicts what is pinned. Nothing was replaced; the alarm is kept with the peer. */
  z.object({
    kind: z.literal("card-alarm"),
    alarm: cardAlarmSchema,
    peerId: z.uuid(),
    peerName: z.string(),
    pinnedIssue: z.int(),
    foundIssue: z.int(),
    pinnedFingerprint: z.string(),
    foundFingerprint: z.string(),
  }),
  z.object({
    kind: z.literal("fingerprint-differs"),
    reason: z.enum(["incomplete", "unknown-word", "differs"]),
    position: z.int(),
    expectedCount: z.int(),
  }),
  /** Trust in the peer does not reach so far. */
  z.object({
    kind: z.literal("peer-not-trusted"),
    peerId: z.uuid(),
    peerName: z.string(),
    act: z.enum(PEER_ACTS),
  }),
  z.object({ kind: z.literal("peer-card-expired"), peerName: z.string(), expiredAt: z.string() }),
  z.object({ kind: z.literal("no-root-key") }),
  z.object({ kind: z.literal("device-not-certified") }),
  z.object({ kind: z.literal("own-device") }),
  z.object({ kind: z.literal("too-many-devices"), limit: z.int() }),
  z.object({
    kind: z.literal("invitation-refused"),
    reason: sealedFileRefusalSchema,
    expected: z.string(),
  }),
  z.object({
    kind: z.literal("update-refused"),
    reason: sealedFileRefusalSchema,
    expected: z.string(),
  }),
]);

export type IdentityFailure = z.infer<typeof identityFailureSchema>;
export type IdentityFailureKind = IdentityFailure["kind"];
