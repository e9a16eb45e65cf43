import { z } from "zod";
import {
  actionIdSchema,
  countermeasureIdSchema,
  incidentIdSchema,
  investigationIdSchema,
  reportIdSchema,
  taskIdSchema,
} from "../model/ids.ts";
import {
  incidentDraftSchema,
  incidentPatchSchema,
  incidentRowSchema,
  incidentSchema,
  scoreReasonSchema,
} from "../model/incident.ts";
import { correlationSchema } from "../model/observable.ts";
import { reasonSchema } from "../model/values.ts";
import { call, changedSchema, pageInputSchema, pageOf, targetSchema } from "./call.ts";

/** What closing an incident closes with it, and what speaks against it. */
export const closingPreviewSchema = z.object({
  openTasks: z.array(z.object({ id: taskIdSchema, title: z.string() })),
  openInvestigations: z.array(z.object({ id: investigationIdSchema, title: z.string() })),
  activeCountermeasures: z.array(z.object({ id: countermeasureIdSchema, title: z.string() })),
  undecidedReports: z.array(z.object({ id: reportIdSchema, title: z.string() })),
});

/** Case work. Sorts: number, title, status, severity, score, owner, tlp, created, updated. */
export const incidentsContract = {
  list: call.input(pageInputSchema).output(pageOf(incidentRowSchema)),
  count: call
    .input(z.object({ query: z.string().max(4_096).default("") }))
    .output(z.object({ count: z.int() })),
  get: call.input(z.object({ id: incidentIdSchema })).output(incidentSchema),
  /** By number, such as `CERT-XX-2026-000123`, or by id. */
  resolve: call
    .input(z.object({ reference: z.string().max(128) }))
    .output(z.object({ id: incidentIdSchema })),
  create: call
    .input(incidentDraftSchema)
    .output(z.object({ id: incidentIdSchema, number: z.string(), actionId: actionIdSchema })),
  /** `revision` given: refused as `stale` when somebody changed the record since. */
  update: call
    .input(
      z.object({ id: incidentIdSchema, patch: incidentPatchSchema, revision: z.int().optional() }),
    )
    .output(changedSchema),
  bulk: call
    .input(z.object({ target: targetSchema, patch: incidentPatchSchema }))
    .output(changedSchema),
  score: call
    .input(z.object({ id: incidentIdSchema }))
    .output(z.object({ score: z.int(), reasons: z.array(scoreReasonSchema) })),
  /** Rule-based proposals for the classification, each with its reason. */
  suggestClassification: call
    .input(z.object({ text: z.string().max(1_048_576), tags: z.array(z.string()).default([]) }))
    .output(
      z.object({
        items: z.array(
          z.object({ classification: z.string(), reason: z.string(), weight: z.number() }),
        ),
      }),
    ),
  correlations: call
    .input(z.object({ id: incidentIdSchema, limit: z.int().min(1).max(500).default(50) }))
    .output(
      z.object({
        items: z.array(correlationSchema),
        /** Values left out as noise, with how many incidents carry each. */
        suppressed: z.array(
          z.object({ value: z.string(), type: z.string(), incidentCount: z.int() }),
        ),
      }),
    ),
  merge: call
    .input(
      z.object({
        into: incidentIdSchema,
        ids: z.array(incidentIdSchema).min(1).max(1_000),
        reason: reasonSchema,
      }),
    )
    .output(changedSchema),
  /** Takes a merge back, also long after: what came since stays with the incident it was added to. */
  unmerge: call.input(z.object({ id: incidentIdSchema })).output(changedSchema),
  /** Moves chosen reports, observables, evidence, notes and tasks into a new incident. */
  split: call
    .input(
      z.object({
        id: incidentIdSchema,
        title: z.string().trim().min(1).max(1_024),
        reportIds: z.array(reportIdSchema).default([]),
        observableLinkIds: z.array(z.uuid()).default([]),
        evidenceIds: z.array(z.uuid()).default([]),
        noteIds: z.array(z.uuid()).default([]),
        taskIds: z.array(z.uuid()).default([]),
      }),
    )
    .output(z.object({ actionId: actionIdSchema, id: incidentIdSchema })),
  closingPreview: call
    .input(z.object({ ids: z.array(incidentIdSchema).min(1).max(10_000) }))
    .output(closingPreviewSchema),
  /** Closes with a reason; `withParts` also skips open tasks, closes investigations and ends countermeasures. */
  close: call
    .input(
      z.object({
        target: targetSchema,
        reason: reasonSchema,
        withParts: z.boolean().default(false),
      }),
    )
    .output(changedSchema),
};
