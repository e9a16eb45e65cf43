import { z } from "zod";
import { CONTENT, isContentKey, type ContentKey } from "../domain/clocks/content-text-data.ts";
import { AUTHORITY_NAMES } from "../domain/stage-report/authorities-data.ts";
import { incidentIdSchema } from "../model/ids.ts";
import { tlpSchema } from "../model/values.ts";
import { call, downloadTicketSchema } from "./call.ts";
import { documentFormatSchema } from "./documents.ts";
import { printDocumentSchema } from "./print-document.ts";

export const authoritySchema = z.enum(AUTHORITY_NAMES);
/** Documents as always, or the fields for a program. */
export const stageReportFormatSchema = z.enum([...documentFormatSchema.options, "json"]);

const contentKeySchema = z.custom<ContentKey>(
  (value) => typeof value === "string" && isContentKey(value),
  { error: `one of ${Object.keys(CONTENT).join(", ")}` },
);

const requestShape = {
  incidentId: incidentIdSchema,
  /** An instrument that was put down to apply, and one of its stages. */
  instrument: z.string().max(128),
  stage: z.string().max(128),
  authority: authoritySchema,
  /** The strictest label that may stand in it; left out, that of the incident. */
  ceiling: tlpSchema.optional(),
  /** Fields that stay here although the stage asks for them. */
  without: z.array(contentKeySchema).max(64).default([]),
  language: z.enum(["en", "de", "fr"]).default("en"),
};

/** For the analyst: what is given, what stays here and why, and what the case can't say yet. */
const outcomeShape = {
  tlp: tlpSchema,
  ceiling: tlpSchema,
  released: z.array(contentKeySchema).readonly(),
  withheld: z
    .array(
      z.object({
        key: contentKeySchema,
        why: z.enum(["not-asked", "above-ceiling", "chosen"]),
      }),
    )
    .readonly(),
  missing: z
    .array(z.object({ key: contentKeySchema, when: z.enum(["always", "if-any"]) }))
    .readonly(),
};

/** Reports of the stages of legal clocks: each recipient is given the fields that its stage asks for. */
export const stageReportsContract = {
  /** The report as it would be; makes nothing. Failures as for `make`. */
  preview: call
    .input(z.object(requestShape))
    .output(z.object({ ...outcomeShape, document: printDocumentSchema })),
  /**
   * Writes the report and notes in the journal what was given to whom. Fails with `not-found`, `marking-required`,
   * `above-ceiling`, and `invalid-value` for an instrument that does not apply, a stage that it does not have, or an
   * authority that the stage does not go to.
   */
  make: call
    .input(
      z.object({
        ...requestShape,
        format: stageReportFormatSchema,
        /** The analyst read that the file leaves the vault in clear. */
        acknowledged: z.literal(true),
      }),
    )
    .output(downloadTicketSchema.extend(outcomeShape)),
};
