import { planMerge } from "../../../shared/exchange/merge/plan-merge.ts";
import type { MergeContext, MergePlan } from "../../../shared/exchange/merge/merge-plan.ts";
import {
  ownMember,
  type ExchangeKind,
  type ExchangeRecord,
} from "../../../shared/exchange/record/exchange-record.ts";
import type { ReadHandle } from "../../storage/database.ts";
import type { LinkSubject } from "../../storage/journal/change.ts";
import { findRowId } from "../../storage/records/record-rows.ts";
import { recordDefinition } from "../../storage/records/record-definitions-table.ts";
import { uuidBytes } from "../../storage/records/uuid.ts";
import { readHistories } from "./read-histories.ts";

/** Why a record can't stand here, whatever its content. */
export type PlaceRefusal =
  /** What it belongs to is neither here nor in the bundle. */
  | { readonly kind: "subject-missing"; readonly subjectId: string | null }
  /** Its id or its number is that of another record here. */
  | { readonly kind: "already-taken"; readonly what: "id" | "number" };

/** What comes of one record of a bundle. Nothing was changed for it. */
export interface PlannedRecord {
  readonly record: ExchangeRecord;
  readonly plan:
    MergePlan<ExchangeKind> | { readonly kind: "misplaced"; readonly refusal: PlaceRefusal };
  readonly subject: LinkSubject | undefined;
  /** Whether it has a row now. */
  readonly isStored: boolean;
}

/** Decides on every record of a bundle by what stands here now; what is planned is applied in the same transaction or shown. */
export function planRecords(
  read: ReadHandle,
  records: readonly ExchangeRecord[],
  context: MergeContext,
): readonly PlannedRecord[] {
  const subjects = new Set(records.flatMap((record) => subjectOf(record)?.id ?? []));
  const states = readHistories(read, [...subjects], context.ours);
  const local = new Map(states.map((state) => [state.id, state]));
  const coming = new Set<string>();
  return records.map((record) => {
    const known = local.get(record.id);
    const plan = planMerge(known, record, context);
    const whole = plan.kind === "merge" ? plan.merged : (known ?? record);
    const subject = subjectOf(whole);
    const isStored = findRowId(read, tableOf(record.kind), record.id) !== undefined;
    const planned = { record, subject, isStored };
    if (plan.kind !== "merge") return { ...planned, plan };
    const refusal = refusePlace(read, whole, { subject, coming, isUnknown: known === undefined });
    if (refusal !== undefined) return { ...planned, plan: { kind: "misplaced", refusal } };
    coming.add(record.id);
    return { ...planned, plan };
  });
}

/** The incident or report in whose history a record stands. */
function subjectOf({ kind, id, registers }: ExchangeRecord): LinkSubject | undefined {
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

function refusePlace(
  read: ReadHandle,
  record: ExchangeRecord,
  place: {
    readonly subject: LinkSubject | undefined;
    readonly coming: ReadonlySet<string>;
    readonly isUnknown: boolean;
  },
): PlaceRefusal | undefined {
  const { subject, coming, isUnknown } = place;
  if (subject === undefined) return { kind: "subject-missing", subjectId: null };
  const isThere =
    subject.id === record.id ||
    coming.has(subject.id) ||
    findRowId(read, subject.kind, subject.id) !== undefined;
  if (!isThere) return { kind: "subject-missing", subjectId: subject.id };
  const mergedInto = ownMember(record.registers, "mergedInto")?.value;
  if (typeof mergedInto === "string" && findRowId(read, "incident", mergedInto) === undefined) {
    return { kind: "subject-missing", subjectId: mergedInto };
  }
  if (isUnknown && findRowId(read, tableOf(record.kind), record.id) !== undefined) {
    return { kind: "already-taken", what: "id" };
  }
  return isNumberTaken(read, record) ? { kind: "already-taken", what: "number" } : undefined;
}

function isNumberTaken(read: ReadHandle, { kind, id, registers }: ExchangeRecord): boolean {
  const number = ownMember(registers, "number")?.value;
  if ((kind !== "incident" && kind !== "report") || typeof number !== "string") return false;
  const sql = `SELECT 1 FROM ${kind} WHERE number = ? AND uuid <> ?`;
  return read.get(sql, [number, uuidBytes(id)]) !== undefined;
}

function tableOf(kind: ExchangeKind): string {
  return kind === "sighting" ? "sighting" : recordDefinition(kind).table;
}
