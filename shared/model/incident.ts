import { z } from "zod";
import { INCIDENT_STATUSES } from "../domain/status/statuses.ts";
import { incidentIdSchema } from "./ids.ts";
import {
  analystSchema,
  classificationSchema,
  instantSchema,
  longTextSchema,
  papSchema,
  recordBaseSchema,
  severitySchema,
  statedTimeSchema,
  tagSchema,
  titleSchema,
  tlpSchema,
} from "./values.ts";

export const incidentStatusSchema = z.enum(INCIDENT_STATUSES);
export type IncidentStatus = z.infer<typeof incidentStatusSchema>;

/** One line of a list: just what the lists show. */
export const incidentRowSchema = z.object({
  id: incidentIdSchema,
  /** Per organisation and year, such as `CERT-XX-2026-000123`. */
  number: z.string(),
  title: z.string(),
  status: incidentStatusSchema,
  severity: severitySchema,
  /** Triage score, 0 to 100. */
  score: z.int().min(0).max(100),
  classification: z.array(classificationSchema).readonly(),
  tlp: tlpSchema.nullable(),
  pap: papSchema.nullable(),
  owner: analystSchema.nullable(),
  tags: z.array(tagSchema).readonly(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  observableCount: z.int(),
  evidenceCount: z.int(),
  openTaskCount: z.int(),
  reportCount: z.int(),
  revision: z.int(),
});
export type IncidentRow = z.infer<typeof incidentRowSchema>;

export const incidentSchema = incidentRowSchema.extend({
  ...recordBaseSchema.shape,
  /** Markdown; raw HTML in it is shown, never rendered. */
  description: z.string(),
  statusReason: z.string().nullable(),
  occurredAt: statedTimeSchema.nullable(),
  detectedAt: statedTimeSchema.nullable(),
  closedAt: instantSchema.nullable(),
  /** Set while this incident is merged into another one; the merge can be taken back. */
  mergedInto: incidentIdSchema.nullable(),
  /** Strictest marking of the incident and all its parts: what counts when something is to leave. */
  effectiveTlp: tlpSchema.nullable(),
});
export type Incident = z.infer<typeof incidentSchema>;

/** What an analyst can state when opening an incident by hand. */
export const incidentDraftSchema = z.object({
  title: titleSchema,
  description: longTextSchema.default(""),
  classification: z.array(classificationSchema).max(64).default([]),
  severity: severitySchema.optional(),
  tlp: tlpSchema.optional(),
  pap: papSchema.optional(),
  owner: analystSchema.nullable().optional(),
  tags: z.array(tagSchema).max(1_000).default([]),
  occurredAt: statedTimeSchema.nullable().optional(),
  detectedAt: statedTimeSchema.nullable().optional(),
});

/** Fields that change on their own; what is left out stays. Tags and classification can be set whole or by adding and removing. */
export const incidentPatchSchema = z.object({
  title: titleSchema.optional(),
  description: longTextSchema.optional(),
  classification: z.array(classificationSchema).max(64).optional(),
  addClassification: z.array(classificationSchema).max(64).optional(),
  removeClassification: z.array(classificationSchema).max(64).optional(),
  severity: severitySchema.optional(),
  status: incidentStatusSchema.optional(),
  /** Required by some status changes, and by every lowering of a marking. */
  reason: z.string().trim().max(4_096).optional(),
  tlp: tlpSchema.optional(),
  pap: papSchema.optional(),
  owner: analystSchema.nullable().optional(),
  tags: z.array(tagSchema).max(1_000).optional(),
  addTags: z.array(tagSchema).max(1_000).optional(),
  removeTags: z.array(tagSchema).max(1_000).optional(),
  occurredAt: statedTimeSchema.nullable().optional(),
  detectedAt: statedTimeSchema.nullable().optional(),
});
export type IncidentPatch = z.infer<typeof incidentPatchSchema>;

/** One reason of a triage score; `kind` and `facts` are put into words by the catalogue. */
export const scoreReasonSchema = z.object({
  kind: z.string(),
  points: z.number(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});
