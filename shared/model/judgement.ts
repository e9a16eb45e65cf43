import { z } from "zod";
import {
  CONFIDENCES,
  CONSISTENCIES,
  GROUND_KINDS,
  HYPOTHESIS_STATUSES,
  INFORMATION_CREDIBILITIES,
  LIKELIHOODS,
  SOURCE_RELIABILITIES,
} from "../domain/judgement/scales.ts";
import { hypothesisIdSchema, incidentIdSchema, weighedItemIdSchema } from "./ids.ts";
import { longTextSchema, recordBaseSchema, titleSchema, tlpSchema } from "./values.ts";

export const likelihoodSchema = z.enum(LIKELIHOODS);
export const confidenceSchema = z.enum(CONFIDENCES);
export const hypothesisStatusSchema = z.enum(HYPOTHESIS_STATUSES);
export const reliabilitySchema = z.enum(SOURCE_RELIABILITIES);
export const credibilitySchema = z.enum(INFORMATION_CREDIBILITIES);
export const consistencySchema = z.enum(CONSISTENCIES);
export const groundKindSchema = z.enum(GROUND_KINDS);
export const ratingSchema = z.strictObject({
  consistency: consistencySchema,
  hypothesisId: z.uuid(),
});

/** One possible answer to a question about an incident. */
export const hypothesisSchema = z.object({
  ...recordBaseSchema.shape,
  id: hypothesisIdSchema,
  incidentId: incidentIdSchema,
  /** What it answers; hypotheses with the same question compete. */
  question: z.string(),
  claim: z.string(),
  /** null: not judged yet. */
  likelihood: likelihoodSchema.nullable(),
  confidence: confidenceSchema.nullable(),
  /** What we would have to see to judge otherwise. */
  wouldChange: z.string(),
  status: hypothesisStatusSchema,
});
export type Hypothesis = z.infer<typeof hypothesisSchema>;

/** A piece of information with the grade of its source and of itself, and what it says about each hypothesis. */
export const weighedItemSchema = z.object({
  ...recordBaseSchema.shape,
  id: weighedItemIdSchema,
  incidentId: incidentIdSchema,
  /** May be empty when it rests on a record, which then speaks for itself. */
  text: z.string(),
  recordKind: groundKindSchema.nullable(),
  recordId: z.uuid().nullable(),
  reliability: reliabilitySchema,
  credibility: credibilitySchema,
  ratings: z.array(ratingSchema).readonly(),
});
export type WeighedItem = z.infer<typeof weighedItemSchema>;

/** An item with what the record that it rests on is called. */
export const titledItemSchema = weighedItemSchema.extend({ recordTitle: z.string().nullable() });
export type TitledItem = z.infer<typeof titledItemSchema>;

export const hypothesisDraftSchema = z.object({
  question: titleSchema,
  claim: titleSchema,
  likelihood: likelihoodSchema.nullable().default(null),
  confidence: confidenceSchema.nullable().default(null),
  wouldChange: longTextSchema.default(""),
  tlp: tlpSchema.optional(),
});

export const weighedItemDraftSchema = z
  .object({
    text: z.string().trim().max(4_096).default(""),
    recordKind: groundKindSchema.nullable().default(null),
    recordId: z.uuid().nullable().default(null),
    // What nobody has judged yet can't be judged.
    reliability: reliabilitySchema.default("F"),
    credibility: credibilitySchema.default("6"),
    tlp: tlpSchema.optional(),
  })
  .refine(({ recordKind, recordId }) => (recordKind === null) === (recordId === null), {
    message: "kind and id of a record come together",
  })
  .refine(({ text, recordId }) => text !== "" || recordId !== null, {
    message: "an item needs a text or a record",
  });
