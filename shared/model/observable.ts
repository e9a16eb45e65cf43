import { z } from "zod";
import { incidentIdSchema, observableIdSchema, reportIdSchema } from "./ids.ts";
import { instantSchema, tlpSchema } from "./values.ts";

/** A value of a MISP attribute type, once per vault: unique by (type, canonical value). */
export const observableRowSchema = z.object({
  id: observableIdSchema,
  type: z.string(),
  value: z.string(),
  /** Incidents that carry it. */
  incidentCount: z.int(),
  sightingCount: z.int(),
  firstSeenAt: instantSchema,
  lastSeenAt: instantSchema,
  warninglists: z.array(z.object({ name: z.string(), date: z.string() })).readonly(),
});
export type ObservableRow = z.infer<typeof observableRowSchema>;

/** The use of an observable in one incident or report (in MISP terms: the attribute). */
export const observableLinkSchema = z.object({
  linkId: z.uuid(),
  observableId: observableIdSchema,
  type: z.string(),
  value: z.string(),
  category: z.string().nullable(),
  isForDetection: z.boolean(),
  comment: z.string().nullable(),
  tlp: tlpSchema.nullable(),
  tags: z.array(z.string()).readonly(),
  /** Name of the MISP object that groups it, and its role there. */
  objectName: z.string().nullable(),
  objectRelation: z.string().nullable(),
  addedAt: instantSchema,
  incidentCount: z.int(),
  warninglists: z.array(z.object({ name: z.string(), date: z.string() })).readonly(),
});
export type ObservableLink = z.infer<typeof observableLinkSchema>;

export const sightingSchema = z.object({
  id: z.uuid(),
  observableId: observableIdSchema,
  kind: z.enum(["seen", "false-positive", "expired"]),
  at: instantSchema,
  source: z.string().nullable(),
});

/** Why another incident is thought to be connected: which value, how, and how rare the value is. */
export const correlationSchema = z.object({
  incidentId: incidentIdSchema,
  incidentNumber: z.string(),
  incidentTitle: z.string(),
  tlp: tlpSchema.nullable(),
  status: z.string(),
  /** 0 to 1: sum of the links' rarity weights, bounded. */
  strength: z.number(),
  links: z
    .array(
      z.object({
        observableId: observableIdSchema,
        type: z.string(),
        value: z.string(),
        otherType: z.string(),
        otherValue: z.string(),
        /** Such as `same-value`, `same-part`, `same-host`. */
        reason: z.string(),
        /** Likeness 1 to 100 where the values are near and not the same (`similar-file`: by ssdeep); null else. */
        score: z.int().min(1).max(100).nullable(),
        /** `unique`, `rare`, `common` or `noise`. */
        rarity: z.string(),
        incidentCount: z.int(),
      }),
    )
    .readonly(),
});
export type Correlation = z.infer<typeof correlationSchema>;

export const observableSubjectSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("incident"), id: incidentIdSchema }),
  z.object({ kind: z.literal("report"), id: reportIdSchema }),
]);
export type ObservableSubject = z.infer<typeof observableSubjectSchema>;
