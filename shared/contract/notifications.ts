import { z } from "zod";
import {
  actionIdSchema,
  constituentIdSchema,
  notificationIdSchema,
  reportIdSchema,
} from "../model/ids.ts";
import {
  channelSchema,
  notificationActSchema,
  notificationActTypeSchema,
  notificationLanguageSchema,
  notificationRowSchema,
  notificationSchema,
  notificationSettingsPatchSchema,
  notificationSettingsSchema,
  notificationStateSchema,
  notificationSubjectSchema,
  optOutSchema,
  recipientSchema,
} from "../model/notification.ts";
import { instantSchema, papSchema, tlpSchema } from "../model/values.ts";
import { call, changedSchema, downloadTicketSchema } from "./call.ts";
import { matchStepSchema } from "./constituents.ts";

const namedSchema = z.object({ id: constituentIdSchema, name: z.string() });

/** See `shared/domain/notifications/choose-contact.ts`. */
export const contactStepSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("chosen"),
    contact: z.string(),
    role: z.string(),
    hours: z.string(),
  }),
  z.object({
    kind: z.literal("passed-over"),
    contact: z.string(),
    because: z.enum(["no-address", "opted-out", "not-valid", "role", "language", "hours"]),
  }),
  z.object({ kind: z.literal("nobody") }),
  z.object({
    kind: z.literal("language"),
    language: notificationLanguageSchema,
    because: z.enum(["asked", "contact", "constituent", "none-of-ours"]),
  }),
]);

const draftRequestShape = {
  subject: notificationSubjectSchema,
  /** Name of a template of the organisation's own, or `built-in`; null: the one that fits class and language best. */
  template: z.string().trim().min(1).max(64).nullable().default(null),
  /** null: that of the contact. */
  language: notificationLanguageSchema.nullable().default(null),
  /** Strictest label that may go; null and anything stricter: TLP:AMBER. */
  ceiling: tlpSchema.nullable().default(null),
  /** Also what was told already. */
  again: z.boolean().default(false),
};

const withheldSchema = z.object({
  value: z.string(),
  type: z.string(),
  because: z.enum(["tlp", "pap", "tlp-not-marked", "pap-not-marked"]),
  tlp: tlpSchema.nullable(),
  pap: papSchema.nullable(),
  constituent: namedSchema.nullable(),
});
const unmatchedSchema = z.object({
  value: z.string(),
  type: z.string(),
  steps: z.array(matchStepSchema).readonly(),
});
const repeatedSchema = z.object({
  value: z.string(),
  type: z.string(),
  constituent: namedSchema,
  token: z.string(),
  subjectNumber: z.string(),
  at: z.string(),
  /** False while the message that has it is a draft. */
  hasLeft: z.boolean(),
});

export const plannedMessageSchema = z.object({
  constituent: namedSchema.extend({
    country: z.string().nullable(),
    sector: z.string().nullable(),
  }),
  recipient: recipientSchema.nullable(),
  language: notificationLanguageSchema,
  template: z.string(),
  tlp: tlpSchema,
  pap: papSchema,
  token: z.string(),
  subject: z.string(),
  body: z.string(),
  rows: z.array(notificationRowSchema).readonly(),
  notBefore: instantSchema.nullable(),
  contactSteps: z.array(contactStepSchema).readonly(),
  matchSteps: z.array(matchStepSchema).readonly(),
});

/** Every row of the incident or report stands in exactly one of the lists. */
const batchShape = {
  number: z.string(),
  ceiling: tlpSchema,
  messages: z.array(plannedMessageSchema).readonly(),
  withheld: z.array(withheldSchema).readonly(),
  unmatched: z.array(unmatchedSchema).readonly(),
  repeated: z.array(repeatedSchema).readonly(),
  joined: z.int(),
};

/** A message in a list: without its text and rows. */
export const notificationItemSchema = notificationSchema
  .omit({ rows: true, body: true })
  .extend({ rowCount: z.int() });

const countSchema = z.object({ name: z.string(), count: z.int() });

