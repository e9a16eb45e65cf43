import { z } from "zod";

import { TRUST_LEVELS } from "../exchange/identity/trust.ts";
import { epochSchema, publicKeySchema } from "../exchange/identity/values.ts";
import { instantSchema } from "./values.ts";

export const trustLevelSchema = z.enum(TRUST_LEVELS);

/** A root key of a peer that was pinned here. */
export const pinnedKeySchema = z.object({
  rootKey: publicKeySchema,
  rootEpoch: epochSchema,
  since: instantSchema,
  /** When another took its place; null for the present one. */
  until: instantSchema.nullable(),
  /** `rotation`: the key before it signed for it. `replaced`: an analyst took it after revoking the one before. */
  how: z.enum(["first-card", "rotation", "replaced"]),
  compromisedSince: instantSchema.nullable(),
});
export type PinnedKey = z.infer<typeof pinnedKeySchema>;

/** Over what the two sides spoke to each other when they compared. */
export const comparisonMeansSchema = z.enum(["phone", "video", "in-person"]);
export type ComparisonMeans = z.infer<typeof comparisonMeansSchema>;

/** Each change of trust: who decided it, when and how. */
export const trustDecisionSchema = z.object({
  at: instantSchema,
  by: z.string(),
  from: trustLevelSchema,
  to: trustLevelSchema,
  how: z.enum(["card", "words", "digits", "rotation", "replaced", "withdrawn", "sibling"]),
  /** Null where nothing was compared, and where nobody told. */
  means: comparisonMeansSchema.nullable().default(null),
  reason: z.string(),
  /** Key that the decision was about. */
  rootKey: publicKeySchema,
});
export type TrustDecision = z.infer<typeof trustDecisionSchema>;

export const peerAlarmKindSchema = z.enum([
  "key-changed",
  "rolled-back",
  "forked",
  "revoked-key",
  /** The peer replaced its root key in order; the new one was not compared yet. */
  "key-replaced",
  /** The peer replaced its root key because the old one may be in other hands. */
  "root-compromised",
  /** The peer revoked a device that may be in other hands. */
  "device-compromised",
]);
export type PeerAlarmKind = z.infer<typeof peerAlarmKindSchema>;

/** Something about a peer that an analyst has to look at. */
export const peerAlarmSchema = z.object({
  id: z.uuid(),
  kind: peerAlarmKindSchema,
  at: instantSchema,
  /** Digest of the card, or of the statement, that raised it. */
  digest: z.string(),
  /** What it showed instead of what is pinned. */
  found: z.object({
    rootKey: publicKeySchema.nullable(),
    issue: z.int().nullable(),
    compromisedSince: instantSchema.nullable(),
  }),
  settledAt: instantSchema.nullable(),
  settledBy: z.string().nullable(),
  settlement: z.string(),
});
export type PeerAlarm = z.infer<typeof peerAlarmSchema>;

/** `uncertified`: has a key, but the organisation has not signed for it yet. */
export const deviceStatusSchema = z.enum(["invited", "active", "uncertified", "revoked"]);
export type DeviceStatus = z.infer<typeof deviceStatusSchema>;
