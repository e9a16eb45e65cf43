import { z } from "zod";

/** What can go wrong with what travels beside records. */
export const exchangeFailureSchema = z.discriminatedUnion("kind", [
  /** None of the peers that are named ever got any of it, or all of them have removed it. */
  z.object({ kind: z.literal("nothing-to-recall") }),
  z.object({ kind: z.literal("unknown-notice"), id: z.string() }),
  /** One of ours where theirs is asked for, or the other way round. */
  z.object({ kind: z.literal("notice-not-ours-to-do"), id: z.string(), act: z.string() }),
  /** It came so that it has no effect. */
  z.object({ kind: z.literal("notice-without-effect"), id: z.string(), why: z.string() }),
  z.object({ kind: z.literal("notice-confirmed"), id: z.string(), at: z.string() }),
  z.object({ kind: z.literal("notice-went-out"), id: z.string() }),
]);
export type ExchangeFailure = z.infer<typeof exchangeFailureSchema>;
export type ExchangeFailureKind = ExchangeFailure["kind"];
