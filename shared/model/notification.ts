import { z } from "zod";
import { RSIT_CLASSES } from "../domain/rsit/rsit.ts";
import {
  constituentIdSchema,
  incidentIdSchema,
  notificationActIdSchema,
  notificationIdSchema,
  reportIdSchema,
} from "./ids.ts";
import { instantSchema, papSchema, tlpSchema } from "./values.ts";

export const NOTIFICATION_LANGUAGES = ["en", "de", "fr"] as const;
export const notificationLanguageSchema = z.enum(NOTIFICATION_LANGUAGES);
export type NotificationLanguage = z.infer<typeof notificationLanguageSchema>;

/** Where a victim stands. Nothing has left the desk while it is `drafted` or `queued`. */
export const NOTIFICATION_STATES = [
  "drafted",
  "queued",
  "exported",
  "told",
  "answered",
  "not-fixed",
  "fixed",
  "opted-out",
] as const;
export const notificationStateSchema = z.enum(NOTIFICATION_STATES);
export type NotificationState = z.infer<typeof notificationStateSchema>;

/** How a victim was reached, or reached us. */
export const CHANNELS = ["mail", "phone", "paper", "other"] as const;
export const channelSchema = z.enum(CHANNELS);
export type Channel = z.infer<typeof channelSchema>;

/** What is told about: an incident, or a report that is none yet. */
export const notificationSubjectSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("incident"), id: incidentIdSchema }),
  z.object({ kind: z.literal("report"), id: reportIdSchema }),
]);
export type NotificationSubject = z.infer<typeof notificationSubjectSchema>;

/** One line of what a constituent is told: an observable of its own, with the line of the feed that it came in, if any. */
export const notificationRowSchema = z.object({
  value: z.string(),
  type: z.string(),
  /** Port of the feed's line: the same address with another open port is another matter. */
  port: z.string(),
  /** Network, domain or AS number of the register by which it is the constituent's. */
  entry: z.string(),
  firstSeen: z.string(),
  lastSeen: z.string(),
  comment: z.string(),
  /** All cells of the feed's line, `name=value`. */
  details: z.string(),
  /** Number of the incident or report that says so. */
  source: z.string(),
  tlp: tlpSchema,
  pap: papSchema,
});
export type NotificationRow = z.infer<typeof notificationRowSchema>;

/** Whom a message goes to; null where the constituent has nobody who can be written to. */
export const recipientSchema = z.object({ role: z.string(), name: z.string(), mail: z.string() });
export type Recipient = z.infer<typeof recipientSchema>;

/** A message to one constituent with just its own rows. */
export const notificationSchema = z.object({
  id: notificationIdSchema,
  subjectKind: z.enum(["incident", "report"]),
  subjectId: z.uuid(),
  subjectNumber: z.string(),
  constituentId: constituentIdSchema,
  /** As they were when it was drafted: the record has to hold when the register changes. */
  constituentName: z.string(),
  country: z.string().nullable(),
  sector: z.string().nullable(),
  recipient: recipientSchema.nullable(),
  language: notificationLanguageSchema,
  template: z.string(),
  rsitClass: z.enum(RSIT_CLASSES).nullable(),
  tlp: tlpSchema,
  pap: papSchema,
  /** Stands in the subject and the Message-ID, so that answers find back. */
  token: z.string(),
  subject: z.string(),
  body: z.string(),
  rows: z.array(notificationRowSchema).readonly(),
  state: notificationStateSchema,
  /** Not to be exported before, because the constituent was told something shortly before; null: at once. */
  notBefore: instantSchema.nullable(),
  /** When to ask whether it was fixed. */
  recheckOn: z.iso.date().nullable(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  revision: z.int().nonnegative(),
});
export type Notification = z.infer<typeof notificationSchema>;

/** The kinds of act; of the first two the record stands whatever happens. */
export const NOTIFICATION_ACTS = [
  "exported",
  "told",
  "queued",
  "answered",
  "not-fixed",
  "fixed",
  "opted-out",
] as const;
export const notificationActTypeSchema = z.enum(NOTIFICATION_ACTS);
export type NotificationActType = z.infer<typeof notificationActTypeSchema>;

/** What was told to whom when, or what came back. */
export const notificationActSchema = z.object({
  id: notificationActIdSchema,
  notificationId: notificationIdSchema,
  type: notificationActTypeSchema,
  at: instantSchema,
  channel: channelSchema,
  /** Address or name; empty for what came back without one. */
  recipient: z.string(),
  detail: z.string(),
  /** SHA-256 of the message as it was written; empty where there was no file. */
  digest: z.string(),
  rowCount: z.int().nonnegative(),
  author: z.string(),
});
export type NotificationAct = z.infer<typeof notificationActSchema>;

/** An address that wants no more messages. */
export const optOutSchema = z.object({
  id: z.uuid(),
  /** Lower case. */
  address: z.string(),
  reason: z.string(),
  author: z.string(),
  createdAt: instantSchema,
});
export type OptOut = z.infer<typeof optOutSchema>;

/** A text of the organisation's own in place of a built-in one. */
export const ownTemplateSchema = z.object({
  name: z.string().trim().min(1).max(64),
  language: notificationLanguageSchema,
  /** null: for every class that has no template of its own. */
  rsitClass: z.enum(RSIT_CLASSES).nullable(),
  subject: z.string().trim().min(1).max(1_024),
  body: z.string().trim().min(1).max(65_536),
});
export type OwnTemplate = z.infer<typeof ownTemplateSchema>;

const settingsFields = {
  /** Without an address nothing can be written as mail. */
  senderMail: z.union([z.literal(""), z.email().max(254)]),
  senderPhone: z.string().trim().max(64),
  /** A constituent is told at most once in so many hours; 0: without a limit. */
  hoursBetween: z.int().min(0).max(8_760),
  /** Days after which to ask whether it was fixed; 0: not. */
  recheckDays: z.int().min(0).max(365),
  templates: z.array(ownTemplateSchema).max(500),
};

/** How the organisation tells its constituents. */
export const notificationSettingsSchema = z.object(settingsFields);
export type NotificationSettings = z.infer<typeof notificationSettingsSchema>;

/** What is set anew; the rest stays. */
export const notificationSettingsPatchSchema = notificationSettingsSchema.partial();

/** What holds until somebody says otherwise. */
export const DEFAULT_NOTIFICATION_SETTINGS: NotificationSettings = {
  senderMail: "",
  senderPhone: "",
  hoursBetween: 24,
  recheckDays: 14,
  templates: [],
};
