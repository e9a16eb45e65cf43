import { z } from "zod";
import { bundleProblemSchema } from "../exchange/bundle/refusal.ts";

/** What can go wrong with bundles and with the folders that carry them. */
export const exchangeFailureSchema = z.discriminatedUnion("kind", [
  /** The bundle, the medium or the evidence in it: each reason has its own sentence. */
  z.object({ kind: z.literal("bundle-refused"), problem: bundleProblemSchema }),
  z.object({ kind: z.literal("line-refused"), line: z.int(), expected: z.string() }),
  /** The sender's fingerprint was never compared: its bundles are looked at and not applied. */
  z.object({ kind: z.literal("sender-not-verified"), organisationId: z.uuid() }),
  /** Another bundle stands at this place of the stream, or before it. */
  z.object({ kind: z.literal("stream-forked"), organisationId: z.uuid(), sequence: z.int() }),
  /** What would leave is not what the analyst saw. */
  z.object({ kind: z.literal("release-changed") }),
  z.object({ kind: z.literal("carrier-missing"), path: z.string() }),
  z.object({ kind: z.literal("carrier-not-a-folder"), path: z.string(), found: z.string() }),
  z.object({ kind: z.literal("carrier-inside-vault"), path: z.string() }),
]);
export type ExchangeFailure = z.infer<typeof exchangeFailureSchema>;
export type ExchangeFailureKind = ExchangeFailure["kind"];
