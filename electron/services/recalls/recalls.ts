import type { Failure } from "../../../shared/contract/failures.ts";
import { parseStatement } from "../../../shared/exchange/identity/signed-statement.ts";
import { NOTICE, type Notice } from "../../../shared/exchange/release/notice/notice.ts";
import type { RecordRef } from "../../../shared/exchange/release/record-ref.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Language } from "../../../shared/text/language.ts";
import { forgetRecall, liftRecall } from "../../exchange/carrier/recalled.ts";
import { ensureIdentity } from "../../exchange/identity/ensure-identity.ts";
import { logicalNowMs, recordAct } from "../../exchange/identity/identity-context.ts";
import { refusalOf } from "../../exchange/statements/take-statements.ts";
import { subjectsOfRefs } from "../../exchange/statements/statement-act.ts";
import {
  deleteStatement,
  journeyOf,
  listStatements,
  readThreadRows,
  type StoredStatement,
} from "../../exchange/statements/statement-rows.ts";
import type { IdentityDesk } from "../../exchange/identity/identity-context.ts";
import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import { changeVault } from "../case-context.ts";
import { answerReceived, type DeskDecision } from "./answer-notice.ts";
import { createNotices, type NoticeOrder } from "./create-notices.ts";
import { viewOfNotice, type NoticeView } from "./notice-view.ts";
import { disclosedKindOf } from "./read-holdings.ts";

/** Recalls, corrections and expiries: signed notices about records that went out, and the answers to them. */
export interface RecallService {
  /**
   * Writes a notice to each peer that the register says has something of it. A recall also ends the sharing. Fails with
   * `nothing-to-recall`, `reason-required`, `invalid-value` or `device-not-certified`.
   */
  readonly create: (order: NoticeOrder) => Promise<Result<readonly NoticeView[], Failure>>;
  /** Both directions, newest first. */
  readonly list: () => readonly NoticeView[];
  /** Does what a peer's notice asks for, and signs that it was done. Can't be taken back. */
  readonly confirm: (id: string, language: Language) => Promise<Result<NoticeView, Failure>>;
  /** Says why not. May be confirmed later. */
  readonly refuse: (id: string, reason: string) => Promise<Result<NoticeView, Failure>>;
  /** Takes a notice of ours back as long as no bundle has carried it. The sharing that it ended stays ended. */
  readonly withdraw: (id: string) => Result<void, Failure>;
  /** Lets the records of a recall go to the peer again; gives how many were kept back. */
  readonly lift: (id: string) => Result<number, Failure>;
  /** A record by its id, as the register knows it. */
  readonly find: (recordId: string) => RecordRef | undefined;
}

export function createRecalls(desk: IdentityDesk): RecallService {
  const { database } = desk;
  const view = (read: ReadHandle, row: StoredStatement): NoticeView =>
    viewOfNotice(read, row, logicalNowMs(read, desk));
  const answer = async (
    id: string,
    decision: DeskDecision,
    language: Language,
  ): Promise<Result<NoticeView, Failure>> => {
    await ensureIdentity(desk);
    return changeVault(database, (write) => {
      const found = received(write, id, decision.kind);
      if (!found.ok) return found;
      const { row, notice } = found.value;
      const answered = answerReceived(write, desk, row, notice, decision, language);
      return answered.ok ? ok(view(write, row)) : answered;
    });
  };
  return {
    create: async (order) => {
      await ensureIdentity(desk);
      return changeVault(database, (write) => {
        const created = createNotices(write, desk, order);
        if (!created.ok) return created;
        return ok(
          created.value.flatMap((id) => readThreadRows(write, id).map((row) => view(write, row))),
        );
      });
    },
    list: () =>
      listStatements(database.read, ["notice"])
        .toReversed()
        .map((row) => view(database.read, row)),
    confirm: (id, language) => answer(id, { kind: "confirm" }, language),
    refuse: (id, reason) => answer(id, { kind: "refuse", reason }, "en"),
    withdraw: (id) => changeVault(database, (write) => withdraw(write, desk, id)),
    lift: (id) => changeVault(database, (write) => lift(write, desk, id)),
    find: (recordId) => disclosedKindOf(database.read, recordId),
  };
}

interface Found {
  readonly row: StoredStatement;
  readonly notice: Notice;
}

function find(
  read: ReadHandle,
  id: string,
  direction: StoredStatement["direction"],
  act: string,
): Result<Found, Failure> {
  const rows = readThreadRows(read, id).filter(({ kind }) => kind === "notice");
  const [first] = rows;
  const row = rows.find((one) => one.direction === direction);
  if (first === undefined) return err({ kind: "unknown-notice", id });
  if (row === undefined) return err({ kind: "notice-not-ours-to-do", id, act });
  const refusal = refusalOf(row);
  const parsed = parseStatement(row.statement, NOTICE);
  if (refusal !== null || !parsed.ok) {
    return err({ kind: "notice-without-effect", id, why: refusal?.kind ?? "malformed" });
  }
  return ok({ row, notice: parsed.value.body });
}

function received(read: ReadHandle, id: string, act: string): Result<Found, Failure> {
  return find(read, id, "received", act);
}

function withdraw(write: WriteHandle, desk: IdentityDesk, id: string): Result<void, Failure> {
  const found = find(write, id, "sent", "withdraw");
  if (!found.ok) return found;
  const { row, notice } = found.value;
  if (journeyOf(write, row) !== "not-sent") return err({ kind: "notice-went-out", id });
  deleteStatement(write, row.rowId);
  forgetRecall(write, id);
  act(write, desk, "notice-withdrawn", notice);
  return ok(undefined);
}

function lift(write: WriteHandle, desk: IdentityDesk, id: string): Result<number, Failure> {
  const found = find(write, id, "sent", "lift");
  if (!found.ok) return found;
  const count = liftRecall(write, id);
  if (count > 0) act(write, desk, "recall-lifted", found.value.notice);
  return ok(count);
}

function act(write: WriteHandle, desk: IdentityDesk, verb: string, notice: Notice): void {
  const { noticeId, recipient, kind, records } = notice;
  const subjects = subjectsOfRefs(write, records, recipient);
  const acts = subjects.map((subject) => ({ subject, changes: [], isAct: true }));
  recordAct(write, desk, verb, acts, `${kind} ${noticeId} to ${recipient}`);
}
