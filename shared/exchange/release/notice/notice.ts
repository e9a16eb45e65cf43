import { z } from "zod";
import { instantSchema } from "../../../model/values.ts";
import type { StatementKind } from "../../identity/signed-statement.ts";
import { messageTextSchema, purposeSchema, recordListSchema } from "../statement-values.ts";

export const NOTICE_DOMAIN = "watchpost notice v1";
export const NOTICE_ANSWER_DOMAIN = "watchpost notice answer v1";

/**
 * `recall`: it should never have gone to you, remove it. `correction`: it was wrong, a newer one replaces it.
 * `expiry`: it no longer holds from a moment on.
 */
export const NOTICE_KINDS = ["recall", "correction", "expiry"] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** More at once than anybody calls back by hand; longer recalls are several notices. */
export const MAX_NOTICE_RECORDS = 10_000;
export const MAX_REASON_CHARS = 4_096;

/**
 * What an owner says about records that it has given away. One notice goes to one organisation, so that nobody learns
 * who else has them. Signed with the device's key.
 */
export const noticeSchema = z
  .strictObject({
    $domain: z.literal(NOTICE_DOMAIN),
    noticeId: z.uuid(),
    kind: z.enum(NOTICE_KINDS),
    sender: z.uuid(),
    recipient: z.uuid(),
    purpose: purposeSchema,
    issuedAt: instantSchema,
    /** Until when an answer is expected. */
    dueAt: instantSchema,
    /** Expiry only: from when it no longer holds. */
    expiresAt: instantSchema.nullable(),
    /** Correction only: the bundle that brings what is right, if it is on its way. */
    correctedBy: z.uuid().nullable(),
    reason: messageTextSchema(MAX_REASON_CHARS),
    records: recordListSchema(MAX_NOTICE_RECORDS),
  })
  .refine(({ issuedAt, dueAt }) => issuedAt < dueAt, { error: "due after issue", path: ["dueAt"] })
  .refine(({ kind, expiresAt }) => (kind === "expiry") === (expiresAt !== null), {
    error: "an expiry has it, others don't",
    path: ["expiresAt"],
  })
  .refine(({ kind, correctedBy }) => kind === "correction" || correctedBy === null, {
    error: "only a correction has it",
    path: ["correctedBy"],
  });
export type Notice = z.infer<typeof noticeSchema>;

/** What the receiving desk says it has done. It names the notice by digest: an answer to another text is none. */
export const noticeAnswerSchema = z
  .strictObject({
    $domain: z.literal(NOTICE_ANSWER_DOMAIN),
    noticeId: z.uuid(),
    /** SHA-256 of the notice's canonical text. */
    noticeSha256: z.string().regex(/^[0-9a-f]{64}$/),
    sender: z.uuid(),
    recipient: z.uuid(),
    answeredAt: instantSchema,
    answer: z.enum(["confirmed", "refused"]),
    /** Why it was refused. */
    reason: messageTextSchema(MAX_REASON_CHARS).nullable(),
    /** Records on which it was carried out; the others had never arrived or were gone already. */
    handledCount: z.int().min(0).max(MAX_NOTICE_RECORDS),
    /** Head of the desk's journal after it was carried out: what it says later has to continue from there. */
    journalHead: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .refine(({ answer, reason }) => (answer === "refused") === (reason !== null), {
    error: "a refusal has it, a confirmation doesn't",
    path: ["reason"],
  });
export type NoticeAnswer = z.infer<typeof noticeAnswerSchema>;

export const NOTICE: StatementKind<Notice> = {
  domain: NOTICE_DOMAIN,
  schema: noticeSchema,
  limits: { maxChars: 1_048_576, maxDepth: 4 },
  signatureCount: 1,
};

export const NOTICE_ANSWER: StatementKind<NoticeAnswer> = {
  domain: NOTICE_ANSWER_DOMAIN,
  schema: noticeAnswerSchema,
  limits: { maxChars: 16_384, maxDepth: 2 },
  signatureCount: 1,
};
