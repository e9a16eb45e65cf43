import { z } from "zod";
import { incidentIdSchema } from "../model/ids.ts";
import { tlpSchema } from "../model/values.ts";
import { call, downloadTicketSchema } from "./call.ts";
import { documentFormatSchema } from "./documents.ts";

const sheetShape = {
  incidentId: incidentIdSchema,
  /** That of the victim; what has no guide in it is in English. */
  language: z.string().max(16).default("en"),
  /** Left out: the guide that fits the classification best. */
  guide: z.string().max(64).optional(),
  /** The strictest label that may stand in it; left out, that of the incident. */
  ceiling: tlpSchema.optional(),
  /** With the indicators that are marked for detection. */
  withIndicators: z.boolean().default(false),
};

export const sheetRequestSchema = z.object(sheetShape);

export const sheetOutcome = {
  tlp: tlpSchema,
  ceiling: tlpSchema,
  withheld: z.array(z.object({ tlp: tlpSchema.nullable(), count: z.int().positive() })),
  guide: z.object({ id: z.string(), version: z.int(), language: z.string(), title: z.string() }),
  isOverdue: z.boolean(),
};

/** First-response sheets: what a victim gets in hand. */
export const sheetsContract = {
  /** Guides that fit the incident, best first. */
  guidesFor: call
    .input(z.object({ incidentId: incidentIdSchema }))
    .output(z.object({ ids: z.array(z.string()) })),
  /**
   * What the sheet would be; makes nothing. Fails with `marking-required`, `above-ceiling`, and `invalid-value` when no guide
   * fits or none is called so.
   */
  preview: call.input(sheetRequestSchema).output(z.object(sheetOutcome)),
  make: call
    .input(
      z.object({
        ...sheetShape,
        format: documentFormatSchema,
        /** The analyst read that the file leaves the vault in clear. */
        acknowledged: z.literal(true),
      }),
    )
    .output(downloadTicketSchema.extend(sheetOutcome)),
};
