import { z } from "zod";
import {
  actionIdSchema,
  incidentIdSchema,
  observableIdSchema,
  reportIdSchema,
} from "../model/ids.ts";
import {
  observableLinkSchema,
  observableRowSchema,
  observableSubjectSchema,
  sightingSchema,
} from "../model/observable.ts";
import { tlpSchema } from "../model/values.ts";
import { call, changedSchema, pageInputSchema, pageOf } from "./call.ts";

const useSchema = z.object({
  kind: z.enum(["incident", "report"]),
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  tlp: tlpSchema.nullable(),
});

export const observableDetailSchema = observableRowSchema.extend({
  /** Readable form of an internationalised name, and what is odd about it. */
  unicode: z.string().nullable(),
  lookalikes: z.array(z.string()).readonly(),
  uses: z.array(useSchema),
  sightings: z.array(sightingSchema),
});

export const extractedSchema = z.object({
  type: z.string(),
  value: z.string(),
  offset: z.int(),
  length: z.int(),
  original: z.string(),
  note: z.string().optional(),
});

/** Observables. Sorts: value, type, incidents, first-seen, last-seen. */
export const observablesContract = {
  list: call.input(pageInputSchema).output(pageOf(observableRowSchema)),
  count: call
    .input(z.object({ query: z.string().max(4_096).default("") }))
    .output(z.object({ count: z.int() })),
  get: call.input(z.object({ id: observableIdSchema })).output(observableDetailSchema),
  /** Refangs and normalises first. */
  find: call.input(z.object({ values: z.array(z.string().max(65_536)).min(1).max(10_000) })).output(
    z.object({
      items: z.array(
        z.object({
          asked: z.string(),
          type: z.string().nullable(),
          value: z.string(),
          id: observableIdSchema.nullable(),
          incidents: z.array(
            z.object({ id: incidentIdSchema, number: z.string(), title: z.string() }),
          ),
          reports: z.array(z.object({ id: reportIdSchema, number: z.string(), title: z.string() })),
          sightings: z.int(),
          warninglists: z.array(z.object({ name: z.string(), date: z.string() })),
        }),
      ),
    }),
  ),
  links: call
    .input(
      z.object({
        subject: observableSubjectSchema,
        limit: z.int().min(1).max(5_000).default(1_000),
        offset: z.int().min(0).default(0),
      }),
    )
    .output(z.object({ items: z.array(observableLinkSchema), total: z.int() })),
  /** Adds what is found in a pasted text, or typed values; says what was refused and why. */
  add: call
    .input(
      z.object({
        subject: observableSubjectSchema,
        items: z
          .array(
            z.object({
              type: z.string().max(64),
              value: z.string().max(1_048_576),
              comment: z.string().max(65_536).optional(),
              isForDetection: z.boolean().optional(),
              tlp: tlpSchema.optional(),
            }),
          )
          .min(1)
          .max(10_000),
      }),
    )
    .output(
      z.object({
        actionId: actionIdSchema.nullable(),
        added: z.int(),
        duplicates: z.int(),
        refused: z.array(z.object({ value: z.string(), why: z.string() })),
      }),
    ),
  updateLink: call
    .input(
      z.object({
        linkId: z.uuid(),
        patch: z.object({
          comment: z.string().max(65_536).nullable().optional(),
          isForDetection: z.boolean().optional(),
          tlp: tlpSchema.nullable().optional(),
        }),
      }),
    )
    .output(changedSchema),
  removeLinks: call
    .input(z.object({ linkIds: z.array(z.uuid()).min(1).max(10_000) }))
    .output(changedSchema),
  addSighting: call
    .input(
      z.object({
        observableId: observableIdSchema,
        kind: sightingSchema.shape.kind,
        source: z.string().max(255).nullable().default(null),
      }),
    )
    .output(changedSchema),
  extract: call.input(z.object({ text: z.string().max(16_777_216) })).output(
    z.object({
      items: z.array(extractedSchema),
      rejected: z.array(z.object({ value: z.string(), offset: z.int(), why: z.string() })),
    }),
  ),
};
