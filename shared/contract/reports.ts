import { z } from "zod";
import { actionIdSchema, incidentIdSchema, reportIdSchema } from "../model/ids.ts";
import { incidentPatchSchema } from "../model/incident.ts";
import {
  reportDraftSchema,
  reportPatchSchema,
  reportRowSchema,
  reportSchema,
} from "../model/report.ts";
import { reasonSchema } from "../model/values.ts";
import { call, changedSchema, pageInputSchema, pageOf, targetSchema } from "./call.ts";

const similarSchema = z.object({
  kind: z.enum(["report", "incident"]),
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  /** 0 to 1. */
  score: z.number(),
  reasons: z.array(
    z.object({ kind: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ),
});

/** Intake: what came in and what became of it. Sorts: received, updated, title, sender, status. */
export const reportsContract = {
  list: call.input(pageInputSchema).output(pageOf(reportRowSchema)),
  count: call
    .input(z.object({ query: z.string().max(4_096).default("") }))
    .output(z.object({ count: z.int() })),
  get: call.input(z.object({ id: reportIdSchema })).output(reportSchema),
  create: call
    .input(reportDraftSchema)
    .output(z.object({ id: reportIdSchema, actionId: actionIdSchema })),
  update: call
    .input(z.object({ target: targetSchema, patch: reportPatchSchema }))
    .output(changedSchema),
  /** Near-duplicate proposals with their reasons; nothing is merged by itself. */
  similar: call
    .input(z.object({ id: reportIdSchema }))
    .output(z.object({ items: z.array(similarSchema) })),
  /**
   * Takes reports into a new incident (one for all, or one each) or into an existing one. Fails with
   * `marking-required` while a report has no TLP and `patch` gives none.
   */
  accept: call
    .input(
      z.object({
        ids: z.array(reportIdSchema).min(1).max(10_000),
        into: z.union([
          z.object({ incidentId: incidentIdSchema }),
          z.enum(["one-incident", "one-incident-each"]),
        ]),
        patch: incidentPatchSchema.default({}),
      }),
    )
    .output(z.object({ actionId: actionIdSchema, incidentIds: z.array(incidentIdSchema) })),
  reject: call
    .input(z.object({ target: targetSchema, reason: reasonSchema }))
    .output(changedSchema),
  /** Back to the queue. */
  reopen: call.input(z.object({ target: targetSchema })).output(changedSchema),
};
