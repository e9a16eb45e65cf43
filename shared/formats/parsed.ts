import { severitySchema } from "../model/values.ts";
import { z } from "zod";

/**
 * What a parser of a foreign format gives: plain records that the core checks against these schemas
 * before it stores anything, because the parser process reads hostile bytes and is not trusted.
 * Nothing here is HTML; display decides escaping (threats D5.4).
 */

/** Where in the source something was found: a JSON pointer, a line and column, a byte offset, a part or row number. */
export const placeSchema = z.object({
  pointer: z.string().optional(),
  line: z.int().positive().optional(),
  column: z.int().positive().optional(),
  byteOffset: z.int().nonnegative().optional(),
  part: z.string().optional(),
  row: z.int().positive().optional(),
});
export type Place = z.infer<typeof placeSchema>;

/** Something the analyst should know about one item; the item itself was kept unless the ledger says otherwise. */
export const importNoticeSchema = z.object({
  /** Stable identifier of the notice, kebab-case: the catalogue and the tests go by it. */
  kind: z.string().max(64),
  /** One English sentence with the facts; control characters already made visible. */
  message: z.string().max(2_000),
  place: placeSchema.optional(),
});
export type ImportNotice = z.infer<typeof importNoticeSchema>;

export const parsedObservableSchema = z.object({
  /** Identity in the source (MISP attribute UUID), kept for round trips. */
  sourceUuid: z.uuid().optional(),
  /** MISP attribute type. */
  type: z.string().max(64),
  /** As found in the source, refanged but not normalised: the core normalises. */
  value: z.string().max(1_048_576),
  category: z.string().max(64).optional(),
  toIds: z.boolean().optional(),
  comment: z.string().max(65_536).optional(),
  tlp: z.string().max(32).optional(),
  tags: z.array(z.string().max(512)).max(1_000).optional(),
  firstSeenIso: z.string().max(40).optional(),
  lastSeenIso: z.string().max(40).optional(),
  /** Index into {@link ParsedReport.objects}. */
  objectIndex: z.int().nonnegative().optional(),
  /** Role inside its MISP object (`object_relation`). */
  objectRelation: z.string().max(128).optional(),
  /** Index into {@link ParsedReport.attachments}, for values that carry data. */
  attachmentIndex: z.int().nonnegative().optional(),
  place: placeSchema.optional(),
});
export type ParsedObservable = z.infer<typeof parsedObservableSchema>;

export const parsedAttachmentSchema = z.object({
  name: z.string().max(4_096),
  mediaType: z.string().max(255),
  bytes: z.instanceof(Uint8Array),
  place: placeSchema.optional(),
});
export type ParsedAttachment = z.infer<typeof parsedAttachmentSchema>;

/** A MISP object: a named group of attributes. */
export const parsedObjectSchema = z.object({
  sourceUuid: z.uuid().optional(),
  name: z.string().max(255),
  metaCategory: z.string().max(255).optional(),
  comment: z.string().max(65_536).optional(),
});

/** A reference between things of one report, by their source UUIDs. */
export const parsedRelationSchema = z.object({
  fromUuid: z.uuid(),
  toUuid: z.uuid(),
  type: z.string().max(255),
  comment: z.string().max(65_536).optional(),
});

export const parsedSightingSchema = z.object({
  /** Source UUID of the observable that was seen. */
  observableUuid: z.uuid(),
  kind: z.enum(["seen", "false-positive", "expired"]),
  atIso: z.string().max(40),
  source: z.string().max(255).optional(),
});

export const intakeKindSchema = z.enum([
  "misp-event",
  "mail",
  "table",
  "text",
  "json",
  "phone",
  "voluntary-notice",
  "near-miss",
  "other",
]);
export type IntakeKind = z.infer<typeof intakeKindSchema>;

/** One report as read from one source document (a MISP event, a mail, a table, a text). */
export const parsedReportSchema = z.object({
  intakeKind: intakeKindSchema,
  /** What makes it the same report when it comes again: MISP event UUID, Message-ID; null means the hash of the bytes decides. */
  sourceId: z.string().max(1_024).nullable(),
  /** Version of that source (MISP timestamp), so that a newer edition is told from a repetition. */
  sourceVersion: z.string().max(64).nullable(),
  title: z.string().max(1_024),
  /** Readable plain text, for the analyst and the full-text index. */
  body: z.string().max(16_777_216),
  sender: z.string().max(1_024).nullable(),
  reportedAtIso: z.string().max(40).nullable(),
  occurredAtIso: z.string().max(40).nullable(),
  /** Label as spelled by FIRST, or null when the source carries none: then the analyst is asked, CLEAR is never assumed. */
  tlp: z.string().max(32).nullable(),
  pap: z.string().max(32).nullable(),
  /** `rsit:<class>="<type>"` values that the source states. */
  classification: z.array(z.string().max(128)).max(64),
  severity: severitySchema.nullable(),
  tags: z.array(z.string().max(512)).max(10_000),
  observables: z.array(parsedObservableSchema).max(500_000),
  objects: z.array(parsedObjectSchema).max(100_000),
  relations: z.array(parsedRelationSchema).max(100_000),
  sightings: z.array(parsedSightingSchema).max(100_000),
  attachments: z.array(parsedAttachmentSchema).max(1_000),
  /** Format's own view for the screen (hop map, authentication results, column names, galaxies): JSON text. */
  detailsJson: z.string().max(16_777_216),
  /** Source items in this report; each is an observable, a part or a row that the ledger accounts for. */
  foundItems: z.int().nonnegative(),
  /** Items left out, one notice each (or one notice with a count for a class of items). */
  skippedItems: z.int().nonnegative(),
  notices: z.array(importNoticeSchema).max(10_000),
});
export type ParsedReport = z.infer<typeof parsedReportSchema>;
