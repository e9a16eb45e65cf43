import { z } from "zod";

/** Record ids are UUIDv7 in text form. Branded, so that two kinds of id cannot be swapped. */
export const incidentIdSchema = z.uuid().brand<"IncidentId">();
export const reportIdSchema = z.uuid().brand<"ReportId">();
export const observableIdSchema = z.uuid().brand<"ObservableId">();
export const evidenceIdSchema = z.uuid().brand<"EvidenceId">();
export const taskIdSchema = z.uuid().brand<"TaskId">();
export const noteIdSchema = z.uuid().brand<"NoteId">();
export const timelineEventIdSchema = z.uuid().brand<"TimelineEventId">();
export const relationIdSchema = z.uuid().brand<"RelationId">();
export const investigationIdSchema = z.uuid().brand<"InvestigationId">();
export const countermeasureIdSchema = z.uuid().brand<"CountermeasureId">();
export const hypothesisIdSchema = z.uuid().brand<"HypothesisId">();
export const weighedItemIdSchema = z.uuid().brand<"WeighedItemId">();
export const clockEntryIdSchema = z.uuid().brand<"ClockEntryId">();
export const constituentIdSchema = z.uuid().brand<"ConstituentId">();
export const notificationIdSchema = z.uuid().brand<"NotificationId">();
export const notificationActIdSchema = z.uuid().brand<"NotificationActId">();
export const ownGuideIdSchema = z.uuid().brand<"OwnGuideId">();
export const victimKitIdSchema = z.uuid().brand<"VictimKitId">();
export const laneIdSchema = z.uuid().brand<"LaneId">();
export const importRunIdSchema = z.uuid().brand<"ImportRunId">();
export const mappingIdSchema = z.uuid().brand<"MappingId">();
export const vaultIdSchema = z.uuid().brand<"VaultId">();
export const organisationIdSchema = z.uuid().brand<"OrganisationId">();
export const replicaIdSchema = z.uuid().brand<"ReplicaId">();
/** Number of the first journal entry of one user action. */
export const actionIdSchema = z.int().positive().brand<"ActionId">();

export type IncidentId = z.infer<typeof incidentIdSchema>;
export type ReportId = z.infer<typeof reportIdSchema>;
export type ObservableId = z.infer<typeof observableIdSchema>;
export type EvidenceId = z.infer<typeof evidenceIdSchema>;
export type TaskId = z.infer<typeof taskIdSchema>;
export type NoteId = z.infer<typeof noteIdSchema>;
export type TimelineEventId = z.infer<typeof timelineEventIdSchema>;
export type RelationId = z.infer<typeof relationIdSchema>;
export type InvestigationId = z.infer<typeof investigationIdSchema>;
export type CountermeasureId = z.infer<typeof countermeasureIdSchema>;
export type HypothesisId = z.infer<typeof hypothesisIdSchema>;
export type WeighedItemId = z.infer<typeof weighedItemIdSchema>;
export type ClockEntryId = z.infer<typeof clockEntryIdSchema>;
export type ConstituentId = z.infer<typeof constituentIdSchema>;
export type NotificationId = z.infer<typeof notificationIdSchema>;
export type NotificationActId = z.infer<typeof notificationActIdSchema>;
export type OwnGuideId = z.infer<typeof ownGuideIdSchema>;
export type VictimKitId = z.infer<typeof victimKitIdSchema>;
export type LaneId = z.infer<typeof laneIdSchema>;
export type ImportRunId = z.infer<typeof importRunIdSchema>;
export type MappingId = z.infer<typeof mappingIdSchema>;
export type VaultId = z.infer<typeof vaultIdSchema>;
export type OrganisationId = z.infer<typeof organisationIdSchema>;
export type ReplicaId = z.infer<typeof replicaIdSchema>;
export type ActionId = z.infer<typeof actionIdSchema>;

/** The kinds of record, as they stand in the journal, in search hits and in relations. */
export const recordKindSchema = z.enum([
  "incident",
  "report",
  "observable",
  "observable-link",
  "sighting",
  "evidence",
  "task",
  "note",
  "timeline-event",
  "relation",
  "investigation",
  "countermeasure",
  "hypothesis",
  "weighed-item",
  "clock-entry",
  "constituent",
  "circle",
  "notification",
  "notification-act",
  "opt-out",
  "guide",
  "lane",
  "mapping",
  "setting",
  "identity",
  "device",
  "peer",
  "revocation",
]);
export type RecordKind = z.infer<typeof recordKindSchema>;
