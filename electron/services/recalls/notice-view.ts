import type { Tlp } from "../../../shared/model/values.ts";
import type { Notice } from "../../../shared/exchange/release/notice/notice.ts";
import type { NoticeState } from "../../../shared/exchange/release/notice/notice-state.ts";
import { readPeer } from "../../exchange/identity/stored-peers.ts";
import { isKeptBack } from "../../exchange/carrier/recalled.ts";
import {
  journeyOf,
  type StatementJourney,
  type StoredStatement,
} from "../../exchange/statements/statement-rows.ts";
import type { KeptRefusal } from "../../exchange/statements/finding.ts";
import { refusalOf } from "../../exchange/statements/take-statements.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { answersOf, noticeOf, stateOfNotice } from "./notice-rows.ts";

/** A notice as the desk sees it. */
export interface NoticeView {
  readonly id: string;
  /** `sent`: ours, about what we gave away. `received`: theirs, about what we have of them. */
  readonly direction: "sent" | "received";
  readonly peer: { readonly id: string; readonly name: string };
  /** Label of what it speaks of. */
  readonly tlp: Tlp;
  /** Null when it came in a form that nobody can read. */
  readonly notice: Notice | null;
  /** Null when it has no effect. */
  readonly state: NoticeState | null;
  /** Why it has no effect here. */
  readonly refusal: KeptRefusal | null;
  /** Of ours: whether it has gone out and was confirmed to have come. */
  readonly journey: StatementJourney;
  /** Records on which the peer, or we, carried it out; null while it is open or refused. */
  readonly handledCount: number | null;
  /** Records of it are kept from going to the peer again. */
  readonly isKeptBack: boolean;
}

export function viewOfNotice(read: ReadHandle, row: StoredStatement, nowMs: number): NoticeView {
  const notice = noticeOf(row);
  const refusal = refusalOf(row);
  const hasEffect = notice !== undefined && refusal === null;
  const confirmed = hasEffect
    ? answersOf(read, row).find(({ answer }) => answer === "confirmed")
    : undefined;
  return {
    id: row.threadId,
    direction: row.direction,
    peer: {
      id: row.organisationId,
      name: readPeer(read, row.organisationId)?.name ?? row.organisationId,
    },
    tlp: row.tlp,
    notice: notice ?? null,
    state: hasEffect ? stateOfNotice(read, notice, row, nowMs) : null,
    refusal,
    journey: row.direction === "sent" ? journeyOf(read, row) : "delivered",
    handledCount: confirmed?.handledCount ?? null,
    isKeptBack: row.direction === "sent" && isKeptBack(read, row.threadId),
  };
}
