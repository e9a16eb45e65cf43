import { z } from "zod";
import { purposeSchema } from "../exchange/bundle/manifest.ts";
import { trustLevelSchema } from "../model/peer.ts";
import { fieldValueSchema } from "../model/journal.ts";
import { instantSchema, tlpSchema } from "../model/values.ts";
import { vaultKindSchema } from "../vault/header.ts";

const kindSchema = z.string().max(64);

/** An incident or report, as it is called here now. */
export const subjectSchema = z.object({
  kind: z.enum(["incident", "report"]),
  id: z.uuid(),
  title: z.string(),
});

/** Where a bundle stands among those of its sender. */
export const streamPlaceSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("next") }),
  z.object({ kind: z.literal("repeated") }),
  z.object({ kind: z.literal("gap"), missingFrom: z.int(), missingTo: z.int() }),
  z.object({ kind: z.literal("late") }),
  z.object({ kind: z.literal("fork"), sequence: z.int() }),
]);

/** `left-out`: somebody left it out; it is still offered. */
export const ARRIVAL_OUTCOMES = [
  "new",
  "changed",
  "proposed",
  "unchanged",
  "left-out",
  "refused",
] as const;
export const arrivalOutcomeSchema = z.enum(ARRIVAL_OUTCOMES);
export type ArrivalOutcome = z.infer<typeof arrivalOutcomeSchema>;

/** One field as it stands here, and as it came. */
export const arrivedFieldSchema = z.object({
  field: z.string(),
  ours: fieldValueSchema,
  theirs: fieldValueSchema,
});
export type ArrivedField = z.infer<typeof arrivedFieldSchema>;

/** What comes, or came, of one record of a bundle. */
export const arrivedRecordSchema = z.object({
  kind: kindSchema,
  id: z.uuid(),
  title: z.string(),
  outcome: arrivalOutcomeSchema,
  fields: z.array(arrivedFieldSchema),
  /** Texts that will stand side by side, and the like: names of the fields. */
  conflicts: z.array(z.string()),
  /** The sender would have it less strict than it is here. */
  loweredTlp: z.object({ from: tlpSchema, to: tlpSchema }).nullable(),
  /** Why nothing of it is taken. */
  refusal: z.string().nullable(),
});
export type ArrivedRecord = z.infer<typeof arrivedRecordSchema>;

/** A verified bundle and what comes of it. */
export const arrivalSchema = z.object({
  bundleId: z.uuid(),
  sender: z.object({
    organisationId: z.uuid(),
    deviceId: z.uuid(),
    name: z.string(),
    trust: trustLevelSchema,
  }),
  createdAt: instantSchema,
  vaultKind: vaultKindSchema,
  purpose: purposeSchema,
  sequence: z.int(),
  place: streamPlaceSchema,
  /** Number of a bundle of ours that the sender has and this vault does not know: it was set back. */
  rolledBackAt: z.int().nullable(),
  /** Since when this very bundle is rolled back here: it is taken in only when that is asked for; null as it should be. */
  takenOutAt: instantSchema.nullable(),
  tlpCeiling: tlpSchema,
  /** Whether the sender is trusted enough for it to be taken in. */
  mayApply: z.boolean(),
  /** What needs a look first, then in the order of the bundle; at most `MAX_SHOWN_RECORDS`. */
  records: z.array(arrivedRecordSchema),
  counts: z.record(arrivalOutcomeSchema, z.int()),
  conflictCount: z.int(),
  loweredCount: z.int(),
  /** Whether what was left out is kept in quarantine; null when nothing was, or when it was only looked at. */
  isOffered: z.boolean().nullable(),
  /** Incidents and reports that changed; null when it was only looked at. */
  appliedCount: z.int().nullable(),
});
export type Arrival = z.infer<typeof arrivalSchema>;

/** What a peer would have otherwise in a record of ours. */
export const openProposalSchema = z.object({
  id: z.string(),
  organisationId: z.uuid(),
  bundleId: z.uuid(),
  at: instantSchema,
  subject: subjectSchema,
  record: z.object({ kind: kindSchema, id: z.uuid(), title: z.string() }),
  /** `life`: the record is deleted, or back. */
  kind: z.enum(["life", "register", "element", "text"]),
  field: z.string(),
  ours: fieldValueSchema,
  theirs: fieldValueSchema,
  /** Of a long text: what stood here before the last change of ours, where the journal tells. */
  base: z.string().nullable(),
});
export type ProposalView = z.infer<typeof openProposalSchema>;

/** A long text that two sides changed without knowing of each other. */
export const openConflictSchema = z.object({
  id: z.string(),
  subject: subjectSchema,
  record: z.object({ kind: kindSchema, id: z.uuid(), title: z.string() }),
  field: z.string(),
  /** Newest first. */
  texts: z.array(z.object({ value: z.string(), at: instantSchema, isOurs: z.boolean() })),
  base: z.string().nullable(),
});
export type ConflictView = z.infer<typeof openConflictSchema>;
