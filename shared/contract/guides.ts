import { z } from "zod";
import { GUIDE_SECTIONS, MAX_GUIDE_CHARACTERS } from "../domain/guides/guide.ts";
import { RSIT_MACHINE_VALUES } from "../domain/rsit/rsit.ts";
import { ownGuideIdSchema } from "../model/ids.ts";
import { call, changedSchema, downloadTicketSchema } from "./call.ts";
import { documentFormatSchema } from "./documents.ts";

const stepSchema = z.object({ id: z.string(), lead: z.string(), detail: z.string() }).readonly();

/** See `shared/domain/guides/guide.ts`. */
export const guideSchema = z
  .object({
    id: z.string(),
    version: z.int(),
    language: z.string(),
    title: z.string(),
    summary: z.string(),
    classes: z.array(z.enum(RSIT_MACHINE_VALUES)).readonly(),
    reviewed: z.string(),
    reviewBy: z.string(),
    licence: z.string(),
    sections: z
      .array(
        z
          .object({
            id: z.enum(GUIDE_SECTIONS),
            title: z.string(),
            paragraphs: z.array(z.string()).readonly(),
            steps: z.array(stepSchema).readonly(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();

export const listedGuideSchema = z
  .object({
    guide: guideSchema,
    /** Set for a guide of our own; null: it ships. */
    recordId: ownGuideIdSchema.nullable(),
    isOverdue: z.boolean(),
  })
  .readonly();
export type ListedGuide = z.infer<typeof listedGuideSchema>;

const which = { id: z.string().max(64), language: z.string().max(16) };
const savedSchema = z.object({
  recordId: ownGuideIdSchema,
  actionId: z.int().nonnegative(),
  id: z.string(),
  language: z.string(),
  version: z.int(),
});

/** Advice for victims: what ships, and our own. */
export const guidesContract = {
  /** Every guide in every language, or in one. */
  list: call
    .input(z.object({ language: z.string().max(16).optional() }))
    .output(z.object({ today: z.string(), items: z.array(listedGuideSchema) })),
  /**
   * Takes in the file of a guide as our own, in place of the one of its id and language. Fails with `invalid-value` when it is
   * none (`field` names the line), or not a later version than what is there.
   */
  save: call
    .input(z.object({ text: z.string().max(MAX_GUIDE_CHARACTERS + 1) }))
    .output(savedSchema),
  /** Somebody read it and found it right; one that ships becomes our own by that. */
  review: call
    .input(z.object({ ...which, reviewed: z.iso.date(), reviewBy: z.iso.date() }))
    .output(savedSchema),
  /** Takes our own away; the one that ships is there again. Fails with `not-found`. */
  remove: call.input(z.object(which)).output(changedSchema),
  /** As a printable document. */
  document: call
    .input(z.object({ ...which, format: documentFormatSchema }))
    .output(downloadTicketSchema),
};
