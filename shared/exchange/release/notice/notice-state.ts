import type { Result } from "../../../result.ts";
import { err, ok } from "../../../result.ts";
import { compareText } from "../compare-text.ts";
import type { Notice, NoticeAnswer } from "./notice.ts";
import { NOTICE_ANSWER_DOMAIN } from "./notice.ts";

/**
 * Where a notice stands, the same at both desks. `isLate`: answered after the day it was due. A refusal can turn into a
 * confirmation, never the other way round: what was removed is gone.
 */
export type NoticeState =
  | { readonly kind: "open"; readonly dueAt: string }
  | { readonly kind: "overdue"; readonly dueAt: string }
  | { readonly kind: "confirmed"; readonly at: string; readonly isLate: boolean }
  | {
      readonly kind: "refused";
      readonly at: string;
      readonly reason: string;
      readonly isLate: boolean;
    };

/** The state from all answers that came, in any order and any number of times. */
export function noticeState(
  notice: Notice,
  answers: readonly NoticeAnswer[],
  nowMs: number,
): NoticeState {
  const ours = answers
    .filter(({ noticeId }) => noticeId === notice.noticeId)
    .toSorted(
      (a, b) =>
        compareText(a.answeredAt, b.answeredAt) || compareText(a.reason ?? "", b.reason ?? ""),
    );
  const confirmed = ours.find(({ answer }) => answer === "confirmed");
  if (confirmed !== undefined) {
    const { answeredAt: at } = confirmed;
    return { kind: "confirmed", at, isLate: at > notice.dueAt };
  }
  const refused = ours.at(-1);
  if (refused !== undefined) {
    const { answeredAt: at, reason } = refused;
    return { kind: "refused", at, reason: reason ?? "", isLate: at > notice.dueAt };
  }
  const kind = nowMs > Date.parse(notice.dueAt) ? "overdue" : "open";
  return { kind, dueAt: notice.dueAt };
}

/** What the desk decides about a notice that is open, overdue or was refused. */
export type NoticeDecision =
  | { readonly kind: "confirm"; readonly handledCount: number }
  | { readonly kind: "refuse"; readonly reason: string };

export interface NoticeDesk {
  readonly noticeSha256: string;
  readonly answeredAt: string;
  readonly journalHead: string;
}

export type NoticeAnswerError =
  | { readonly kind: "already-confirmed"; readonly at: string }
  | { readonly kind: "reason-required" };

/** The answer to be signed. */
export function answerNotice(
  notice: Notice,
  state: NoticeState,
  decision: NoticeDecision,
  desk: NoticeDesk,
): Result<NoticeAnswer, NoticeAnswerError> {
  if (state.kind === "confirmed") return err({ kind: "already-confirmed", at: state.at });
  const reason = decision.kind === "refuse" ? decision.reason.trim() : null;
  if (reason === "") return err({ kind: "reason-required" });
  return ok({
    $domain: NOTICE_ANSWER_DOMAIN,
    noticeId: notice.noticeId,
    sender: notice.recipient,
    recipient: notice.sender,
    answer: decision.kind === "confirm" ? "confirmed" : "refused",
    reason,
    handledCount: decision.kind === "confirm" ? decision.handledCount : 0,
    ...desk,
  });
}
