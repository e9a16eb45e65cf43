import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { recordKindSchema } from "../model/ids.ts";
import { journalEntrySchema } from "../model/journal.ts";
import { call, changedSchema, downloadTicketSchema, pageOf, progressSchema } from "./call.ts";

/** The journal: audit log, history of a record, undo. */
export const journalContract = {
  list: call
    .input(
      z.object({
        subject: z.object({ kind: recordKindSchema, id: z.string() }).optional(),
        actor: z.string().optional(),
        verb: z.string().optional(),
        limit: z.int().min(1).max(1_000).default(100),
        /** Entries before this number, newest first. */
        before: z.int().positive().optional(),
      }),
    )
    .output(pageOf(journalEntrySchema)),
  verify: call.output(
    eventIterator(
      progressSchema,
      z.object({
        isOk: z.boolean(),
        entries: z.int(),
        head: z.string(),
        brokenAt: z.int().nullable(),
      }),
    ),
  ),
  /** Takes back a whole action, or the newest one of this analyst that can be. Taking back an undo does it again. */
  undo: call
    .input(z.object({ actionId: z.int().positive().optional() }))
    .output(changedSchema.extend({ verb: z.string(), subjectTitle: z.string() })),
  /** What undo would take back next. */
  undoable: call.output(
    z.object({ actionId: z.int(), verb: z.string(), subjectTitle: z.string() }).nullable(),
  ),
  /** The whole journal as JSON lines, verifiable by an outsider with the hash rule of the first line. */
  export: call.output(downloadTicketSchema),
};
