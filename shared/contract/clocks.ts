import { z } from "zod";
import { ANCHOR_EVENTS } from "../domain/clocks/anchor-text-data.ts";
import { CLOCK_STATES } from "../domain/clocks/stage-clock.ts";
import { clockEntryDraftSchema, clockEntrySchema } from "../model/case-parts.ts";
import { actionIdSchema, incidentIdSchema } from "../model/ids.ts";
import { instantSchema, statedTimeSchema, tlpSchema } from "../model/values.ts";
import { call, changedSchema } from "./call.ts";

export const clockStateSchema = z.enum(CLOCK_STATES);
const dutySchema = z.enum([
  "csirt",
  "entity",
  "manufacturer",
  "controller",
  "financial-entity",
  "service-desk",
]);

/** One clock of one incident; see `shared/domain/clocks/clock-item.ts`. */
export const clockItemSchema = z.object({
  incidentId: incidentIdSchema,
  incidentNumber: z.string(),
  incidentTitle: z.string(),
  /** Of the incident. */
  tlp: tlpSchema.nullable(),
  instrument: z.string(),
  country: z.string(),
  article: z.string(),
  stage: z.string(),
  duty: dutySchema,
  anchor: z.string(),
  anchorAt: instantSchema.nullable(),
  due: instantSchema.nullable(),
  extendedTo: instantSchema.nullable(),
  sentAt: instantSchema.nullable(),
  state: clockStateSchema,
});
export type DueItem = z.infer<typeof clockItemSchema>;

/** What the case holds that a stage may ask for. */
export const caseHoldingsSchema = z.object({
  descriptionChars: z.int(),
  classificationCount: z.int(),
  observableCount: z.int(),
  measuresDone: z.int(),
  measuresOpen: z.int(),
});

/** A moment that the vault knows and that may be an anchor: offered, never taken without being asked. */
export const knownMomentSchema = z.object({
  event: z.enum(Object.keys(ANCHOR_EVENTS)),
  at: instantSchema,
});

/** Legal and service clocks of incidents. */
export const clocksContract = {
  list: call.input(z.object({ incidentId: incidentIdSchema })).output(
    z.object({
      items: z.array(clockEntrySchema),
      holdings: caseHoldingsSchema,
      known: z.array(knownMomentSchema),
    }),
  ),
  /** Puts something down. Fails with `invalid-value` for what the instrument does not have. */
  add: call
    .input(z.object({ incidentId: incidentIdSchema, draft: clockEntryDraftSchema }))
    .output(z.object({ id: z.uuid(), actionId: actionIdSchema })),
  /** Corrects a time or a text. */
  update: call
    .input(
      z.object({
        id: z.uuid(),
        patch: z.object({ at: statedTimeSchema, detail: z.string().max(1_048_576) }).partial(),
      }),
    )
    .output(changedSchema),
  remove: call.input(z.object({ id: z.uuid() })).output(changedSchema),
  /** Clocks over all incidents, what presses first; `withinHours`: only what is due until then, overdue included. */
  due: call
    .input(
      z.object({
        incidentId: incidentIdSchema.optional(),
        withinHours: z.number().min(0).max(87_600).optional(),
        states: z.array(clockStateSchema).optional(),
        /** Incidents at most. */
        limit: z.int().min(1).max(5_000).default(1_000),
      }),
    )
    .output(z.object({ items: z.array(clockItemSchema) })),
};
