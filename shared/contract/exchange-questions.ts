import { z } from "zod";

import {
  MAX_SUBJECT_CHARS,
  MAX_TEXT_CHARS,
  QUESTION_MESSAGE_KINDS,
} from "../exchange/release/question/question.ts";
import { recordRefSchema } from "../exchange/release/record-ref.ts";
import { messageTextSchema } from "../exchange/release/statement-values.ts";
import { instantSchema, tlpSchema } from "../model/values.ts";
import { call } from "./call.ts";

const stateSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("open"), dueAt: instantSchema, remainingMs: z.number() }),
  z.object({ kind: z.literal("overdue"), dueAt: instantSchema, overdueMs: z.number() }),
  z.object({ kind: z.literal("answered"), at: instantSchema, isLate: z.boolean() }),
  z.object({ kind: z.enum(["declined", "withdrawn", "closed"]), at: instantSchema }),
]);

const messageSchema = z.object({
  id: z.uuid(),
  kind: z.enum(QUESTION_MESSAGE_KINDS),
  isOurs: z.boolean(),
  tlp: tlpSchema,
  text: z.string(),
  writtenAt: instantSchema,
  depth: z.int(),
});

/** A request for information, ours to a peer or theirs to us, with what was written on it. */
export const requestRowSchema = z.object({
  id: z.uuid(),
  direction: z.enum(["asked", "received"]),
  peer: z.object({ id: z.uuid(), name: z.string() }),
  /** Incident of this desk that it is about. */
  incidentId: z.uuid().nullable(),
  /** Null when it came in a form that nobody can read. */
  question: z
    .object({
      tlp: tlpSchema,
      subject: z.string(),
      text: z.string(),
      askedAt: instantSchema,
      dueAt: instantSchema,
    })
    .nullable(),
  /** Null when it has no effect; `refusal` says why. */
  state: stateSchema.nullable(),
  /** Answers stand under what they answer, the oldest first. */
  messages: z.array(messageSchema),
  refusal: z
    .object({ kind: z.string(), records: z.array(recordRefSchema).readonly().optional() })
    .nullable(),
  /** Of ours: whether a bundle has carried the question and the peer has confirmed that bundle. */
  journey: z.enum(["not-sent", "sent", "delivered"]),
});
export type RequestRow = z.infer<typeof requestRowSchema>;

export const requestsContract = {
  /** Both directions, newest first. */
  list: call.output(z.object({ items: z.array(requestRowSchema) })),
  /**
   * Asks one peer; it goes with the next bundle. Failures: `invalid-value` (a day that has passed, no label), `not-found`,
   * `question-withheld`, `device-not-certified`.
   */
  ask: call
    .input(
      z.object({
        peerId: z.uuid(),
        incidentId: z.uuid(),
        /** Null: the beginning of the question. */
        subject: messageTextSchema(MAX_SUBJECT_CHARS).nullable().default(null),
        text: messageTextSchema(MAX_TEXT_CHARS),
        dueAt: instantSchema,
        /** Null: the label of the incident. */
        tlp: tlpSchema.nullable().default(null),
      }),
    )
    .output(requestRowSchema),
  /**
   * Answers, declines, asks on, withdraws or closes; who asked decides which of it is ours. Failures: `unknown-question`,
   * `question-not-ours-to-do`, `question-ended`, `question-withheld`.
   */
  write: call
    .input(
      z.object({
        id: z.uuid(),
        kind: z.enum(QUESTION_MESSAGE_KINDS),
        text: messageTextSchema(MAX_TEXT_CHARS),
        /** Null: the label of the question. */
        tlp: tlpSchema.nullable().default(null),
      }),
    )
    .output(requestRowSchema),
};
