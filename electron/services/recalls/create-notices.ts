import type { Failure } from "../../../shared/contract/failures.ts";
import { compareTlp, strictestTlp } from "../../../shared/domain/markings/tlp.ts";
import { NOTICE, type NoticeKind } from "../../../shared/exchange/release/notice/notice.ts";
import { keyOf, type RecordRef } from "../../../shared/exchange/release/record-ref.ts";
import type { Holding } from "../../../shared/exchange/release/register/holdings.ts";
import { planRecall } from "../../../shared/exchange/release/register/register.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Tlp } from "../../../shared/model/values.ts";
import { keepBack } from "../../exchange/carrier/recalled.ts";
import { stopSharingIn } from "../../exchange/carrier/sharing.ts";
import { compartmentOf } from "../../exchange/compartment.ts";
import {
  isoOf,
  logicalNowMs,
  recordAct,
  type IdentityDesk,
} from "../../exchange/identity/identity-context.ts";
import { parseState } from "../../exchange/records/stored-states.ts";
import { signStatement } from "../../exchange/statements/sign-statement.ts";
import { subjectsOfRefs } from "../../exchange/statements/statement-act.ts";
import { insertStatement } from "../../exchange/statements/statement-rows.ts";
import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import { uuidBytes } from "../../storage/records/uuid.ts";
import { readHoldings } from "./read-holdings.ts";

export interface NoticeOrder {
  readonly kind: NoticeKind;
  /** What is called back, with all its parts that went out. */
  readonly refs: readonly RecordRef[];
  readonly peerIds: readonly string[] | "all";
  readonly reason: string;
  /** Until when an answer is expected; null: two weeks. */
  readonly dueAt: string | null;
  /** Expiry only: from when it holds no more; null: from now on. */
  readonly expiresAt: string | null;
}

/** Writes a notice to each peer that has something of it by the register; gives their ids. In the caller's transaction. */
export function createNotices(
  write: WriteHandle,
  desk: IdentityDesk,
  order: NoticeOrder,
): Result<readonly string[], Failure> {
  const reason = order.reason.trim();
  if (reason === "") return err({ kind: "reason-required", act: order.kind });
  const nowMs = logicalNowMs(write, desk);
  const dueAt = order.dueAt ?? isoOf(nowMs + USUAL_TIME_MS);
  if (dueAt <= isoOf(nowMs)) {
    return err({ kind: "invalid-value", field: "by", found: dueAt, expected: `> ${isoOf(nowMs)}` });
  }
  const ours = desk.organisationId();
  const holdings = readHoldings(write, order.refs, ours, nowMs);
  const planned = planRecall(order.refs, holdings).flatMap(({ organisationId, records }) => {
    const isAsked =
      organisationId !== null &&
      (order.peerIds === "all" || order.peerIds.includes(organisationId));
    const own = records.filter(({ id }) => isOurs(write, id, ours));
    return isAsked && own.length > 0 ? [{ organisationId, records: own }] : [];
  });
  if (planned.length === 0) return err({ kind: "nothing-to-recall" });
  const ids: string[] = [];
  for (const one of planned) {
    const tlp = labelOf(one.organisationId, one.records, holdings);
    const written = writeNotice(write, desk, { ...order, ...one, reason, dueAt, nowMs, tlp });
    if (!written.ok) return written;
    ids.push(written.value);
  }
  return ok(ids);
}

const USUAL_TIME_MS = 14 * 86_400_000;

interface PlannedNotice extends Omit<NoticeOrder, "dueAt"> {
  readonly organisationId: string;
  readonly records: readonly RecordRef[];
  readonly dueAt: string;
  readonly nowMs: number;
  readonly tlp: Tlp;
}

function writeNotice(
  write: WriteHandle,
  desk: IdentityDesk,
  planned: PlannedNotice,
): Result<string, Failure> {
  const { kind, organisationId, records, reason, dueAt, nowMs, tlp, refs } = planned;
  const noticeId = desk.actor().ids.newId();
  const signed = signStatement(write, desk, NOTICE, {
    noticeId,
    kind,
    sender: desk.organisationId(),
    recipient: organisationId,
    purpose: { ...compartmentOf(desk.vaultKind) },
    issuedAt: isoOf(nowMs),
    dueAt,
    expiresAt: kind === "expiry" ? (planned.expiresAt ?? isoOf(nowMs)) : null,
    correctedBy: null,
    reason,
    records: records.map(({ kind: recordKind, id }) => ({ kind: recordKind, id })),
  });
  if (!signed.ok) return signed;
  insertStatement(write, {
    ...signed.value,
    id: noticeId,
    kind: "notice",
    direction: "sent",
    organisationId,
    threadId: noticeId,
    tlp,
    atMs: nowMs,
    refusal: null,
  });
  const subjects = subjectsOfRefs(write, refs, organisationId);
  const cause = `${kind} ${noticeId} to ${organisationId}: ${reason}`;
  const acts = subjects.map((subject) => ({ subject, changes: [], isAct: true }));
  recordAct(write, desk, "notice-created", acts, cause);
  // What was wrong or has expired may be followed by something better; what should never have gone must not go on.
  if (kind !== "recall") return ok(noticeId);
  keepBack(write, organisationId, noticeId, records);
  const heads = refs.filter((ref) => ref.kind === "incident" || ref.kind === "report");
  stopSharingIn(
    write,
    desk,
    [organisationId],
    heads.map(({ id }) => id),
  );
  return ok(noticeId);
}

/** What came from others they call back themselves. */
function isOurs(read: ReadHandle, id: string, ours: string): boolean {
  const state = read.get<{ readonly changes: string }>(
    "SELECT changes FROM exchange_state WHERE uuid = ?",
    [uuidBytes(id)],
  );
  return state === undefined || parseState(state.changes).owner === ours;
}

/** It says of the records no more than they did; TLP:RED would need persons, and a notice goes to the desk. */
function labelOf(
  organisationId: string,
  records: readonly RecordRef[],
  holdings: readonly Holding[],
): Tlp {
  const keys = new Set(records.map(keyOf));
  const labels = holdings
    .filter((one) => one.organisationId === organisationId && keys.has(keyOf(one.ref)))
    .map(({ tlp }) => tlp);
  const strictest = strictestTlp(labels) ?? "TLP:AMBER+STRICT";
  return compareTlp(strictest, "TLP:AMBER+STRICT") > 0 ? "TLP:AMBER+STRICT" : strictest;
}
