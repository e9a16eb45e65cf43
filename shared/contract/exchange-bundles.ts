import { z } from "zod";
import { instantSchema } from "../model/values.ts";
import { failureSchema } from "./failures.ts";

/**
 * How far a bundle has got. Of ours: `waiting` in the outbox, `sent` and not confirmed, `partly-delivered`, `delivered`, or `ended`
 * undelivered. Of theirs: `applied` or `rolled-back`.
 */
export const BUNDLE_STATES = [
  "waiting",
  "sent",
  "partly-delivered",
  "delivered",
  "ended",
  "applied",
  "rolled-back",
] as const;
export const bundleStateSchema = z.enum(BUNDLE_STATES);
export type BundleState = z.infer<typeof bundleStateSchema>;

/** Whether its sender was told by anything written since that it came; null where nobody has to be. */
export const bundleReceiptSchema = z.enum(["due", "written"]).nullable();

export const ROLL_BACK_OUTCOMES = ["removed", "restored", "kept"] as const;
export const rollBackOutcomeSchema = z.enum(ROLL_BACK_OUTCOMES);
export type RollBackOutcome = z.infer<typeof rollBackOutcomeSchema>;

/** Why a record stays as it is. */
export const keptReasonSchema = z.enum([
  "changed-since",
  "decided-since",
  "brought-since",
  "in-use",
  "evidence-gone",
]);

/** What comes, or came, of one record when its bundle is rolled back. */
export const rolledBackRecordSchema = z.object({
  kind: z.string().max(64),
  id: z.uuid(),
  title: z.string(),
  outcome: rollBackOutcomeSchema,
  /** Fields that were changed here since, and stay so. */
  keptFields: z.array(z.string()),
  /** Null when it goes or is put back. */
  reason: keptReasonSchema.nullable(),
});
export type RolledBackRecordView = z.infer<typeof rolledBackRecordSchema>;

/** What a roll back does, or would do. */
export const rollBackSchema = z.object({
  bundleId: z.uuid(),
  /** Of later bundles on the same incidents; they have to go first, in this order. Nothing else is told then. */
  laterBundles: z.array(
    z.object({
      bundleId: z.uuid(),
      organisationId: z.uuid(),
      sequence: z.int(),
      at: instantSchema,
    }),
  ),
  /** What stays first; at most `MAX_SHOWN_RECORDS`. */
  records: z.array(rolledBackRecordSchema),
  counts: z.record(rollBackOutcomeSchema, z.int()),
  /** Proposals that are again what they were; null when it was only looked at. */
  proposals: z.int().nullable(),
});
export type RollBackView = z.infer<typeof rollBackSchema>;

/** A bundle that waits, sealed as it came, until its sender may be taken in from. Nothing that it claims is proven. */
export const quarantinedSchema = z.object({
  id: z.uuid(),
  claimed: z.object({ organisationId: z.uuid(), name: z.string().nullable() }),
  /** Why it was kept. */
  failure: failureSchema,
  sizeBytes: z.number(),
  since: instantSchema,
});
export type QuarantinedView = z.infer<typeof quarantinedSchema>;
