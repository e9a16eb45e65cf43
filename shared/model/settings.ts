import { z } from "zod";
import { scoreWeightsSchema } from "../domain/triage-score/score-weights.ts";
import { laneIdSchema } from "./ids.ts";
import { analystSchema, papSchema, tlpSchema } from "./values.ts";

/** Own wording of a document, by name; see `shared/domain/templates` for the language. */
export const documentTemplateSchema = z.object({
  name: z.string().trim().min(1).max(128),
  text: z.string().min(1).max(40_000),
});
export type DocumentTemplate = z.infer<typeof documentTemplateSchema>;

/** Kept in the vault, because they say something about the cases. */
export const vaultSettingsSchema = z.object({
  organisationName: z.string().trim().min(1).max(255),
  /** ISO 3166-1 alpha-2. */
  countryCode: z.string().regex(/^[A-Z]{2}$/),
  /** Start of incident numbers, such as `CERT-XX`. */
  numberPrefix: z.string().regex(/^[A-Z0-9-]{1,24}$/),
  /** Who works here now; entries in the journal carry this name. */
  analyst: analystSchema,
  analysts: z.array(analystSchema).max(500),
  defaultTlp: tlpSchema,
  defaultPap: papSchema,
  /** Minutes without a key or a click until the vault locks itself; 0 is never. */
  lockAfterMinutes: z.int().min(0).max(1_440),
  clipboardClearSeconds: z.int().min(0).max(3_600),
  /** Points of the triage score by reason; data, so that an organisation can weigh differently. */
  scoreWeights: scoreWeightsSchema.nullable(),
  /** Templates of case reports. */
  documentTemplates: z.array(documentTemplateSchema).max(50),
});
export type VaultSettings = z.infer<typeof vaultSettingsSchema>;

/** Kept outside the vault: says nothing about any case. */
export const deskSettingsSchema = z.object({
  language: z.enum(["en", "de", "fr"]),
  theme: z.enum(["system", "light", "dark"]),
  density: z.enum(["normal", "compact"]),
});
export type DeskSettings = z.infer<typeof deskSettingsSchema>;

/** A saved query shown as a tab over the triage list. */
export const laneSchema = z.object({
  id: laneIdSchema,
  name: z.string().trim().min(1).max(128),
  entity: z.enum(["incident", "report", "observable"]),
  query: z.string().max(4_096),
  sort: z.string().max(64),
  position: z.int(),
});
export type Lane = z.infer<typeof laneSchema>;
