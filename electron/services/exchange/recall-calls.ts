import { MAX_SHOWN_RECORDS } from "../../../shared/contract/exchange-release.ts";
import type { exchangeContract } from "../../../shared/contract/exchange.ts";
import type { NoticeRecord, NoticeRow } from "../../../shared/contract/exchange-notices.ts";
import type { ExchangeRecord } from "../../../shared/exchange/record/exchange-record.ts";
import { titleOf } from "../../../shared/exchange/release/closure/record-title.ts";
import { err, ok } from "../../../shared/result.ts";
import { readHistories } from "../../exchange/records/read-histories.ts";
import { subjectsOfPeer } from "../../exchange/records/read-register.ts";
import { ownerOfRecord } from "../../exchange/records/record-owner.ts";
import { readStoredState } from "../../exchange/records/stored-states.ts";
import type { ExchangeDesk } from "../../exchange/records/write-release.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import type { NoticeView } from "../recalls/notice-view.ts";
import type { RecallService } from "../recalls/recalls.ts";

/** Recalls, corrections and expiries of both directions, and what can be done about them. */
export function recallCalls(
  desk: ExchangeDesk,
  recalls: RecallService,
): Handlers<(typeof exchangeContract)["recalls"]> {
  return {
    list: () => ok({ items: recalls.list().map(noticeRow) }),
    records: ({ id }) => {
      const view = recalls.list().find((one) => one.id === id);
      if (view === undefined) return err({ kind: "unknown-notice", id });
      const records = recordsOf(desk, view);
      const hereCount = records.filter(({ isHere }) => isHere).length;
      return ok({ items: records.slice(0, MAX_SHOWN_RECORDS), count: records.length, hereCount });
    },
    create: async (order) => {
      const created = await recalls.create(order);
      return created.ok ? ok({ items: created.value.map(noticeRow) }) : created;
    },
    confirm: async ({ id, language }) => {
      const done = await recalls.confirm(id, language);
      return done.ok ? ok(noticeRow(done.value)) : done;
    },
    refuse: async ({ id, reason }) => {
      const done = await recalls.refuse(id, reason);
      return done.ok ? ok(noticeRow(done.value)) : done;
    },
    withdraw: ({ id }) => recalls.withdraw(id),
    lift: ({ id }) => {
      const lifted = recalls.lift(id);
      return lifted.ok ? ok({ count: lifted.value }) : lifted;
    },
  };
}

/** Its records may be ten thousand: they are asked for one notice at a time. */
function noticeRow({ notice, ...view }: NoticeView): NoticeRow {
  if (notice === null) return { ...view, notice: null };
  const { kind, issuedAt, dueAt, expiresAt, reason, records } = notice;
  const shown = { kind, issuedAt, dueAt, expiresAt, reason, recordCount: records.length };
  return { ...view, notice: shown };
}

function recordsOf(
  desk: ExchangeDesk,
  { notice, direction, peer }: NoticeView,
): readonly NoticeRecord[] {
  if (notice === null) return [];
  const { read } = desk.database;
  const ours = desk.organisationId();
  const states =
    direction === "sent" ? statesGivenTo(desk, peer.id) : new Map<string, ExchangeRecord>();
  return notice.records.map(({ kind, id }) => {
    const state = states.get(id) ?? readStoredState(read, id)?.record;
    // Whose it is decides: a notice can't name a record of a third organisation and have it shown.
    const isTheirs = state?.owner === notice.sender;
    const isHere = ownerOfRecord(read, { kind, id }, ours) === notice.sender;
    return { kind, id, title: isTheirs ? titleOf(state) : id, isHere };
  });
}

function statesGivenTo(desk: ExchangeDesk, peerId: string): ReadonlyMap<string, ExchangeRecord> {
  const { read } = desk.database;
  const states = readHistories(read, subjectsOfPeer(read, peerId), desk.organisationId());
  return new Map(states.map((state) => [state.id, state]));
}
