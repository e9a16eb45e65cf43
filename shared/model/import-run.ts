import { z } from "zod";
import { importNoticeSchema } from "../formats/parsed.ts";
import { importRunIdSchema, reportIdSchema } from "./ids.ts";
import { instantSchema } from "./values.ts";

export const importStatusSchema = z.enum(["imported", "duplicate", "partial", "refused"]);

/** What became of one file: found = stored + duplicates + skipped, always. */
export const importFileResultSchema = z.object({
  path: z.string(),
  format: z.string().nullable(),
  status: importStatusSchema,
  found: z.int(),
  stored: z.int(),
  duplicates: z.int(),
  skipped: z.int(),
  reports: z.int(),
  incidents: z.int(),
  observables: z.int(),
  evidence: z.int(),
  relations: z.int(),
  warnings: z.array(importNoticeSchema).readonly(),
  errors: z.array(importNoticeSchema).readonly(),
  /** Reports that came in without a TLP label and wait for one. */
  unmarkedReportIds: z.array(reportIdSchema).readonly(),
});
export type ImportFileResult = z.infer<typeof importFileResultSchema>;

export const importTotalsSchema = importFileResultSchema
  .pick({
    found: true,
    stored: true,
    duplicates: true,
    skipped: true,
    reports: true,
    incidents: true,
    observables: true,
    evidence: true,
    relations: true,
  })
  .extend({
    files: z.int(),
    imported: z.int(),
    duplicate: z.int(),
    partial: z.int(),
    refused: z.int(),
  });

export const importRunSchema = z.object({
  id: importRunIdSchema,
  startedAt: instantSchema,
  finishedAt: instantSchema.nullable(),
  isDryRun: z.boolean(),
  wasCancelled: z.boolean(),
  files: z.array(importFileResultSchema).readonly(),
  totals: importTotalsSchema,
});
export type ImportRun = z.infer<typeof importRunSchema>;
