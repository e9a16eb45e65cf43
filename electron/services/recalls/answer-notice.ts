import type { Failure } from "../../../shared/contract/failures.ts";
import { NOTICE_ANSWER, type Notice } from "../../../shared/exchange/release/notice/notice.ts";
import {
  answerNotice as decideAnswer,
  type NoticeDecision,
} from "../../../shared/exchange/release/notice/notice-state.ts";
import { NOTICE_KIND_NAMES } from "../../../shared/exchange/release/notice/notice-text-data.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import {
  isoOf,
  logicalNowMs,
  recordAct,
  type IdentityDesk,
} from "../../exchange/identity/identity-context.ts";
import { ownerOfRecord } from "../../exchange/records/record-owner.ts";
import { signStatement } from "../../exchange/statements/sign-statement.ts";
import { subjectsOfRefs } from "../../exchange/statements/statement-act.ts";
import { insertStatement, type StoredStatement } from "../../exchange/statements/statement-rows.ts";
import type { WriteHandle } from "../../storage/database.ts";
import { readHead } from "../../storage/journal/journal-rows.ts";
import type { Language } from "../../../shared/text/language.ts";
import { stateOfNotice } from "./notice-rows.ts";
import { removeRecalled } from "./remove-recalled.ts";

export type DeskDecision =
  { readonly kind: "confirm" } | { readonly kind: "refuse"; readonly reason: string };

/**
 * Carries a notice out, or says why not, and signs the answer; in the caller's transaction. Gives on how many records it
 * was carried out.
 */
export function answerReceived(
  write: WriteHandle,
  desk: IdentityDesk,
  row: StoredStatement,
  notice: Notice,
  decision: DeskDecision,
  language: Language,
): Result<number, Failure> {
  const state = stateOfNotice(write, notice, row, logicalNowMs(write, desk));
  if (state.kind === "confirmed") {
    return err({ kind: "notice-confirmed", id: notice.noticeId, at: state.at });
  }
  if (decision.kind === "refuse" && decision.reason.trim() === "") {
    return err({ kind: "reason-required", act: "refuse" });
  }
  const handledCount = carryOut(write, desk, notice, decision, language);
  const journalHead = Buffer.from(readHead(write).hash).toString("hex");
  const answeredAt = isoOf(logicalNowMs(write, desk));
  const decided: NoticeDecision =
    decision.kind === "confirm" ? { kind: "confirm", handledCount } : decision;
  const facts = { noticeSha256: row.digest, answeredAt, journalHead };
  const answer = decideAnswer(notice, state, decided, facts);
  if (!answer.ok) throw new Error("it was neither confirmed nor without a reason");
  const { $domain: _, ...members } = answer.value;
  const signed = signStatement(write, desk, NOTICE_ANSWER, members);
  if (!signed.ok) return signed;
  insertStatement(write, {
    ...signed.value,
    id: desk.actor().ids.newId(),
    kind: "notice-answer",
    direction: "sent",
    organisationId: row.organisationId,
    threadId: row.threadId,
    tlp: row.tlp,
    atMs: Date.parse(answeredAt),
    refusal: null,
  });
  return ok(handledCount);
}

function carryOut(
  write: WriteHandle,
  desk: IdentityDesk,
  notice: Notice,
  decision: DeskDecision,
  language: Language,
): number {
  const { noticeId, sender, kind, records } = notice;
  if (decision.kind === "confirm" && kind === "recall") {
    return removeRecalled(write, desk, notice, `[${NOTICE_KIND_NAMES.recall[language]}]`);
  }
  const subjects = subjectsOfRefs(write, records, sender);
  const acts = subjects.map((subject) => ({ subject, changes: [], isAct: true }));
  const why = decision.kind === "refuse" ? `: ${decision.reason.trim()}` : "";
  const verb = decision.kind === "refuse" ? "notice-refused" : "notice-confirmed";
  recordAct(write, desk, verb, acts, `${kind} ${noticeId} from ${sender}${why}`);
  return decision.kind === "refuse" ? 0 : countPresent(write, desk, notice);
}

function countPresent(write: WriteHandle, desk: IdentityDesk, { records, sender }: Notice): number {
  const ours = desk.organisationId();
  return records.filter((ref) => ownerOfRecord(write, ref, ours) === sender).length;
}
