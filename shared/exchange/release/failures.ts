import { z } from "zod";

import { tlpSchema } from "../../model/values.ts";

/** What can go wrong with what travels beside records. */
export const noticeFailureSchema = z.discriminatedUnion("kind", [
  /** None of the peers that are named ever got any of it, or all of them have removed it. */
  z.object({ kind: z.literal("nothing-to-recall") }),
  z.object({ kind: z.literal("unknown-notice"), id: z.string() }),
  /** One of ours where theirs is asked for, or the other way round. */
  z.object({ kind: z.literal("notice-not-ours-to-do"), id: z.string(), act: z.string() }),
  /** It came so that it has no effect. */
  z.object({ kind: z.literal("notice-without-effect"), id: z.string(), why: z.string() }),
  z.object({ kind: z.literal("notice-confirmed"), id: z.string(), at: z.string() }),
  z.object({ kind: z.literal("notice-went-out"), id: z.string() }),
  z.object({ kind: z.literal("unknown-question"), id: z.string() }),
  /** Only the desk that asked, or only the one that was asked, may write this. */
  z.object({ kind: z.literal("question-not-ours-to-do"), id: z.string(), act: z.string() }),
  /** It was declined, withdrawn or closed. */
  z.object({ kind: z.literal("question-ended"), id: z.string(), state: z.string() }),
  /** The marking keeps it from the peer. */
  z.object({ kind: z.literal("question-withheld"), tlp: tlpSchema }),
  z.object({ kind: z.literal("unknown-bundle"), id: z.string() }),
  /** Nothing of this id waits in quarantine. */
  z.object({ kind: z.literal("not-in-quarantine"), id: z.string() }),
  /** It was rolled back here: to take it in again is a decision of its own. */
  z.object({ kind: z.literal("bundle-rolled-back"), bundleId: z.string(), at: z.string() }),
  /** A record was named that the bundle does not bring. */
  z.object({ kind: z.literal("not-in-bundle"), bundleId: z.string(), id: z.string() }),
  /** The bundle was taken in but for some records, which it still offers. */
  z.object({ kind: z.literal("records-left-out"), bundleId: z.string() }),
  /** It went out, or came before the states that it replaced were kept. */
  z.object({ kind: z.literal("cannot-roll-back"), bundleId: z.string() }),
  /** Later bundles changed the same incidents and reports: they have to go first. */
  z.object({
    kind: z.literal("later-bundles"),
    bundleId: z.string(),
    bundleIds: z.array(z.string()).readonly(),
  }),
]);
export type NoticeFailure = z.infer<typeof noticeFailureSchema>;
export type NoticeFailureKind = NoticeFailure["kind"];
