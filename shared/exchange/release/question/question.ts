import { z } from "zod";
import { PAP_LABELS } from "../../../domain/markings/pap.ts";
import { TLP_LABELS } from "../../../domain/markings/tlp.ts";
import { instantSchema } from "../../../model/values.ts";
import type { StatementKind } from "../../identity/signed-statement.ts";
import type { ReleaseSubject } from "../rule/decide-release.ts";
import { messageTextSchema, purposeSchema } from "../statement-values.ts";

export const QUESTION_DOMAIN = "watchpost question v1";
export const QUESTION_MESSAGE_DOMAIN = "watchpost question message v1";

export const MAX_SUBJECT_CHARS = 255;
export const MAX_TEXT_CHARS = 65_536;

const written = {
  sender: z.uuid(),
  recipient: z.uuid(),
  purpose: purposeSchema,
  tlp: z.enum(TLP_LABELS),
  pap: z.enum(PAP_LABELS).nullable(),
};

/** A request for information to one organisation, with the day by which it is needed. Signed with the device's key. */
export const questionSchema = z
  .strictObject({
    $domain: z.literal(QUESTION_DOMAIN),
    questionId: z.uuid(),
    ...written,
    /** Incident that it is about, if the organisation has had it. */
    incidentId: z.uuid().nullable(),
    subject: messageTextSchema(MAX_SUBJECT_CHARS),
    text: messageTextSchema(MAX_TEXT_CHARS),
    askedAt: instantSchema,
    dueAt: instantSchema,
  })
  .refine(({ askedAt, dueAt }) => askedAt < dueAt, { error: "due after asking", path: ["dueAt"] });
export type Question = z.infer<typeof questionSchema>;

/**
 * From whom was asked: `answer` (all there is), `partial` (more follows), `declined`.
 * From who asked: `follow-up` (asks on), `withdrawn` (no longer needed), `closed` (has what was needed).
 */
export const QUESTION_MESSAGE_KINDS = [
  "answer",
  "partial",
  "declined",
  "follow-up",
  "withdrawn",
  "closed",
] as const;
export type QuestionMessageKind = (typeof QUESTION_MESSAGE_KINDS)[number];

export const questionMessageSchema = z.strictObject({
  $domain: z.literal(QUESTION_MESSAGE_DOMAIN),
  messageId: z.uuid(),
  questionId: z.uuid(),
  /** Message that it answers; null: the question itself. */
  inReplyTo: z.uuid().nullable(),
  kind: z.enum(QUESTION_MESSAGE_KINDS),
  ...written,
  text: messageTextSchema(MAX_TEXT_CHARS),
  writtenAt: instantSchema,
});
export type QuestionMessage = z.infer<typeof questionMessageSchema>;

const limits = { maxChars: 262_144, maxDepth: 3 };

export const QUESTION: StatementKind<Question> = {
  domain: QUESTION_DOMAIN,
  schema: questionSchema,
  limits,
  signatureCount: 1,
};

export const QUESTION_MESSAGE: StatementKind<QuestionMessage> = {
  domain: QUESTION_MESSAGE_DOMAIN,
  schema: questionMessageSchema,
  limits,
  signatureCount: 1,
};

/** For `decideRelease`: what is asked may say as much as any note. */
export function releaseSubjectOf(message: Question | QuestionMessage): ReleaseSubject {
  return { tlp: message.tlp, pap: message.pap, compartment: message.purpose };
}
