import { z } from "zod";
import { REPORT_STATUSES } from "../domain/status/statuses.ts";
import { importNoticeSchema, intakeKindSchema } from "../formats/parsed.ts";
import { evidenceIdSchema, importRunIdSchema, incidentIdSchema, reportIdSchema } from "./ids.ts";
import {
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

export const reportStatusSchema = z.enum(REPORT_STATUSES);
export type ReportStatus = z.infer<typeof reportStatusSchema>;

export const reportRowSchema = z.object({
  id: reportIdSchema,
  /** Per organisation and year, such as `R-2026-000045`. */
  number: z.string(),
  intakeKind: intakeKindSchema,
  title: z.string(),
  sender: z.string().nullable(),
  status: reportStatusSchema,
  severity: severitySchema.nullable(),
  classification: z.array(classificationSchema).readonly(),
  tlp: tlpSchema.nullable(),
  pap: papSchema.nullable(),
  tags: z.array(tagSchema).readonly(),
  receivedAt: instantSchema,
  updatedAt: instantSchema,
  observableCount: z.int(),
  evidenceCount: z.int(),
  incidentId: incidentIdSchema.nullable(),
  incidentNumber: z.string().nullable(),
  revision: z.int(),
});
export type ReportRow = z.infer<typeof reportRowSchema>;

/** What came in, kept verbatim: `body` and `details` are never edited after intake. */
export const reportSchema = reportRowSchema.extend({
  ...recordBaseSchema.shape,
  body: z.string(),
  /** The format's own view as JSON text: mail hop map, table columns, MISP event facts. */
  detailsJson: z.string(),
  sourceId: z.string().nullable(),
  sourceFormat: z.string().nullable(),
  reportedAt: statedTimeSchema.nullable(),
  occurredAt: statedTimeSchema.nullable(),
  statusReason: z.string().nullable(),
  /** The original bytes. */
  originalEvidenceId: evidenceIdSchema.nullable(),
  importRunId: importRunIdSchema.nullable(),
  notices: z.array(importNoticeSchema).readonly(),
  /** For telephone reports: number to call back, whom was spoken to, whether the call-back check was done. */
  callBack: z
    .object({ contact: z.string(), channel: z.string(), isConfirmed: z.boolean() })
    .nullable(),
});
export type Report = z.infer<typeof reportSchema>;

/** The fast form: telephone, voluntary notice (NIS2 Art. 30), near miss, or anything else by hand. */
export const reportDraftSchema = z.object({
  intakeKind: z.enum(["phone", "voluntary-notice", "near-miss", "text", "other"]),
  title: titleSchema,
  body: longTextSchema.default(""),
  sender: z.string().trim().max(1_024).nullable().default(null),
  classification: z.array(classificationSchema).max(64).default([]),
  severity: severitySchema.nullable().default(null),
  tlp: tlpSchema.optional(),
  pap: papSchema.optional(),
  tags: z.array(tagSchema).max(1_000).default([]),
  reportedAt: statedTimeSchema.nullable().default(null),
  occurredAt: statedTimeSchema.nullable().default(null),
  callBack: z
    .object({
      contact: z.string().trim().max(512),
      channel: z.string().trim().max(512),
      isConfirmed: z.boolean(),
    })
    .nullable()
    .default(null),
});

/** What triage may still change on a report. */
export const reportPatchSchema = z.object({
  tlp: tlpSchema.optional(),
  pap: papSchema.optional(),
  severity: severitySchema.nullable().optional(),
  classification: z.array(classificationSchema).max(64).optional(),
  tags: z.array(tagSchema).max(1_000).optional(),
  addTags: z.array(tagSchema).max(1_000).optional(),
  removeTags: z.array(tagSchema).max(1_000).optional(),
  callBack: reportDraftSchema.shape.callBack.optional(),
  reason: z.string().trim().max(4_096).optional(),
});
