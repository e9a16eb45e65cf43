import { z } from "zod";
import { DEFAULT_REPORT_SECTIONS, REPORT_SECTIONS } from "../domain/documents/report-sections.ts";
import { evidenceIdSchema, incidentIdSchema } from "../model/ids.ts";
import { tlpSchema } from "../model/values.ts";
import { MAX_TEMPLATE_CHARS } from "../domain/templates/parse-template.ts";
import { call, downloadTicketSchema } from "./call.ts";
import { printDocumentSchema } from "./print-document.ts";

export const documentFormatSchema = z.enum(["html", "md", "pdf", "docx"]);
const languageSchema = z.enum(["en", "de", "fr"]);

const reportShape = {
  id: incidentIdSchema,
  /** The strictest label that may stand in the report; left out, that of the incident itself. */
  ceiling: tlpSchema.optional(),
  sections: z
    .array(z.enum(REPORT_SECTIONS))
    .max(64)
    .default([...DEFAULT_REPORT_SECTIONS]),
  /** Own wording in place of the sections: the text of a template. */
  template: z.string().max(MAX_TEMPLATE_CHARS).optional(),
  language: languageSchema.default("en"),
};

/** What is left out, by label; for the analyst's eyes only. `tlp` null: parts that nobody has marked. */
const withheldSchema = z.array(z.object({ tlp: tlpSchema.nullable(), count: z.int().positive() }));

/** What a report comes to: its own label is the strictest of what is in it. */
const reportOutcome = {
  tlp: tlpSchema,
  ceiling: tlpSchema,
  withheld: withheldSchema,
};

const briefShape = {
  /** As in queries: `12h`, `3d`, `2026-11-26`, `2026-11-26T06:00` (UTC). */
  since: z.string().regex(/^[0-9A-Za-z:-]{1,32}$/),
  ceiling: tlpSchema.default("TLP:AMBER+STRICT"),
  language: languageSchema.default("en"),
};

/** Printable documents. They leave the vault in clear, so making one stands in the journal. */
export const documentsContract = {
  /** What the report would leave out and how it begins; makes nothing. Failures as for `caseReport`. */
  previewCaseReport: call
    .input(z.object(reportShape))
    .output(z.object({ ...reportOutcome, document: printDocumentSchema })),
  /**
   * Fails with `marking-required`, with `above-ceiling` when the incident itself is above the ceiling, and with
   * `template-refused`.
   */
  caseReport: call
    .input(
      z.object({
        ...reportShape,
        format: documentFormatSchema,
        /** The analyst read that the file leaves the vault in clear. */
        acknowledged: z.literal(true),
      }),
    )
    .output(downloadTicketSchema.extend(reportOutcome)),
  /** What the brief would leave out; makes nothing. Fails with `invalid-value` when `since` is no time. */
  previewShiftBrief: call.input(z.object(briefShape)).output(z.object(reportOutcome)),
  /** What one shift hands to the next. */
  shiftBrief: call
    .input(z.object({ ...briefShape, format: documentFormatSchema, acknowledged: z.literal(true) }))
    .output(downloadTicketSchema.extend(reportOutcome)),
  /** The sheet that goes with a file from hand to hand. Fails with `marking-required`. */
  custodySheet: call
    .input(
      z.object({
        id: evidenceIdSchema,
        language: languageSchema.default("en"),
        format: documentFormatSchema,
        acknowledged: z.literal(true),
      }),
    )
    .output(downloadTicketSchema.extend({ tlp: tlpSchema })),
};