/** The area `notifications`: constituents are told what was found of theirs. Nothing here sends anything. */
export const notificationsContract = {
  /** What would be drafted; changes nothing. Failures as for `draft`. */
  preview: call.input(z.object(draftRequestShape)).output(z.object(batchShape)),
  /**
   * Drafts one message per constituent, as one action that undo takes back; `actionId` is null when there was nothing to draft.
   * Fails with `not-found`, `marking-required`, `above-ceiling` and `invalid-value` for the template.
   */
  draft: call.input(z.object(draftRequestShape)).output(
    z.object({
      ...batchShape,
      actionId: actionIdSchema.nullable(),
      ids: z.array(notificationIdSchema).readonly(),
    }),
  ),
  /** All messages, or those about one incident or report, with counts over them. */
  list: call
    .input(
      z.object({
        subject: notificationSubjectSchema.nullable().default(null),
        states: z.array(notificationStateSchema).max(16).default([]),
        limit: z.int().min(1).max(10_000).default(1_000),
        offset: z.int().min(0).default(0),
      }),
    )
    .output(
      z.object({
        items: z.array(notificationItemSchema).readonly(),
        total: z.int(),
        byState: z.array(countSchema).readonly(),
        bySector: z.array(countSchema).readonly(),
        byCountry: z.array(countSchema).readonly(),
      }),
    ),
  get: call
    .input(z.object({ id: notificationIdSchema }))
    .output(notificationSchema.extend({ acts: z.array(notificationActSchema).readonly() })),
  /** Subject and text of a draft. Fails with `transition-refused` once it has left. */
  edit: call
    .input(
      z.object({
        id: notificationIdSchema,
        subject: z.string().trim().min(1).max(1_024),
        body: z.string().trim().min(1).max(65_536),
      }),
    )
    .output(changedSchema),
  /** Removes drafts. Fails with `transition-refused` for what has left. */
  discard: call
    .input(z.object({ ids: z.array(notificationIdSchema).min(1).max(10_000) }))
    .output(changedSchema),
  /**
   * Notes what was done with messages or came back. `told` (by phone, on paper) stands for good, as an export does; the rest can be
   * taken back. Fails with `not-found` and `transition-refused`.
   */
  record: call
    .input(
      z.object({
        ids: z.array(notificationIdSchema).min(1).max(10_000),
        type: notificationActTypeSchema.exclude(["exported"]),
        channel: channelSchema.default("other"),
        recipient: z.string().trim().max(1_024).default(""),
        detail: z.string().trim().max(4_096).default(""),
        /** When it was; now where it is left out. */
        at: instantSchema.optional(),
        recheckOn: z.iso.date().nullable().optional(),
      }),
    )
    .output(changedSchema),
  /**
   * Notes that a victim answered by a report that came in: found by the thread of the mail, else by the token in it. Fails with
   * `not-found` when the report answers none of our messages.
   */
  noteAnswer: call.input(z.object({ reportId: reportIdSchema })).output(
    z.object({
      notification: notificationItemSchema,
      by: z.enum(["header", "token"]),
      actionId: z.int().nonnegative(),
    }),
  ),
  /** Messages about which it is time to ask again, oldest day first. */
  rechecks: call
    .input(z.object({ until: z.iso.date().optional() }))
    .output(z.object({ items: z.array(notificationItemSchema).readonly() })),
  settings: {
    get: call.output(notificationSettingsSchema),
    set: call.input(notificationSettingsPatchSchema).output(notificationSettingsSchema),
  },
  optOuts: {
    list: call.output(z.object({ items: z.array(optOutSchema).readonly() })),
    /** Fails with `invalid-value` when the address is no mail address or has one already. */
    add: call
      .input(
        z.object({ address: z.email().max(254), reason: z.string().trim().max(1_024).default("") }),
      )
      .output(z.object({ id: z.uuid(), actionId: z.int().nonnegative() })),
    remove: call.input(z.object({ address: z.string().max(254) })).output(changedSchema),
  },
  /**
   * Writes messages as one ZIP archive sealed with AES-256. From then on they count as exported, and that stands. Fails with
   * `invalid-value` where no sender's address is set, and `no-notification`.
   */
  export: call
    .input(
      z.object({
        subject: notificationSubjectSchema.nullable().default(null),
        ids: z.array(notificationIdSchema).max(10_000).nullable().default(null),
        password: z.string().min(8).max(128),
        courier: z.boolean().default(false),
      }),
    )
    .output(
      downloadTicketSchema.extend({
        exported: z.int(),
        held: z.array(
          z.object({ id: notificationIdSchema, name: z.string(), because: z.string() }),
        ),
      }),
    ),
};
