import { z } from "zod";
import { handOverSchema } from "../domain/custody/hand-over.ts";
import {
  COUNTERMEASURE_STATUSES,
  INVESTIGATION_STATUSES,
  TASK_STATUSES,
} from "../domain/status/statuses.ts";
import { CLOCK_ENTRY_TYPES } from "../domain/clocks/clock-entry.ts";
import {
  clockEntryIdSchema,
  countermeasureIdSchema,
  evidenceIdSchema,
  incidentIdSchema,
  investigationIdSchema,
  noteIdSchema,
  recordKindSchema,
  relationIdSchema,
  reportIdSchema,
  taskIdSchema,
  timelineEventIdSchema,
} from "./ids.ts";
import {
  analystSchema,
  instantSchema,
  longTextSchema,
  recordBaseSchema,
  statedTimeSchema,
  tagSchema,
  titleSchema,
  tlpSchema,
} from "./values.ts";

const partOfIncident = { ...recordBaseSchema.shape, incidentId: incidentIdSchema };

export const taskStatusSchema = z.enum(TASK_STATUSES);
export const taskPhaseSchema = z.enum([
  "identify",
  "contain",
  "eradicate",
  "recover",
  "notify",
  "learn",
]);
export const taskSchema = z.object({
  ...partOfIncident,
  id: taskIdSchema,
  title: z.string(),
  detail: z.string(),
  phase: taskPhaseSchema,
  status: taskStatusSchema,
  owner: analystSchema.nullable(),
  dueAt: instantSchema.nullable(),
  /** Order inside the incident. */
  position: z.int(),
  /** Template and version it came from, such as `phishing@2`; an incident keeps the version it started with. */
  playbook: z.string().nullable(),
  /** Decision that leads to it, from the playbook. */
  condition: z.string().nullable(),
});
export type Task = z.infer<typeof taskSchema>;

export const noteSchema = z.object({
  ...partOfIncident,
  id: noteIdSchema,
  author: analystSchema,
  /** Markdown, raw HTML off. */
  text: z.string(),
});
export type Note = z.infer<typeof noteSchema>;

export const timelineEventSchema = z.object({
  ...partOfIncident,
  id: timelineEventIdSchema,
  at: statedTimeSchema,
  /** How far the source's clock is off, in seconds, subtracted for sorting. */
  clockSkewSeconds: z.int(),
  title: z.string(),
  detail: z.string(),
  source: z.string().nullable(),
  tags: z.array(tagSchema).readonly(),
});
export type TimelineEvent = z.infer<typeof timelineEventSchema>;

export const relationSchema = z.object({
  id: relationIdSchema,
  fromKind: recordKindSchema,
  fromId: z.uuid(),
  toKind: recordKindSchema,
  toId: z.uuid(),
  /** STIX 2.1 relationship type, or `merged-into`, `split-from`, `duplicate-of`. */
  type: z.string(),
  comment: z.string(),
  createdAt: instantSchema,
  /** Shown for the other end. */
  toTitle: z.string(),
  fromTitle: z.string(),
});
export type Relation = z.infer<typeof relationSchema>;

/** A question to others: RTIR's investigation. */
export const investigationStatusSchema = z.enum(INVESTIGATION_STATUSES);
export const investigationSchema = z.object({
  ...partOfIncident,
  id: investigationIdSchema,
  askedOf: z.string(),
  question: z.string(),
  answer: z.string(),
  status: investigationStatusSchema,
  dueAt: instantSchema.nullable(),
});
export type Investigation = z.infer<typeof investigationSchema>;

export const countermeasureKindSchema = z.enum(["block", "take-down", "clean-up", "other"]);
export const countermeasureStatusSchema = z.enum(COUNTERMEASURE_STATUSES);
export const countermeasureSchema = z.object({
  ...partOfIncident,
  id: countermeasureIdSchema,
  kind: countermeasureKindSchema,
  target: z.string(),
  detail: z.string(),
  requestedOf: z.string(),
  status: countermeasureStatusSchema,
});
export type Countermeasure = z.infer<typeof countermeasureSchema>;

export const clockEntryTypeSchema = z.enum(CLOCK_ENTRY_TYPES);
/** What was put down about a legal or service clock: see `shared/domain/clocks/clock-entry.ts`. */
export const clockEntrySchema = z.object({
  ...partOfIncident,
  id: clockEntryIdSchema,
  type: clockEntryTypeSchema,
  instrument: z.string(),
  target: z.string(),
  at: statedTimeSchema,
  detail: z.string(),
  author: z.string(),
});
export type ClockEntryRecord = z.infer<typeof clockEntrySchema>;

export const custodyEntrySchema = z.object({
  at: instantSchema,
  actor: z.string(),
  /** `received`, `verified`, `exported`, `exported-sealed`, `handed-over`, `taken-over`, `countersigned`, `found-damaged`. */
  act: z.string(),
  detail: z.string(),
  sha256: z.string(),
  /** What giver and taker signed. */
  handOver: handOverSchema.optional(),
});

export const evidenceSchema = z.object({
  ...recordBaseSchema.shape,
  id: evidenceIdSchema,
  incidentId: incidentIdSchema.nullable(),
  reportId: reportIdSchema.nullable(),
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.int(),
  sha256: z.string(),
  description: z.string(),
  /** null: never verified since it came in. */
  verifiedAt: instantSchema.nullable(),
  isDamaged: z.boolean(),
  custody: z.array(custodyEntrySchema).readonly(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

export const taskDraftSchema = z.object({
  title: titleSchema,
  detail: longTextSchema.default(""),
  phase: taskPhaseSchema.default("identify"),
  owner: analystSchema.nullable().default(null),
  dueAt: instantSchema.nullable().default(null),
});
export const noteDraftSchema = z.object({ text: longTextSchema.min(1), tlp: tlpSchema.optional() });
export const timelineEventDraftSchema = z.object({
  at: statedTimeSchema,
  title: titleSchema,
  detail: longTextSchema.default(""),
  source: z.string().trim().max(1_024).nullable().default(null),
  clockSkewSeconds: z.int().min(-31_536_000).max(31_536_000).default(0),
  tags: z.array(tagSchema).max(100).default([]),
});
export const clockEntryDraftSchema = z.object({
  type: clockEntryTypeSchema,
  instrument: z.string().max(64).default(""),
  target: z.string().max(64).default(""),
  /** Left out: now. */
  at: statedTimeSchema.optional(),
  detail: longTextSchema.default(""),
});
export const investigationDraftSchema = z.object({
  askedOf: titleSchema,
  question: longTextSchema.min(1),
  dueAt: instantSchema.nullable().default(null),
});
export const countermeasureDraftSchema = z.object({
  kind: countermeasureKindSchema,
  target: titleSchema,
  detail: longTextSchema.default(""),
  requestedOf: z.string().trim().max(1_024).default(""),
});
export const relationDraftSchema = z.object({
  fromKind: recordKindSchema,
  fromId: z.uuid(),
  toKind: recordKindSchema,
  toId: z.uuid(),
  type: z.string().trim().min(1).max(255),
  comment: z.string().max(65_536).default(""),
});
