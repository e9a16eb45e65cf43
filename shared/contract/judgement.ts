import { z } from "zod";
import { actionIdSchema, incidentIdSchema } from "../model/ids.ts";
import {
  consistencySchema,
  hypothesisDraftSchema,
  hypothesisSchema,
  hypothesisStatusSchema,
  titledItemSchema,
  weighedItemDraftSchema,
} from "../model/judgement.ts";
import { call, changedSchema } from "./call.ts";

const byId = z.object({ id: z.uuid() });
const created = z.object({ id: z.uuid(), actionId: actionIdSchema });

// As in case-parts.ts: a patch has none of the defaults of a draft.
const { shape: hypothesis } = hypothesisDraftSchema;
export const hypothesisPatchSchema = z
  .object({
    question: hypothesis.question,
    claim: hypothesis.claim,
    likelihood: hypothesis.likelihood.unwrap(),
    confidence: hypothesis.confidence.unwrap(),
    wouldChange: hypothesis.wouldChange.unwrap(),
    status: hypothesisStatusSchema,
    tlp: hypothesis.tlp,
  })
  .partial();
const { shape: item } = weighedItemDraftSchema;
export const weighedItemPatchSchema = z
  .object({
    text: item.text.unwrap(),
    reliability: item.reliability.unwrap(),
    credibility: item.credibility.unwrap(),
    tlp: item.tlp,
  })
  .partial();

/** Structured judgement of an incident: hypotheses, items, and the matrix of what each item says about each hypothesis. */
export const judgementContract = {
  judgement: {
    /** Everything that the matrices are made of; scores are computed from it (`assessmentsOf`). */
    get: call
      .input(z.object({ incidentId: incidentIdSchema }))
      .output(
        z.object({ hypotheses: z.array(hypothesisSchema), items: z.array(titledItemSchema) }),
      ),
    addHypothesis: call
      .input(z.object({ incidentId: incidentIdSchema, draft: hypothesisDraftSchema }))
      .output(created),
    updateHypothesis: call
      .input(z.object({ id: z.uuid(), patch: hypothesisPatchSchema }))
      .output(changedSchema),
    removeHypothesis: call.input(byId).output(changedSchema),
    /** An item that names a record fails with `not-found` unless the record is of this incident. */
    addItem: call
      .input(z.object({ incidentId: incidentIdSchema, draft: weighedItemDraftSchema }))
      .output(created),
    updateItem: call
      .input(z.object({ id: z.uuid(), patch: weighedItemPatchSchema }))
      .output(changedSchema),
    removeItem: call.input(byId).output(changedSchema),
    /** Sets one cell; null empties it. */
    rate: call
      .input(
        z.object({
          itemId: z.uuid(),
          hypothesisId: z.uuid(),
          consistency: consistencySchema.nullable(),
        }),
      )
      .output(changedSchema),
  },
};
