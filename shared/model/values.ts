import { z } from "zod";
import { PAP_LABELS } from "../domain/markings/pap.ts";
import { TLP_LABELS } from "../domain/markings/tlp.ts";
import { SEVERITIES } from "../domain/severity/severity.ts";

/** UTC with milliseconds: `2026-11-24T08:15:30.000Z`. */
export const instantSchema = z.iso.datetime({ precision: 3 });
export type Instant = z.infer<typeof instantSchema>;

/** TLP 2.0 as spelled by FIRST (facts 2). */
export const tlpSchema = z.enum(TLP_LABELS);
export type Tlp = z.infer<typeof tlpSchema>;

/** Permissible Actions Protocol (facts 2). */
export const papSchema = z.enum(PAP_LABELS);
export type Pap = z.infer<typeof papSchema>;

export const severitySchema = z.enum(SEVERITIES);
export type Severity = z.infer<typeof severitySchema>;

/** Machine form of a Reference Security Incident Taxonomy entry: `rsit:<class>="<type>"` or `rsit:<class>` alone. */
export const classificationSchema = z
  .string()
  .max(128)
  .regex(/^rsit:[a-z-]+(="[a-z0-9-]+")?$/);

export const tagSchema = z.string().trim().min(1).max(512);
export const titleSchema = z.string().trim().min(1).max(1_024);
export const longTextSchema = z.string().max(1_048_576);
export const reasonSchema = z.string().trim().min(1).max(4_096);
/** Name of an analyst; owners and journal entries carry it. */
export const analystSchema = z.string().trim().min(1).max(128);

/** A point in time as far as it is known (features row 14): `instant` is the start of what `precision` covers. */
export const statedTimeSchema = z.object({
  instant: instantSchema,
  precision: z.enum(["exact", "minute", "hour", "day", "month", "about"]),
  /** For `about`: how far it may be off, in minutes either way. */
  marginMinutes: z.int().positive().max(1_000_000).optional(),
  /** IANA name of the zone in which the source stated it. */
  zone: z.string().max(64),
});
export type StatedTime = z.infer<typeof statedTimeSchema>;

/** What every record carries: who owns it, how it is marked, when and by which action it last changed. */
export const recordBaseSchema = z.object({
  ownerOrganisationId: z.uuid(),
  /** null: not marked yet; the analyst is asked and nothing may leave before (never assumed CLEAR). */
  tlp: tlpSchema.nullable(),
  pap: papSchema.nullable(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  /** Journal number of the last change: an update that states an older one is refused as stale. */
  revision: z.int().nonnegative(),
});
