import { z } from "zod";
import { laneIdSchema, recordKindSchema } from "../model/ids.ts";
import { laneSchema } from "../model/settings.ts";
import { tlpSchema } from "../model/values.ts";
import { call, changedSchema } from "./call.ts";

export const searchHitSchema = z.object({
  kind: recordKindSchema,
  id: z.uuid(),
  /** Incident or report to open for it. */
  openKind: z.enum(["incident", "report", "observable"]),
  openId: z.uuid(),
  number: z.string().nullable(),
  title: z.string(),
  /** Text around the hit; `start` and `length` mark the hits in it. */
  snippet: z.string(),
  marks: z.array(z.object({ start: z.int(), length: z.int() })),
  tlp: tlpSchema.nullable(),
  /** 0 to 1, best first. */
  score: z.number(),
});

/** Full text over everything, and saved queries (triage lanes). */
export const searchContract = {
  query: call
    .input(
      z.object({
        query: z.string().max(4_096),
        limit: z.int().min(1).max(200).default(50),
        kinds: z.array(recordKindSchema).optional(),
      }),
    )
    .output(
      z.object({
        hits: z.array(searchHitSchema),
        /** False when more matched than were ranked: the newest were. */
        isComplete: z.boolean(),
        tookMs: z.number(),
      }),
    ),
  lanes: {
    list: call.output(
      z.object({ items: z.array(laneSchema.extend({ count: z.int().nullable() })) }),
    ),
    save: call
      .input(
        laneSchema
          .omit({ id: true, position: true })
          .extend({ id: laneIdSchema.optional(), position: z.int().optional() }),
      )
      .output(z.object({ id: laneIdSchema })),
    remove: call.input(z.object({ id: laneIdSchema })).output(changedSchema),
  },
};
