import type { TlpLabel } from "../../../domain/markings/tlp.ts";
import { compareText } from "../compare-text.ts";
import type { Notice } from "../notice/notice.ts";
import type { NoticeState } from "../notice/notice-state.ts";
import type { RecordRef } from "../record-ref.ts";
import { compareRefs, keyOf } from "../record-ref.ts";
import type { Delivery, DisclosedRecord, Disclosure } from "./disclosure.ts";

/**
 * `has`: it went out and nothing took it back. `deleted`: its deletion was told. `recalling`: called back, no answer yet.
 * `recalled`: the peer has confirmed. `kept`: the peer has refused.
 */
export const HOLDING_STATUSES = ["has", "deleted", "recalling", "recalled", "kept"] as const;
export type HoldingStatus = (typeof HOLDING_STATUSES)[number];

/** That somebody has one record, since when and how it stands. */
export interface Holding {
  /** null: anyone, because it was published. */
  readonly organisationId: string | null;
  readonly ref: RecordRef;
  readonly containerIds: readonly string[];
  /** Label under which it went out last. */
  readonly tlp: TlpLabel;
  readonly since: string;
  readonly last: string;
  readonly timesSent: number;
  /** When the peer first said that it arrived; null: on its way, or no bundle at all. */
  readonly deliveredAt: string | null;
  readonly status: HoldingStatus;
}

/** A notice of ours and where it stands. */
export interface SentNotice {
  readonly notice: Notice;
  readonly state: NoticeState;
}

/** What the register is computed from. */
export interface RegisterFacts {
  readonly disclosures: readonly Disclosure[];
  readonly deliveries: readonly Delivery[];
  readonly notices: readonly SentNotice[];
}

/** Who has what since when: one entry for each organisation and record, in one order. */
export function computeHoldings(facts: RegisterFacts): readonly Holding[] {
  const deliveredAt = firstDeliveries(facts.deliveries);
  const holdings = new Map<string, Holding>();
  for (const disclosure of facts.disclosures.toSorted((a, b) => compareText(a.at, b.at))) {
    for (const organisationId of holdersOf(disclosure)) {
      const delivered =
        deliveredAt.get(`${disclosure.bundleId ?? ""} ${organisationId ?? ""}`) ?? null;
      for (const record of disclosure.records) {
        const key = `${organisationId ?? ""} ${keyOf(record)}`;
        const before = holdings.get(key);
        holdings.set(key, addDisclosure(before, organisationId, record, disclosure.at, delivered));
      }
    }
  }
  for (const sent of facts.notices.toSorted((a, b) =>
    compareText(a.notice.issuedAt, b.notice.issuedAt),
  )) {
    applyRecall(holdings, sent);
  }
  return [...holdings.values()].toSorted(
    (a, b) =>
      compareText(a.organisationId ?? "", b.organisationId ?? "") || compareRefs(a.ref, b.ref),
  );
}

function holdersOf({ organisationIds }: Disclosure): readonly (string | null)[] {
  return organisationIds.length === 0 ? [null] : organisationIds;
}

function firstDeliveries(deliveries: readonly Delivery[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const { bundleId, organisationId, at } of deliveries) {
    const key = `${bundleId} ${organisationId}`;
    const known = first.get(key);
    if (known === undefined || at < known) first.set(key, at);
  }
  return first;
}

function addDisclosure(
  before: Holding | undefined,
  organisationId: string | null,
  record: DisclosedRecord,
  at: string,
  deliveredAt: string | null,
): Holding {
  const { kind, id, containerIds, tlp, isTombstone } = record;
  return {
    organisationId,
    ref: { kind, id },
    // A record that has moved is still part of what it came with: a recall of the old container concerns it too.
    containerIds: [...new Set([...(before?.containerIds ?? []), ...containerIds])].toSorted(
      compareText,
    ),
    tlp,
    since: before?.since ?? at,
    last: at,
    timesSent: (before?.timesSent ?? 0) + 1,
    deliveredAt: before?.deliveredAt ?? deliveredAt,
    status: isTombstone ? "deleted" : "has",
  };
}

/** A recall counts for what had gone out before it; what was sent again afterwards is there again. */
function applyRecall(holdings: Map<string, Holding>, { notice, state }: SentNotice): void {
  if (notice.kind !== "recall") return;
  for (const ref of notice.records) {
    const key = `${notice.recipient} ${keyOf(ref)}`;
    const holding = holdings.get(key);
    if (holding === undefined || holding.last > notice.issuedAt) continue;
    holdings.set(key, { ...holding, status: statusAfter(state) });
  }
}

function statusAfter(state: NoticeState): HoldingStatus {
  switch (state.kind) {
    case "confirmed":
      return "recalled";
    case "refused":
      return "kept";
    case "open":
    case "overdue":
      return "recalling";
  }
}
