import { planMerge } from "../../../shared/exchange/merge/plan-merge.ts";
import type { MergeContext, MergePlan } from "../../../shared/exchange/merge/merge-plan.ts";
import {
  ownMember,
  type ExchangeKind,
  type ExchangeRecord,
} from "../../../shared/exchange/record/exchange-record.ts";
import type { ReadHandle } from "../../storage/database.ts";
import type { LinkSubject } from "../../storage/journal/change.ts";
import { createPlaces, type PlaceRefusal } from "./places.ts";
import { heldBack, type RecordOrigin } from "./held-back.ts";
import { readHistories } from "./read-histories.ts";
import { inOrderOfReferences } from "./reference-order.ts";

/** What comes of one record of a bundle. Nothing was changed for it. */
export interface PlannedRecord {
  readonly record: ExchangeRecord;
  readonly plan:
    MergePlan<ExchangeKind> | { readonly kind: "misplaced"; readonly refusal: PlaceRefusal };
  readonly subject: LinkSubject | undefined;
  /** What stood here; undefined for what is new. */
  readonly before: ExchangeRecord | undefined;
  /** Whether it has a row now. */
  readonly isStored: boolean;
}

/** Decides on every record of a bundle by what stands here now; what is planned is applied in the same transaction or shown. */
export function planRecords(
  read: ReadHandle,
  records: readonly ExchangeRecord[],
  context: MergeContext,
  origin?: RecordOrigin,
): readonly PlannedRecord[] {
  const subjects = new Set(records.flatMap((record) => subjectOf(record)?.id ?? []));
  const states = readHistories(read, [...subjects], context.ours);
  const local = new Map(states.map((state) => [state.id, state]));
  const places = createPlaces(read);
  const held = heldBack(read, origin);
  // Who puts a whole case in means to have it: what was only made here and unmade must not keep it out.
  const isGone = (subject: LinkSubject | undefined): boolean =>
    context.isWholeCase === true &&
    subject !== undefined &&
    local.get(subject.id)?.life.isAlive === false;
  const leftOut = new Map<string, PlaceRefusal>();
  return inOrderOfReferences(records).map((record) => {
    const isSentAnew = held.isSentAnew(record.id);
    const isAnew = isSentAnew || isGone(subjectOf(record));
    const before = isAnew ? undefined : local.get(record.id);
    const plan = planMerge(before, record, context);
    const whole = plan.kind === "merge" ? plan.merged : (before ?? record);
    const subject = subjectOf(whole);
    const isStored = places.isStored(record);
    const planned = { record, subject, before, isStored };
    const holding = held.refusal(record.id);
    const isOptional =
      holding?.kind === "left-out" && !(plan.kind === "merge" || plan.kind === "propose");
    if (holding !== undefined && !isOptional) {
      leftOut.set(record.id, holding);
      return { ...planned, plan: { kind: "misplaced", refusal: holding } };
    }
    if (plan.kind !== "merge") return { ...planned, plan };
    const refusal = places.take(whole, subject, before === undefined && !isSentAnew);
    return refusal === undefined
      ? { ...planned, plan }
      : { ...planned, plan: { kind: "misplaced", refusal: ofWhatWasLeftOut(refusal, leftOut) } };
  });
}

/** A part of something that was left out stays offered with it. */
function ofWhatWasLeftOut(
  refusal: PlaceRefusal,
  leftOut: ReadonlyMap<string, PlaceRefusal>,
): PlaceRefusal {
  const id =
    refusal.kind === "subject-missing"
      ? refusal.subjectId
      : refusal.kind === "reference-missing"
        ? refusal.targetId
        : null;
  const cause = id === null ? undefined : leftOut.get(id);
  return cause?.kind === "left-out" ? cause : refusal;
}

/** The incident or report in whose history a record stands. */
export function subjectOf({ kind, id, registers }: ExchangeRecord): LinkSubject | undefined {
  if (kind === "incident" || kind === "report") return { kind, id };
  const idIn = (field: string): string | undefined => {
    const value = ownMember(registers, field)?.value;
    return typeof value === "string" ? value : undefined;
  };
  if (kind === "relation") {
    const from = idIn("fromKind");
    const fromId = idIn("fromId");
    return (from === "incident" || from === "report") && fromId !== undefined
      ? { kind: from, id: fromId }
      : undefined;
  }
  const incidentId = idIn("incidentId");
  if (incidentId !== undefined) return { kind: "incident", id: incidentId };
  const reportId = idIn("reportId");
  return reportId === undefined ? undefined : { kind: "report", id: reportId };
}
