import { z } from "zod";

/** The versions of CSAF that are read and tested. */
export const csafVersionSchema = z.enum(["2.0", "2.1"]);
export type CsafVersion = z.infer<typeof csafVersionSchema>;

/** What one test has to say about one place. */
export const csafFindingSchema = z.object({
  /** As numbered in CSAF §6, such as `6.1.27.1`; `schema` for the JSON schema. */
  test: z.string(),
  /** JSON pointer (RFC 6901); empty for the document as a whole. */
  instancePath: z.string(),
  /** In English. The catalogue has a sentence of its own for most tests. */
  message: z.string(),
});
export type CsafFinding = z.infer<typeof csafFindingSchema>;

/** Why the verdict says nothing about a test. */
export const csafUntestedSchema = z.object({
  test: z.string(),
  why: z.enum(["needs-network", "needs-dictionary", "not-built", "broke"]),
});
export type CsafUntested = z.infer<typeof csafUntestedSchema>;

/** Verdict on one document. Errors come from the schema and the mandatory tests (§6.1), warnings from §6.2, infos from §6.3. */
export const csafVerdictSchema = z.object({
  /** null: the document is none of ours, and nothing was tested. */
  version: csafVersionSchema.nullable(),
  valid: z.boolean(),
  errors: z.array(csafFindingSchema),
  warnings: z.array(csafFindingSchema),
  infos: z.array(csafFindingSchema),
  untested: z.array(csafUntestedSchema),
  /** Why the file was not even read as a CSAF document, with its place. */
  refused: z
    .object({
      kind: z.string(),
      message: z.string(),
      line: z.int().nullable(),
      column: z.int().nullable(),
    })
    .nullable(),
});
export type CsafVerdict = z.infer<typeof csafVerdictSchema>;
