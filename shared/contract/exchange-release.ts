import { z } from "zod";
import { PAP_LABELS } from "../domain/markings/pap.ts";
import {
  RELEASE_RULES,
  type ReleaseRuleKind,
} from "../exchange/release/rule/release-rules-table.ts";
import { recordRefSchema } from "../exchange/release/record-ref.ts";
import { fieldValueSchema } from "../model/journal.ts";
import { tlpSchema } from "../model/values.ts";

/** Records of each list that cross at most: a person reads some hundred, the counts tell the rest. */
export const MAX_SHOWN_RECORDS = 1_000;

/** Kinds of records as they travel; a newer version has kinds that this one does not know. */
const kindSchema = z.string().max(64);

const ruleSchema = z.custom<ReleaseRuleKind>(
  (value) => typeof value === "string" && Object.hasOwn(RELEASE_RULES, value),
);

/** What is to go to one peer. Each peer gets a bundle of its own, so that none learns who else has it. */
export const releaseOrderSchema = z.object({
  peerId: z.uuid(),
  /** They go with all their parts; naming them names the peer for them (TLP:AMBER). */
  incidentIds: z.array(z.uuid()).min(1).max(1_000),
  /** Persons at the peer who may see what is TLP:RED, named one by one. */
  persons: z.array(z.string().trim().min(1).max(255)).max(100).default([]),
  /** What the analyst takes out on top of the rules. */
  leftOut: z
    .object({
      records: z.array(recordRefSchema).max(10_000).default([]),
      /** Fields of a kind, as `incident.description`. */
      fields: z.array(z.string().max(128)).max(500).default([]),
    })
    .default({ records: [], fields: [] }),
  /** Repeats what the preview gave for exactly this TLP:RED content: the second confirmation. */
  redToken: z.string().max(128).nullable().default(null),
});
export type ReleaseOrder = z.input<typeof releaseOrderSchema>;

export const withheldReasonSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("rule"), rule: ruleSchema }),
  z.object({ kind: z.literal("container-withheld"), container: recordRefSchema }),
  z.object({ kind: z.literal("container-unknown"), container: recordRefSchema }),
  z.object({ kind: z.literal("container-left-behind"), container: recordRefSchema }),
  z.object({ kind: z.literal("end-withheld"), end: recordRefSchema }),
  z.object({ kind: z.literal("not-ours"), owner: z.string() }),
  z.object({ kind: z.literal("never-had") }),
  z.object({ kind: z.literal("left-out") }),
  z.object({ kind: z.literal("reference-withheld"), target: recordRefSchema }),
  z.object({ kind: z.literal("malformed") }),
  z.object({ kind: z.literal("unknown-kind") }),
  z.object({ kind: z.literal("not-pseudonymisable") }),
]);

export const withheldItemSchema = z.object({
  kind: kindSchema,
  id: z.uuid(),
  title: z.string(),
  /** null: the whole record. */
  field: z.string().nullable(),
  reason: withheldReasonSchema,
});
export type WithheldView = z.infer<typeof withheldItemSchema>;

export const releaseRowSchema = z.object({
  kind: kindSchema,
  id: z.uuid(),
  title: z.string(),
  tlp: tlpSchema,
  pap: z.enum(PAP_LABELS).nullable(),
  /** null: a deletion that is told. */
  rule: ruleSchema.nullable(),
  /** Number of its list in `fieldLists`. */
  fields: z.int().nonnegative(),
  isFirst: z.boolean(),
});
export type ReleaseRow = z.infer<typeof releaseRowSchema>;

export const releaseViewSchema = z.object({
  /** In the order of the bundle; at most `MAX_SHOWN_RECORDS`, and so are those withheld. */
  rows: z.array(releaseRowSchema),
  fieldLists: z.array(z.array(z.string())),
  withheld: z.array(withheldItemSchema),
  /** Fields that never leave, whatever the marking, and in how many records. */
  staying: z.array(z.object({ kind: kindSchema, field: z.string(), count: z.int() })),
  totals: z.object({
    records: z.int(),
    fields: z.int(),
    firsts: z.int(),
    deletions: z.int(),
    blobs: z.int(),
    blobBytes: z.number(),
    withheldRecords: z.int(),
    withheldFields: z.int(),
  }),
  tlpCeiling: tlpSchema.nullable(),
  /** Incidents and reports that are as a whole stricter than their own label says. */
  containers: z.array(
    z.object({
      kind: kindSchema,
      id: z.uuid(),
      title: z.string(),
      tlp: tlpSchema,
      effectiveTlp: tlpSchema,
      stricterPartCount: z.int(),
    }),
  ),
  /** TLP:RED that waits for the second confirmation; it is not among the rows. */
  redToConfirm: z
    .object({
      token: z.string(),
      records: z.array(z.object({ kind: kindSchema, id: z.uuid(), title: z.string() })),
      count: z.int(),
    })
    .nullable(),
  persons: z.array(z.string()),
  /** Texts that go and name something that stays. */
  mentions: z.array(
    z.object({ kind: kindSchema, id: z.uuid(), field: z.string(), written: z.string() }),
  ),
  /** Records that the peer has had and would not get any more. */
  overexposedCount: z.int(),
  /** Of exactly what would leave: writing repeats it. */
  digest: z.string(),
});
export type ReleaseView = z.infer<typeof releaseViewSchema>;

/** One field with all that goes of it. */
export const releaseFieldSchema = z.object({
  field: z.string(),
  value: fieldValueSchema,
  /** Elements whose removal is told. */
  removed: z.array(z.string()),
});
export type ReleaseField = z.infer<typeof releaseFieldSchema>;
