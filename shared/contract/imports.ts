import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { importRunIdSchema, mappingIdSchema } from "../model/ids.ts";
import { importFileResultSchema, importRunSchema } from "../model/import-run.ts";
import { papSchema, tlpSchema } from "../model/values.ts";
import { call, changedSchema, pageOf } from "./call.ts";

export const importOptionsSchema = z.object({
  /** Name of a format, or none: detected by content. */
  format: z.string().max(64).optional(),
  mappingId: mappingIdSchema.optional(),
  /** Marking for reports that carry none. */
  tlp: tlpSchema.optional(),
  pap: papSchema.optional(),
  isDryRun: z.boolean().default(false),
});

export const importProgressSchema = z.object({
  runId: importRunIdSchema,
  filesDone: z.int(),
  filesTotal: z.int(),
  bytesDone: z.number(),
  bytesTotal: z.number().nullable(),
  currentFile: z.string().nullable(),
  /** Result of a file that has just been finished. */
  finished: importFileResultSchema.nullable(),
});

/** Import. Ending the stream early cancels: finished files stay, the one at work leaves nothing. */
export const importsContract = {
  start: call
    .input(
      z.object({ uploadIds: z.array(z.uuid()).min(1).max(10_000), options: importOptionsSchema }),
    )
    .output(eventIterator(importProgressSchema, importRunSchema)),
  list: call
    .input(z.object({ limit: z.int().min(1).max(200).default(50), after: z.string().optional() }))
    .output(pageOf(importRunSchema.omit({ files: true }))),
  get: call.input(z.object({ id: importRunIdSchema })).output(importRunSchema),
  /** Marks every report of the run that waits for a label. */
  mark: call
    .input(z.object({ id: importRunIdSchema, tlp: tlpSchema, pap: papSchema.optional() }))
    .output(changedSchema),
  formats: call.output(
    z.object({
      items: z.array(z.object({ name: z.string(), title: z.string(), item: z.string() })),
    }),
  ),
  /** Head of a table with the proposed mapping, for the mapping wizard. */
  previewTable: call.input(z.object({ uploadId: z.uuid() })).output(
    z.object({
      columns: z.array(z.string()),
      rows: z.array(z.array(z.string())),
      mappingJson: z.string(),
      recognisedAs: z.string().nullable(),
    }),
  ),
  mappings: {
    list: call.output(
      z.object({
        items: z.array(
          z.object({ id: mappingIdSchema, name: z.string(), mappingJson: z.string() }),
        ),
      }),
    ),
    save: call
      .input(
        z.object({
          id: mappingIdSchema.optional(),
          name: z.string().trim().min(1).max(128),
          mappingJson: z.string().max(1_048_576),
        }),
      )
      .output(z.object({ id: mappingIdSchema })),
    remove: call.input(z.object({ id: mappingIdSchema })).output(changedSchema),
  },
};
