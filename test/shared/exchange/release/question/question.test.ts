import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  formatStatement,
  parseStatement,
  statementBody,
} from "../../../../../shared/exchange/identity/signed-statement.ts";
import type {
  Question,
  QuestionMessage,
} from "../../../../../shared/exchange/release/question/question.ts";
import {
  QUESTION,
  QUESTION_DOMAIN,
  QUESTION_MESSAGE_DOMAIN,
  QUESTION_MESSAGE_KINDS,
  releaseSubjectOf,
} from "../../../../../shared/exchange/release/question/question.ts";
import { readThread } from "../../../../../shared/exchange/release/question/question-thread.ts";
import { REAL } from "../../../../../shared/exchange/release/rule/compartment.ts";
import { decideRelease } from "../../../../../shared/exchange/release/rule/decide-release.ts";

const ASKER = "11111111-1111-4111-8111-111111111111";
const ASKED = "22222222-2222-4222-8222-222222222222";
const STRANGER = "33333333-3333-4333-8333-333333333333";

const question: Question = {
  $domain: QUESTION_DOMAIN,
  questionId: "44444444-4444-4444-8444-444444444444",
  sender: ASKER,
  recipient: ASKED,
  purpose: REAL,
  tlp: "TLP:AMBER",
  pap: "PAP:AMBER",
  incidentId: null,
  subject: "Seen this loader?",
  text: "Did it reach your constituency?",
  askedAt: "2026-11-24T08:00:00.000Z",
  dueAt: "2026-11-25T08:00:00.000Z",
};
const beforeMs = Date.parse(question.dueAt) - 3_600_000;
const afterMs = Date.parse(question.dueAt) + 60_000;

function message(
  number: number,
  kind: QuestionMessage["kind"],
  parts: Partial<QuestionMessage> = {},
): QuestionMessage {
  const isFromAsked = ["answer", "partial", "declined"].includes(kind);
  return {
    $domain: QUESTION_MESSAGE_DOMAIN,
    messageId: `00000000-0000-4000-8000-00000000000${String(number)}`,
    questionId: question.questionId,
    inReplyTo: null,
    kind,
    sender: isFromAsked ? ASKED : ASKER,
    recipient: isFromAsked ? ASKER : ASKED,
    purpose: REAL,
    tlp: "TLP:AMBER",
    pap: null,
    text: kind,
    writtenAt: `2026-11-24T1${String(number)}:00:00.000Z`,
    ...parts,
  };
}

describe("the state of a question", () => {
  test.each<[string, readonly QuestionMessage[], number, string]>([
    ["open until its day", [], beforeMs, "open"],
    ["overdue after it", [], afterMs, "overdue"],
    ["open while only a part was answered", [message(1, "partial")], beforeMs, "open"],
    ["answered", [message(1, "partial"), message(2, "answer")], afterMs, "answered"],
    [
      "open again when the asker asks on",
      [message(1, "answer"), message(2, "follow-up")],
      beforeMs,
      "open",
    ],
    ["declined", [message(1, "declined")], afterMs, "declined"],
    ["withdrawn", [message(1, "withdrawn"), message(2, "answer")], afterMs, "withdrawn"],
    ["closed", [message(1, "answer"), message(2, "closed")], afterMs, "closed"],
  ])("%s", (_name, messages, nowMs, expected) => {
    expect(readThread(question, messages, nowMs).state.kind).toBe(expected);
  });

  test("tells how long is left and whether an answer came late", () => {
    const late = message(1, "answer", { writtenAt: "2026-11-25T09:00:00.000Z" });
    expect([
      readThread(question, [], beforeMs).state,
      readThread(question, [], afterMs).state,
      readThread(question, [late], afterMs).state,
    ]).toEqual([
      { kind: "open", dueAt: question.dueAt, remainingMs: 3_600_000 },
      { kind: "overdue", dueAt: question.dueAt, overdueMs: 60_000 },
      { kind: "answered", at: late.writtenAt, isLate: true },
    ]);
  });
});

describe("the thread", () => {
  test("puts answers under what they answer", () => {
    const first = message(1, "partial");
    const followUp = message(2, "follow-up", { inReplyTo: first.messageId });
    const other = message(3, "partial");
    const last = message(4, "answer", { inReplyTo: followUp.messageId });
    const { messages } = readThread(question, [last, other, followUp, first], beforeMs);
    expect(messages.map((one) => [one.message.text, one.depth])).toEqual([
      ["partial", 0],
      ["follow-up", 1],
      ["answer", 2],
      ["partial", 0],
    ]);
  });

  test("shows an answer whose parent is still on its way, and says so", () => {
    const orphan = message(1, "answer", { inReplyTo: STRANGER });
    expect(readThread(question, [orphan], beforeMs).messages).toEqual([
      { message: orphan, depth: 0, isParentMissing: true },
    ]);
  });

  test("loses no message in a ring of replies", () => {
    const a = message(1, "answer", { inReplyTo: message(2, "answer").messageId });
    const b = message(2, "answer", { inReplyTo: a.messageId });
    expect(readThread(question, [a, b], beforeMs).messages).toHaveLength(2);
  });

  test("gives no effect to what is not theirs to write", () => {
    const stranger = message(1, "answer", { sender: STRANGER });
    const swapped = message(2, "closed", { sender: ASKED, recipient: ASKER });
    const exercise = message(3, "answer", {
      purpose: { kind: "exercise", exerciseId: STRANGER },
    });
    const elsewhere = message(4, "answer", { questionId: STRANGER });
    const thread = readThread(question, [stranger, swapped, exercise, elsewhere], beforeMs);
    expect(thread.state.kind).toBe("open");
    expect(thread.messages).toEqual([]);
    expect(thread.refused).toEqual([stranger, swapped, exercise]);
  });

  test("is the same in whatever order and how often its messages come", () => {
    const some = fc.uniqueArray(
      fc.record({
        number: fc.integer({ min: 1, max: 9 }),
        kind: fc.constantFrom(...QUESTION_MESSAGE_KINDS),
        parent: fc.option(fc.integer({ min: 1, max: 9 })),
      }),
      { selector: ({ number }) => number },
    );
    fc.assert(
      fc.property(some, (drafts) => {
        const messages = drafts.map(({ number, kind, parent }) =>
          message(number, kind, {
            inReplyTo: parent === null ? null : message(parent, kind).messageId,
          }),
        );
        const thread = readThread(question, messages, beforeMs);
        const again = readThread(question, [...messages, ...messages].toReversed(), beforeMs);
        expect(again).toEqual(thread);
        expect(thread.messages).toHaveLength(messages.length);
      }),
    );
  });
});

describe("as it travels", () => {
  test("reads back as it was written", () => {
    const text = formatStatement(statementBody(QUESTION_DOMAIN, question), [new Uint8Array(64)]);
    const read = parseStatement(text, QUESTION);
    expect(read.ok && read.value.body).toEqual(question);
  });

  test("goes only to whom its label allows", () => {
    const subject = releaseSubjectOf(question);
    const effects = (["named-organisation", "community-peer"] as const).map(
      (kind) => decideRelease(subject, { kind, compartment: REAL }, "bundle").effect,
    );
    expect(effects).toEqual(["allowed", "refused"]);
  });
});
