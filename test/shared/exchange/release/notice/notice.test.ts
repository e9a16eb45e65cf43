import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  formatStatement,
  parseStatement,
  statementBody,
} from "../../../../../shared/exchange/identity/signed-statement.ts";
import type { Notice, NoticeAnswer } from "../../../../../shared/exchange/release/notice/notice.ts";
import {
  NOTICE,
  NOTICE_ANSWER,
  NOTICE_ANSWER_DOMAIN,
  NOTICE_DOMAIN,
} from "../../../../../shared/exchange/release/notice/notice.ts";
import {
  answerNotice,
  noticeState,
} from "../../../../../shared/exchange/release/notice/notice-state.ts";
import type { NoticeFacts } from "../../../../../shared/exchange/release/notice/receive-notice.ts";
import {
  receiveNotice,
  receiveNoticeAnswer,
} from "../../../../../shared/exchange/release/notice/receive-notice.ts";
import { REAL } from "../../../../../shared/exchange/release/rule/compartment.ts";
import { err, ok } from "../../../../../shared/result.ts";

const SENDER = "11111111-1111-4111-8111-111111111111";
const RECIPIENT = "22222222-2222-4222-8222-222222222222";
const OTHER = "33333333-3333-4333-8333-333333333333";
const INCIDENT = { kind: "incident", id: "44444444-4444-4444-8444-444444444444" };
const NOTE = { kind: "note", id: "55555555-5555-4555-8555-555555555555" };
const SHA256 = "a".repeat(64);
const HEAD = "b".repeat(64);

const recall: Notice = {
  $domain: NOTICE_DOMAIN,
  noticeId: "66666666-6666-4666-8666-666666666666",
  kind: "recall",
  sender: SENDER,
  recipient: RECIPIENT,
  purpose: REAL,
  issuedAt: "2026-11-24T08:00:00.000Z",
  dueAt: "2026-11-25T08:00:00.000Z",
  expiresAt: null,
  correctedBy: null,
  reason: "Sent to too many.",
  records: [INCIDENT, NOTE],
};

const confirmed: NoticeAnswer = {
  $domain: NOTICE_ANSWER_DOMAIN,
  noticeId: recall.noticeId,
  noticeSha256: SHA256,
  sender: RECIPIENT,
  recipient: SENDER,
  answeredAt: "2026-11-24T12:00:00.000Z",
  answer: "confirmed",
  reason: null,
  handledCount: 2,
  journalHead: HEAD,
};
const refused: NoticeAnswer = {
  ...confirmed,
  answer: "refused",
  reason: "We must keep it by law.",
  handledCount: 0,
};

const before = Date.parse("2026-11-24T09:00:00.000Z");
const after = Date.parse("2026-11-26T00:00:00.000Z");

describe("a notice as it travels", () => {
  const signature = new Uint8Array(64);
  const write = (notice: Notice) =>
    formatStatement(statementBody(NOTICE_DOMAIN, notice), [signature]);

  test("reads back as it was written", () => {
    const read = parseStatement(write(recall), NOTICE);
    expect(read.ok && read.value.body).toEqual(recall);
  });

  test("and so does its answer", () => {
    const text = formatStatement(statementBody(NOTICE_ANSWER_DOMAIN, refused), [signature]);
    const read = parseStatement(text, NOTICE_ANSWER);
    expect(read.ok && read.value.body).toEqual(refused);
  });

  test.each<[string, Partial<Notice>]>([
    ["records in another order", { records: [NOTE, INCIDENT] }],
    ["a record twice", { records: [NOTE, NOTE] }],
    ["no record", { records: [] }],
    ["no reason", { reason: "  " }],
    ["an answer due before it was sent", { dueAt: "2026-11-24T07:00:00.000Z" }],
    ["a recall that expires", { expiresAt: "2026-12-01T00:00:00.000Z" }],
    ["a recall that is corrected by a bundle", { correctedBy: OTHER }],
    ["an expiry without its moment", { kind: "expiry" }],
  ])("is refused with %s", (_name, change) => {
    const read = parseStatement(write({ ...recall, ...change }), NOTICE);
    expect(read.ok ? read : read.error.reason).toBe("malformed");
  });
});

