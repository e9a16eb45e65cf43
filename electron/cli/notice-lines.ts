import { describeKeptRefusal } from "../../shared/exchange/release/notice/notice-text-data.ts";
import type { NoticeView } from "../services/recalls/notice-view.ts";
import { table } from "./output.ts";

/** A notice for scripts. */
export function noticeDocument(view: NoticeView) {
  const { id, direction, peer, notice, state, refusal, journey, handledCount, isKeptBack } = view;
  const answered = state?.kind === "confirmed" || state?.kind === "refused" ? state : null;
  return {
    id,
    direction,
    peer,
    kind: notice?.kind ?? null,
    /** `invalid`: it came and has no effect; `message` says why. */
    state: state?.kind ?? "invalid",
    records: notice?.records ?? [],
    reason: notice?.reason ?? null,
    issuedAt: notice?.issuedAt ?? null,
    dueAt: notice?.dueAt ?? null,
    expiresAt: notice?.expiresAt ?? null,
    /** Of ours: not-sent, sent (in a bundle) or delivered (the peer has confirmed that bundle). */
    journey,
    answeredAt: answered?.at ?? null,
    late: answered?.isLate ?? false,
    refusedBecause: state?.kind === "refused" ? state.reason : null,
    /** Records on which it was carried out. */
    handled: handledCount,
    keptBack: isKeptBack,
    invalid: refusal,
    message: refusal === null ? null : describeKeptRefusal(refusal).en,
  };
}

/** The same for people. */
export function noticeLines(
  items: readonly ReturnType<typeof noticeDocument>[],
): readonly string[] {
  return [
    ...table(
      ["id", "direction", "peer", "kind", "state", "due", "records", "reason"],
      items.map((one) => [
        one.id,
        one.direction,
        one.peer.name,
        one.kind ?? "–",
        one.late ? `${one.state}, late` : one.state,
        one.dueAt ?? "–",
        String(one.records.length),
        (one.reason ?? "").replaceAll(/\s+/g, " "),
      ]),
    ),
    ...items.flatMap(({ id, refusedBecause, message }) => [
      ...(refusedBecause === null ? [] : [`${id}: refused: ${refusedBecause}`]),
      ...(message === null ? [] : [`${id}: ${message}`]),
    ]),
  ];
}
