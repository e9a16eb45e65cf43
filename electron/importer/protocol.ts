import { z } from "zod";
import { FORMAT_IDS } from "../../shared/formats/format.ts";
import {
  importNoticeSchema,
  parsedReportSchema,
  placeSchema,
} from "../../shared/formats/parsed.ts";
import { columnMappingSchema } from "../../shared/formats/table/column-mapping.ts";

/**
 * Messages between the core and the parser process. One source is read at a time; `item` numbers the sources so
 * that a late message of an earlier one is told apart. The child asks for every chunk (`progress`) and is at most two
 * reports ahead of the core (`taken`), so neither side piles up bytes.
 */
const item = z.int().positive();

export const coreMessageSchema = z.discriminatedUnion("kind", [
  /** A new source. `format` and `mapping` only when the user named them. */
  z.object({
    kind: z.literal("start"),
    item,
    sourceName: z.string().max(4_096),
    format: z.enum(FORMAT_IDS).nullable(),
    mapping: columnMappingSchema.nullable(),
  }),
  z.object({
    kind: z.literal("chunk"),
    item,
    bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  }),
  z.object({ kind: z.literal("end"), item }),
  /** The core has the last report: the next one may come. */
  z.object({ kind: z.literal("taken"), item }),
  z.object({ kind: z.literal("cancel"), item }),
]);
export type CoreMessage = z.infer<typeof coreMessageSchema>;

const failureSchema = z.object({
  kind: z.enum([
    "empty",
    "binary",
    "unsupported",
    "encoding",
    "malformed",
    "limit",
    "not-this-format",
  ]),
  message: z.string().max(4_096),
  place: placeSchema.exactOptional(),
  found: z.string().max(1_024).exactOptional(),
  expected: z.string().max(1_024).exactOptional(),
  limit: z.string().max(64).exactOptional(),
});

const summarySchema = z.object({
  format: z.enum(FORMAT_IDS),
  reportCount: z.int().nonnegative(),
  foundItems: z.int().nonnegative(),
  skippedItems: z.int().nonnegative(),
  notices: z.array(importNoticeSchema).max(1_000),
  manifest: z
    .array(
      z.object({
        uuid: z.uuid(),
        info: z.string().max(1_048_576),
        timestamp: z.string().max(1_048_576).nullable(),
        sha256: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .nullable(),
      }),
    )
    .max(100_000)
    .exactOptional(),
});

export const parserMessageSchema = z.discriminatedUnion("kind", [
  /** The process is up. */
  z.object({ kind: z.literal("ready") }),
  z.object({
    kind: z.literal("detected"),
    item,
    format: z.enum(FORMAT_IDS),
    score: z.number().min(0).max(100),
    reason: z.string().max(1_024),
  }),
  /** Everything so far has been read: the next chunk, please. */
  z.object({
    kind: z.literal("progress"),
    item,
    bytesRead: z.number().nonnegative(),
    residentBytes: z.number().nonnegative(),
  }),
  z.object({ kind: z.literal("report"), item, report: parsedReportSchema }),
  z.object({ kind: z.literal("refused"), item, failure: failureSchema }),
  z.object({ kind: z.literal("done"), item, summary: summarySchema }),
  z.object({ kind: z.literal("cancelled"), item }),
]);
export type ParserMessage = z.infer<typeof parserMessageSchema>;
