import type {
  Arrival,
  ArrivalOutcome,
  ArrivedField,
  ArrivedRecord,
} from "../../../shared/contract/exchange-receipt.ts";
import { MAX_SHOWN_RECORDS } from "../../../shared/contract/exchange-release.ts";
import type { FieldWrite, MergeConflict } from "../../../shared/exchange/merge/merge-plan.ts";
import type { TextState } from "../../../shared/exchange/record/exchange-record.ts";
import { titleOf } from "../../../shared/exchange/release/closure/record-title.ts";
import type { PlannedRecord } from "../../exchange/records/plan-records.ts";
import type { TakenBundle } from "../../exchange/records/take-bundle.ts";
import { sidesOf } from "./proposal-sides.ts";

/** Who the sender is to us. */
export type SenderFacts = Pick<Arrival["sender"], "name" | "trust">;

/** What comes, or came, of a bundle, as it crosses to the window. */
export function arrivalView(
  { manifest, place, rolledBackAt, mayApply, planned, applied }: TakenBundle,
  sender: SenderFacts,
  { takenOutAt = null, isOffered = null }: Partial<Pick<Arrival, "takenOutAt" | "isOffered">> = {},
): Arrival {
  const records = planned.map(arrivedRecord).toSorted(byNeedOfALook);
  const { organisationId, deviceId } = manifest.sender;
  return {
    bundleId: manifest.bundleId,
    sender: { organisationId, deviceId, ...sender },
    createdAt: new Date(manifest.createdLogical.ms).toISOString(),
    vaultKind: manifest.vaultKind,
    purpose: manifest.purpose,
    sequence: manifest.stream.sequence,
    place,
    rolledBackAt,
    takenOutAt,
    tlpCeiling: manifest.tlpCeiling,
    mayApply,
    records: records.slice(0, MAX_SHOWN_RECORDS),
    counts: countsOf(records),
    conflictCount: records.reduce((sum, { conflicts }) => sum + conflicts.length, 0),
    loweredCount: records.filter(({ loweredTlp }) => loweredTlp !== null).length,
    isOffered,
    appliedCount: applied?.changed ?? null,
  };
}

function arrivedRecord({ record, plan }: PlannedRecord): ArrivedRecord {
  const { kind, id } = record;
  const base = { kind, id, title: titleOf(record), ...NOTHING };
  switch (plan.kind) {
    case "merge":
      return {
        ...base,
        title: titleOf(plan.merged),
        outcome: plan.isNew ? "new" : "changed",
        fields: plan.writes.flatMap(fieldOfWrite),
        conflicts: plan.conflicts.map(conflictField),
        loweredTlp: plan.loweredTlp,
      };
    case "propose":
      return { ...base, outcome: "proposed", fields: plan.proposals.map(sidesOf) };
    case "unchanged":
      return { ...base, outcome: "unchanged" };
    case "refused":
    case "misplaced":
      if (plan.refusal.kind === "left-out") return { ...base, outcome: "left-out" };
      return { ...base, outcome: "refused", refusal: plan.refusal.kind };
  }
}

const NOTHING = { fields: [], conflicts: [], loweredTlp: null, refusal: null };

/** Stamps that are newer with the same value are no news to a person. */
function fieldOfWrite(write: FieldWrite): readonly ArrivedField[] {
  switch (write.kind) {
    case "life":
      return write.before === undefined || write.before.isAlive === write.after.isAlive
        ? []
        : [{ field: "life", ours: write.before.isAlive, theirs: write.after.isAlive }];
    case "register":
      return JSON.stringify(write.before ?? null) === JSON.stringify(write.value)
        ? []
        : [{ field: write.field, ours: write.before ?? null, theirs: write.value }];
    case "set": {
      const { field, elements } = write;
      const added = elements.filter(({ isPresent }) => isPresent).map(({ value }) => value);
      const gone = elements.filter(({ isPresent }) => !isPresent).map(({ value }) => value);
      return added.length + gone.length === 0 ? [] : [{ field, ours: gone, theirs: added }];
    }
    case "text": {
      const [ours, theirs] = [newestText(write.before), newestText(write.after)];
      return ours === theirs ? [] : [{ field: write.field, ours, theirs }];
    }
  }
}

function newestText(state: TextState | undefined): string | null {
  return state?.siblings[0]?.value ?? null;
}

function conflictField(conflict: MergeConflict): string {
  return conflict.kind === "changed-after-deletion" ? "life" : conflict.field;
}

/** What asks something of the analyst first, what is the same last; else as the bundle has them. */
function byNeedOfALook(left: ArrivedRecord, right: ArrivedRecord): number {
  return needOf(left) - needOf(right);
}

function needOf({ outcome, conflicts, loweredTlp }: ArrivedRecord): number {
  if (outcome === "refused") return 0;
  if (conflicts.length > 0 || loweredTlp !== null) return 1;
  return 2 + ORDER.indexOf(outcome);
}

const ORDER: readonly ArrivalOutcome[] = ["proposed", "changed", "new", "left-out", "unchanged"];

function countsOf(records: readonly ArrivedRecord[]): Record<ArrivalOutcome, number> {
  const counts = { new: 0, changed: 0, proposed: 0, unchanged: 0, "left-out": 0, refused: 0 };
  for (const { outcome } of records) counts[outcome] += 1;
  return counts;
}
