import { z } from "zod";
import { papSchema, tlpSchema } from "../model/values.ts";

const blockSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("paragraph"), text: z.string() }),
  z.object({
    kind: z.literal("facts"),
    rows: z.array(z.tuple([z.string(), z.string()]).readonly()).readonly(),
  }),
  z.object({
    kind: z.literal("table"),
    caption: z.string(),
    columns: z.array(z.string()).readonly(),
    rows: z.array(z.array(z.string()).readonly()).readonly(),
  }),
  z.object({ kind: z.literal("list"), items: z.array(z.string()).readonly() }),
  z.object({
    kind: z.literal("steps"),
    items: z.array(z.object({ lead: z.string(), detail: z.string() })).readonly(),
  }),
  z.object({ kind: z.literal("verbatim"), text: z.string() }),
  z.object({ kind: z.literal("signatures"), labels: z.array(z.string()).readonly() }),
]);

/** A document as the window shows it before it is written; see `shared/domain/documents/document.ts`. */
export const printDocumentSchema = z.object({
  language: z.string(),
  title: z.string(),
  kind: z.string(),
  reference: z.string(),
  marking: z.object({
    tlp: tlpSchema,
    pap: papSchema.nullable(),
    audience: z.string(),
    exercise: z.string().nullable(),
  }),
  imprint: z.array(z.string()).readonly(),
  sections: z
    .array(z.object({ id: z.string(), title: z.string(), blocks: z.array(blockSchema).readonly() }))
    .readonly(),
});
