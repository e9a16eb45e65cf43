import { z } from "zod";
import { actionIdSchema, recordKindSchema } from "./ids.ts";
import { instantSchema } from "./values.ts";

/** What a field can hold. */
export type FieldValue =
  | null
  | boolean
  | number
  | string
  | readonly FieldValue[]
  | { readonly [name: string]: FieldValue };

export const fieldValueSchema: z.ZodType<FieldValue, FieldValue> = z.lazy(() =>
  z.union([
    z.null(),
    z.boolean(),
    z.number(),
    z.string(),
    z.array(fieldValueSchema).readonly(),
    z.record(z.string(), fieldValueSchema),
  ]),
);

/** A field before and after, as JSON values; `old` is absent on creation, `new` on deletion. */
export const fieldChangeSchema = z.object({
  recordKind: recordKindSchema,
  recordId: z.string(),
  field: z.string(),
  old: fieldValueSchema.optional(),
  new: fieldValueSchema.optional(),
});

/** One entry of the append-only, hash-chained journal: what one action did to one subject. */
export const journalEntrySchema = z.object({
  sequence: z.int().positive(),
  /** All entries of one user action share it; undo takes the whole action back. */
  actionId: actionIdSchema,
  at: instantSchema,
  actor: z.string(),
  /** What was done, kebab-case: `incident-updated`, `report-accepted`, `import`, `undo`. */
  verb: z.string(),
  subjectKind: recordKindSchema,
  subjectId: z.string(),
  subjectTitle: z.string(),
  /** Reason or circumstances that were stated with the action; null when none were. */
  cause: z.string().nullable(),
  /** Fields changed; long lists are cut and `changeCount` tells how many there are. */
  changes: z.array(fieldChangeSchema).readonly(),
  changeCount: z.int(),
  /** Action that took this one back, if any. */
  undoneBy: actionIdSchema.nullable(),
  canUndo: z.boolean(),
  hash: z.string(),
});
export type JournalEntry = z.infer<typeof journalEntrySchema>;