describe("a notice that came in", () => {
  const facts: NoticeFacts = {
    ownOrganisationId: RECIPIENT,
    compartment: REAL,
    signedBy: SENDER,
    ownerOf: ({ id }) => (id === INCIDENT.id ? SENDER : undefined),
  };

  test("names what is here and what never arrived", () => {
    expect(receiveNotice(recall, facts)).toEqual(
      ok({ notice: recall, present: [INCIDENT], absent: [NOTE] }),
    );
  });

  test("of another signer, for somebody else or of an exercise is turned down", () => {
    expect([
      receiveNotice(recall, { ...facts, signedBy: OTHER }),
      receiveNotice(recall, { ...facts, ownOrganisationId: OTHER }),
      receiveNotice(recall, { ...facts, compartment: { kind: "exercise", exerciseId: OTHER } }),
    ]).toEqual([
      err({ kind: "not-signed-by-sender", signedBy: OTHER }),
      err({ kind: "not-addressed-to-us", recipient: RECIPIENT }),
      err({ kind: "other-compartment", purpose: REAL }),
    ]);
  });

  test("can't take back what belongs to somebody else, not even beside the sender's own", () => {
    const ownerOf = ({ id }: { readonly id: string }) => (id === NOTE.id ? OTHER : SENDER);
    expect(receiveNotice(recall, { ...facts, ownerOf })).toEqual(
      err({ kind: "not-owner", records: [NOTE] }),
    );
  });
});

describe("where a notice stands", () => {
  const late: NoticeAnswer = { ...confirmed, answeredAt: "2026-11-25T09:00:00.000Z" };

  test.each([
    ["open until its day", [], before, { kind: "open", dueAt: recall.dueAt }],
    ["overdue after it", [], after, { kind: "overdue", dueAt: recall.dueAt }],
    ["confirmed", [confirmed], after, { kind: "confirmed", at: confirmed.answeredAt, isLate: false }],
    ["confirmed late", [late], after, { kind: "confirmed", at: late.answeredAt, isLate: true }],
    [
      "refused with its reason",
      [refused],
      before,
      { kind: "refused", at: refused.answeredAt, reason: "We must keep it by law.", isLate: false },
    ],
    [
      "confirmed after a refusal",
      [late, refused],
      after,
      { kind: "confirmed", at: late.answeredAt, isLate: true },
    ],
    [
      "open when the answer is to another notice",
      [{ ...confirmed, noticeId: OTHER }],
      before,
      { kind: "open", dueAt: recall.dueAt },
    ],
  ])("%s", (_name, answers, nowMs, expected) => {
    expect(noticeState(recall, answers, nowMs)).toEqual(expected);
  });

  test("is the same in whatever order and how often the answers come, and confirmed is final", () => {
    const answer = fc.record({
      answer: fc.constantFrom("confirmed", "refused"),
      hour: fc.integer({ min: 10, max: 20 }),
    });
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 5 }), (drafts) => {
        const answers = drafts.map(({ answer: kind, hour }) => ({
          ...(kind === "confirmed" ? confirmed : { ...refused, reason: `reason ${String(hour)}` }),
          answeredAt: `2026-11-24T${String(hour)}:00:00.000Z`,
        }));
        const state = noticeState(recall, answers, after);
        expect(noticeState(recall, [...answers, ...answers].toReversed(), after)).toEqual(state);
        const isConfirmed = answers.some(({ answer: kind }) => kind === "confirmed");
        expect(state.kind === "confirmed").toBe(isConfirmed);
      }),
    );
  });
});

describe("answering", () => {
  const desk = { noticeSha256: SHA256, answeredAt: confirmed.answeredAt, journalHead: HEAD };
  const open = noticeState(recall, [], before);

  test("confirms with the number of records and the head of the journal", () => {
    expect(answerNotice(recall, open, { kind: "confirm", handledCount: 2 }, desk)).toEqual(
      ok(confirmed),
    );
  });

  test("refuses with a reason, and not without one", () => {
    expect([
      answerNotice(recall, open, { kind: "refuse", reason: "We must keep it by law." }, desk),
      answerNotice(recall, open, { kind: "refuse", reason: "  " }, desk),
    ]).toEqual([ok(refused), err({ kind: "reason-required" })]);
  });

  test("is done once it is confirmed", () => {
    const state = noticeState(recall, [confirmed], before);
    expect(answerNotice(recall, state, { kind: "refuse", reason: "no" }, desk)).toEqual(
      err({ kind: "already-confirmed", at: confirmed.answeredAt }),
    );
  });

  test("counts only from whom was asked, to the very text that was signed", () => {
    expect([
      receiveNoticeAnswer(recall, SHA256, confirmed, RECIPIENT),
      receiveNoticeAnswer(recall, SHA256, confirmed, OTHER),
      receiveNoticeAnswer(recall, HEAD, confirmed, RECIPIENT),
      receiveNoticeAnswer(recall, SHA256, { ...confirmed, sender: OTHER }, OTHER),
    ]).toEqual([
      ok(confirmed),
      err("not-signed-by-sender"),
      err("other-notice"),
      err("other-parties"),
    ]);
  });
});
