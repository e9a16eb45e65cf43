import { z } from "zod";
import { MAX_QUESTIONS, MAX_RETURN_BYTES } from "../domain/victim-kit/kit-format.ts";
import { incidentIdSchema, reportIdSchema, victimKitIdSchema } from "../model/ids.ts";
import { bytesSchema, call, downloadTicketSchema } from "./call.ts";
import { sheetOutcome, sheetRequestSchema } from "./sheets.ts";

/** Sealed victim kits: one file that a victim opens in a browser, and the file that comes back. */
export const kitsContract = {
  /**
   * Makes a kit of the first-response sheet and the usual questions, with further ones. The passphrase is told here, once, and
   * kept nowhere: it goes to the victim another way than the file. Failures as for a sheet.
   */
  create: call
    .input(
      sheetRequestSchema.extend({
        questions: z
          .array(z.string().trim().min(1).max(1_000))
          .max(MAX_QUESTIONS - 10)
          .default([]),
        /** The analyst read that the kit leaves the vault. */
        acknowledged: z.literal(true),
      }),
    )
    .output(
      downloadTicketSchema.extend({
        ...sheetOutcome,
        kit: victimKitIdSchema,
        passphrase: z.string(),
      }),
    ),
  /**
   * Takes answers in as a report of the incident, with the file as evidence. Fails with `kit-refused`; `incidentId`, where it is
   * given, has to be that of the kit.
   */
  takeIn: call
    .input(
      z.object({
        name: z.string().max(1_024),
        bytes: bytesSchema.refine(({ length }) => length <= MAX_RETURN_BYTES, {
          message: "at most 6 MiB",
        }),
        incidentId: incidentIdSchema.optional(),
      }),
    )
    .output(
      z.object({
        kit: victimKitIdSchema,
        incidentId: incidentIdSchema,
        incidentNumber: z.string(),
        reportId: reportIdSchema,
        reportNumber: z.string(),
        answers: z.int(),
        /** Answers of the same kit that were there before: the victim sent more than once. */
        before: z.int(),
        actionId: z.int(),
      }),
    ),
};
