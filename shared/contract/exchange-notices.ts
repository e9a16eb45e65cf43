import { z } from "zod";

import { MAX_REASON_CHARS, NOTICE_KINDS } from "../exchange/release/notice/notice.ts";
import { recordRefSchema } from "../exchange/release/record-ref.ts";
import { messageTextSchema } from "../exchange/release/statement-values.ts";
import { instantSchema, tlpSchema } from "../model/values.ts";
import { LANGUAGES } from "../text/language.ts";
import { call } from "./call.ts";

const noticeStateSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("open"), dueAt: instantSchema }),
  z.object({ kind: z.literal("overdue"), dueAt: instantSchema }),
  z.object({ kind: z.literal("confirmed"), at: instantSchema, isLate: z.boolean() }),
  z.object({
    kind: z.literal("refused"),
    at: instantSchema,
    reason: z.string(),
    isLate: z.boolean(),
  }),
]);

/** A recall, correction or expiry, ours to one peer or theirs to us. */
export const noticeRowSchema = z.object({
  id: z.uuid(),
  direction: z.enum(["sent", "received"]),
  peer: z.object({ id: z.uuid(), name: z.string() }),
  /** Label of what it speaks of. */
  tlp: tlpSchema,
  /** Null when it came in a form that nobody can read. */
  notice: z
    .object({
      kind: z.enum(NOTICE_KINDS),
      issuedAt: instantSchema,
      dueAt: instantSchema,
      expiresAt: instantSchema.nullable(),
      reason: z.string(),
      recordCount: z.int(),
    })
    .nullable(),
  /** Null when it has no effect; `refusal` says why. */
  state: noticeStateSchema.nullable(),
  refusal: z
    .object({ kind: z.string(), records: z.array(recordRefSchema).readonly().optional() })
    .nullable(),
  /** Of ours: whether a bundle has carried it and the peer has confirmed that bundle. */
  journey: z.enum(["not-sent", "sent", "delivered"]),
  /** Records on which it was carried out. */
  handledCount: z.int().nullable(),
  /** Records of it are kept from going to the peer again. */
  isKeptBack: z.boolean(),
});
export type NoticeRow = z.infer<typeof noticeRowSchema>;

const noticeRecordSchema = recordRefSchema.extend({
  title: z.string(),
  /** It stands in this vault and belongs to who sent the notice: carrying a recall out removes it. */
  isHere: z.boolean(),
});
export type NoticeRecord = z.infer<typeof noticeRecordSchema>;

const reasonTextSchema = messageTextSchema(MAX_REASON_CHARS);
const idSchema = z.object({ id: z.uuid() });

export const recallsContract = {
  /** Both directions, newest first. */
  list: call.output(z.object({ items: z.array(noticeRowSchema) })),
  /** What one speaks of; long lists are cut, the counts tell of all. Failure: `unknown-notice`. */
  records: call
    .input(idSchema)
    .output(z.object({ items: z.array(noticeRecordSchema), count: z.int(), hereCount: z.int() })),
  /**
   * Writes a notice to each of the peers that has something of the records by the register; a recall also ends the sharing.
   * Failures: `nothing-to-recall`, `invalid-value`, `device-not-certified`.
   */
  create: call
    .input(
      z.object({
        kind: z.enum(NOTICE_KINDS),
        refs: z.array(recordRefSchema).min(1).max(1_000),
        peerIds: z.array(z.uuid()).min(1).max(1_000),
        reason: reasonTextSchema,
        /** Null: two weeks. */
        dueAt: instantSchema.nullable().default(null),
        /** Expiry only; null: from now on. */
        expiresAt: instantSchema.nullable().default(null),
      }),
    )
    .output(z.object({ items: z.array(noticeRowSchema) })),
  /**
   * Does what a peer's notice asks for and signs that it was done; what was removed is gone. What stays of an incident says so in
   * the given language. Failures: `unknown-notice`, `notice-not-ours-to-do`, `notice-without-effect`, `notice-confirmed`.
   */
  confirm: call.input(idSchema.extend({ language: z.enum(LANGUAGES) })).output(noticeRowSchema),
  /** Says why not; it can be confirmed later. Failures: those of `confirm`. */
  refuse: call.input(idSchema.extend({ reason: reasonTextSchema })).output(noticeRowSchema),
  /** Takes one of ours back that no bundle has carried. Failures: `notice-went-out` and those about the id. */
  withdraw: call.input(idSchema).output(z.void()),
  /** Lets the records of a recall of ours go to the peer again; gives how many were kept back. */
  lift: call.input(idSchema).output(z.object({ count: z.int() })),
};
