import { latestStamp } from "../../../shared/exchange/record/record-stamps.ts";
import type { ExchangeRecord } from "../../../shared/exchange/record/exchange-record.ts";
import type { WriteHandle } from "../../storage/database.ts";
import { laterTime, type Actor, type HybridTime } from "../../storage/journal/action-stamp.ts";
import { applyAction, type AppliedAction } from "../../storage/journal/apply-action.ts";
import type { Change, LinkSubject, SubjectChanges } from "../../storage/journal/change.ts";
import { readHead } from "../../storage/journal/journal-rows.ts";
import { toLinkColumns } from "../../storage/links/link-columns.ts";
import { recordDefinition } from "../../storage/records/record-definitions-table.ts";
import { linkOfFields } from "./link-of-fields.ts";
import type { PlannedRecord } from "./plan-records.ts";
import { storedFields } from "./stored-fields.ts";
import { writeStoredState } from "./stored-states.ts";

/**
 * Makes what was planned, in the caller's transaction and as one action of the journal whose cause says where they come from. What is not
 * to be merged stays as it is: the caller tells of it.
 */
export function applyRecords(
  write: WriteHandle,
  actor: Actor,
  planned: readonly PlannedRecord[],
  {
    verb,
    cause,
    // An undo would be told to the others as our own deletion of their records.
    isUndoable = false,
  }: { readonly verb: string; readonly cause: string; readonly isUndoable?: boolean },
): AppliedAction {
  const merges = planned.flatMap(mergeOf);
  const applied = applyAction(write, actor, {
    verb,
    cause,
    isUndoable,
    seenTime: merges.map(({ merged }) => latestStamp(merged)).reduce(later, undefined),
    subjects: subjectsOf(merges),
  });
  const { sequence } = readHead(write);
  for (const { merged, subject } of merges) {
    writeStoredState(write, subject, { record: merged, sequence });
  }
  return applied;
}

interface Merge {
  readonly merged: ExchangeRecord;
  readonly subject: LinkSubject;
  readonly isStored: boolean;
  readonly changedFields: ReadonlySet<string>;
}

function mergeOf({ plan, subject, isStored }: PlannedRecord): readonly Merge[] {
  if (plan.kind !== "merge" || subject === undefined) return [];
  const { merged, writes } = plan;
  const changedFields = new Set(writes.flatMap((one) => (one.kind === "life" ? [] : [one.field])));
  return [{ merged, subject, isStored, changedFields }];
}

function later(left: HybridTime | undefined, right: HybridTime): HybridTime {
  return laterTime(left, right) ?? right;
}

/**
 * Incidents first, in the order of references: reports and parts refer to them. Each stands in the journal also when nothing that is
 * seen changed: a stamp of theirs is known from then on, and the clock has to be above it.
 */
function subjectsOf(merges: readonly Merge[]): readonly SubjectChanges[] {
  const heads = merges.filter(({ merged, subject }) => merged.id === subject.id);
  const parts = merges.filter(({ merged, subject }) => merged.id !== subject.id);
  const keyOf = ({ subject }: Merge): string => `${subject.kind} ${subject.id}`;
  const kindOf = ([key]: readonly [string, unknown]): number =>
    key.startsWith("incident ") ? 0 : 1;
  return [...Map.groupBy([...heads, ...parts], keyOf)]
    .toSorted((a, b) => kindOf(a) - kindOf(b))
    .flatMap(([, group]) => {
      const [first] = group;
      if (first === undefined) return [];
      const subject = { ...first.subject, title: titleOf(group) };
      return [{ subject, changes: group.toSorted(byEnd).flatMap(changesOf), isAct: true }];
    });
}

/** Relations that end go before what they name. */
function byEnd(a: Merge, b: Merge): number {
  return Number(isEndedRelation(b)) - Number(isEndedRelation(a));
}

function isEndedRelation({ merged }: Merge): boolean {
  return merged.kind === "relation" && !merged.life.isAlive;
}

function titleOf(group: readonly Merge[]): string {
  const own = group.find(({ merged, subject }) => merged.id === subject.id);
  const title = own?.merged.registers["title"]?.value;
  return typeof title === "string" ? title : "";
}

function changesOf({ merged, subject, isStored, changedFields }: Merge): readonly Change[] {
  const { kind, id, life } = merged;
  if (!life.isAlive) return isStored ? deletion(merged) : [];
  const fields = storedFields(merged);
  if (!isStored) {
    if (kind !== "observable-link") return [{ op: "create", kind, id, fields }];
    const columns = toLinkColumns([linkOfFields(fields)]);
    return [{ op: "create-links", subject, ids: [{ first: id, count: 1 }], columns }];
  }
  const known = kind === "sighting" ? fields : recordDefinition(kind).fields;
  const changed = Object.entries(fields).filter(
    ([name]) => changedFields.has(name) && Object.hasOwn(known, name),
  );
  return changed.length === 0
    ? []
    : [{ op: "update", kind, id, fields: Object.fromEntries(changed) }];
}

/** Incidents and reports stay as rows: their parts, also our own, would have nowhere to stand. */
function deletion({ kind, id }: ExchangeRecord): readonly Change[] {
  if (kind === "incident" || kind === "report") return [];
  return kind === "observable-link"
    ? [{ op: "delete-links", ids: [{ first: id, count: 1 }] }]
    : [{ op: "delete", kind, id }];
}
