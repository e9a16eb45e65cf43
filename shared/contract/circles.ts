import { z } from "zod";
import { sharingCircleSchema } from "../exchange/release/circle/circle.ts";
import { call, changedSchema } from "./call.ts";

const circleFieldsSchema = sharingCircleSchema.omit({ id: true });
export type CircleFields = z.infer<typeof circleFieldsSchema>;

/** Something about a circle that keeps somebody out, or is not as it was meant. */
export const circleProblemSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("unknown-circle"), circleId: z.uuid() }),
  z.object({ kind: z.literal("cycle"), path: z.array(z.uuid()).readonly() }),
  z.object({ kind: z.literal("unknown-peer"), organisationId: z.uuid(), circleId: z.uuid() }),
  z.object({ kind: z.literal("unusable-peer"), organisationId: z.uuid() }),
]);

/** A circle and everyone who is in it now. */
export const circleViewSchema = sharingCircleSchema.extend({
  /** Named ones, those by rule, and those of the circles inside; the others are told of none that is hidden. */
  everyone: z
    .array(
      z.object({
        organisationId: z.uuid(),
        name: z.string(),
        isHidden: z.boolean(),
        /** Circles that lead to it, the outermost first. */
        via: z.array(z.uuid()).readonly(),
      }),
    )
    .readonly(),
  problems: z.array(circleProblemSchema).readonly(),
});
export type CircleView = z.infer<typeof circleViewSchema>;

/** Sharing circles: named groups of peers, and of other circles. Nothing of them ever leaves. */
export const circlesContract = {
  /** By name. */
  list: call.output(z.object({ items: z.array(circleViewSchema).readonly() })),
  /**
   * A new one, or in place of one. Failures: `not-found`; `invalid-value` when another is called the same, when it would hold itself, or
   * when a member is no peer.
   */
  save: call
    .input(z.object({ id: z.uuid().optional(), fields: circleFieldsSchema }))
    .output(z.object({ id: z.uuid(), actionId: z.int().nonnegative() })),
  /** Takes it out of the circles that hold it, too. Failure: `not-found`. */
  remove: call.input(z.object({ id: z.uuid() })).output(changedSchema),
};
