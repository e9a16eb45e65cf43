import { parseStatement } from "../../../shared/exchange/identity/signed-statement.ts";
import {
  NOTICE,
  NOTICE_ANSWER,
  type Notice,
  type NoticeAnswer,
} from "../../../shared/exchange/release/notice/notice.ts";
import {
  noticeState,
  type NoticeState,
} from "../../../shared/exchange/release/notice/notice-state.ts";
import { readThreadRows, type StoredStatement } from "../../exchange/statements/statement-rows.ts";
import type { ReadHandle } from "../../storage/database.ts";

/** A notice as it was signed, or undefined when the row is none that can be read: it came so, and is kept as proof. */
export function noticeOf({ kind, statement }: StoredStatement): Notice | undefined {
  if (kind !== "notice") return undefined;
  const parsed = parseStatement(statement, NOTICE);
  return parsed.ok ? parsed.value.body : undefined;
}

/** The answers to a notice that count: from the desk that was asked, to the text that was signed. */
export function answersOf(read: ReadHandle, notice: StoredStatement): readonly NoticeAnswer[] {
  const direction = notice.direction === "sent" ? "received" : "sent";
  return readThreadRows(read, notice.threadId).flatMap((row) => {
    const isAnswer = row.kind === "notice-answer" && row.direction === direction;
    if (!isAnswer || row.refusal !== null) return [];
    if (row.organisationId !== notice.organisationId) return [];
    const parsed = parseStatement(row.statement, NOTICE_ANSWER);
    return parsed.ok ? [parsed.value.body] : [];
  });
}

export function stateOfNotice(
  read: ReadHandle,
  notice: Notice,
  row: StoredStatement,
  nowMs: number,
): NoticeState {
  return noticeState(notice, answersOf(read, row), nowMs);
}
