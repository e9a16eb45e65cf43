import type { TlpLabel } from "../../../domain/markings/tlp.ts";
import { strictestTlp } from "../../../domain/markings/tlp.ts";
import { compareText } from "../compare-text.ts";
import { MAX_NOTICE_RECORDS } from "../notice/notice.ts";
import type { RecordRef } from "../record-ref.ts";
import { compareRefs, keyOf } from "../record-ref.ts";
import type { Holding, HoldingStatus } from "./holdings.ts";

/** One line of the register: what one holder has of one thing. */
export interface RegisterLine {
  readonly organisationId: string | null;
  readonly since: string;
  readonly last: string;
  /** Strictest label among what the holder has. */
  readonly tlp: TlpLabel | null;
  readonly countByKind: Readonly<Partial<Record<string, number>>>;
  readonly countByStatus: Readonly<Partial<Record<HoldingStatus, number>>>;
  /** Records whose arrival the holder has not confirmed. */
  readonly undeliveredCount: number;
}

/** Who has something of this incident (or report): one line for each holder. */
export function registerOfIncident(
  holdings: readonly Holding[],
  incidentId: string,
): readonly RegisterLine[] {
  const concerned = holdings.filter((holding) => isOf(holding, incidentId));
  return [...groupBy(concerned, ({ organisationId }) => organisationId ?? "").values()].map(lineOf);
}

/** What a peer has, for each incident or report; what belongs to none stands under null. */
export function registerOfPeer(
  holdings: readonly Holding[],
  organisationId: string | null,
): readonly (RegisterLine & { readonly rootId: string | null })[] {
  const theirs = holdings.filter((holding) => holding.organisationId === organisationId);
  const placed = theirs.flatMap((holding) =>
    rootsOf(holding).map((rootId) => ({ rootId, holding })),
  );
  return [...groupBy(placed, ({ rootId }) => rootId ?? "").values()].map((some) => ({
    ...lineOf(some.map(({ holding }) => holding)),
    rootId: some[0]?.rootId ?? null,
  }));
}

/** A recall that has to go out. `organisationId` null: it was published and can't be called back. */
export interface PlannedRecall {
  readonly organisationId: string | null;
  readonly records: readonly RecordRef[];
}

/**
 * The notices by which these records, and all their parts that went out, are called back from everybody who has them.
 * Left out is what a holder has removed already; whoever has refused is asked again.
 */
export function planRecall(
  refs: readonly RecordRef[],
  holdings: readonly Holding[],
): readonly PlannedRecall[] {
  const keys = new Set(refs.map(keyOf));
  const ids = new Set(refs.map(({ id }) => id));
  const concerned = holdings.filter(
    ({ ref, containerIds, status }) =>
      status !== "recalled" &&
      status !== "deleted" &&
      (keys.has(keyOf(ref)) || containerIds.some((id) => ids.has(id))),
  );
  return [...groupBy(concerned, ({ organisationId }) => organisationId ?? "").values()].flatMap(
    (some) => noticesFor(some),
  );
}

function noticesFor(holdings: readonly Holding[]): readonly PlannedRecall[] {
  const records = holdings.map(({ ref }) => ref).toSorted(compareRefs);
  const organisationId = holdings[0]?.organisationId ?? null;
  const notices: PlannedRecall[] = [];
  for (let start = 0; start < records.length; start += MAX_NOTICE_RECORDS) {
    notices.push({ organisationId, records: records.slice(start, start + MAX_NOTICE_RECORDS) });
  }
  return notices;
}

function isOf({ ref, containerIds }: Holding, rootId: string): boolean {
  return ref.id === rootId || containerIds.includes(rootId);
}

/** Incidents and reports are what a register speaks of; a part stands under each that it belongs to. */
function rootsOf({ ref, containerIds }: Holding): readonly (string | null)[] {
  if (ref.kind === "incident" || ref.kind === "report") return [ref.id];
  return containerIds.length === 0 ? [null] : containerIds;
}

function lineOf(holdings: readonly Holding[]): RegisterLine {
  const times = holdings.map(({ since }) => since).toSorted(compareText);
  const lasts = holdings.map(({ last }) => last).toSorted(compareText);
  const held = holdings.filter(({ status }) => status !== "deleted" && status !== "recalled");
  return {
    organisationId: holdings[0]?.organisationId ?? null,
    since: times[0] ?? "",
    last: lasts.at(-1) ?? "",
    tlp: strictestTlp(held.map(({ tlp }) => tlp)),
    countByKind: countOf(holdings.map(({ ref }) => ref.kind)),
    countByStatus: countOf(holdings.map(({ status }) => status)),
    undeliveredCount: holdings.filter(({ deliveredAt }) => deliveredAt === null).length,
  };
}

function countOf<Name extends string>(
  names: readonly Name[],
): Readonly<Partial<Record<Name, number>>> {
  const counts: Partial<Record<Name, number>> = {};
  for (const name of names.toSorted(compareText)) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function groupBy<T>(items: readonly T[], keyOfItem: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return new Map([...groups].toSorted(([a], [b]) => compareText(a, b)));
}
