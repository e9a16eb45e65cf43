import type { Failure } from "../../../shared/contract/failures.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { applyAction, type AppliedAction } from "../../storage/journal/apply-action.ts";
import type { Actor } from "../../storage/journal/action-stamp.ts";
import type { Change, SubjectChanges } from "../../storage/journal/change.ts";
import { readLinks } from "../../storage/links/link-rows.ts";
import { MOVABLE_KINDS, partIdsOf } from "../../storage/tables/part-ids.ts";
import { changeVault, notFound, nowIso, type CaseContext } from "../case-context.ts";
import { incidentSubject, readIncidentState, type IncidentState } from "./incident-state.ts";

/**
 * Merges incidents into one: their parts move there, they themselves stay, marked as merged, so that nothing is lost and
 * the merge can be taken back. Fails with `not-found` or `cannot-merge`.
 */
export function mergeIncidents(
  context: CaseContext,
  into: string,
  ids: readonly string[],
  reason: string,
): Result<AppliedAction, Failure> {
  const actor = context.actor();
  return changeVault(context.database, (write) => {
    const main = readIncidentState(write, into);
    if (main === undefined) return err(notFound("incident", into));
    if (main.isMerged) return err(cannotMerge(into, "it is merged into another one itself"));
    const subjects: SubjectChanges[] = [];
    const relations: Change[] = [];
    for (const id of new Set(ids)) {
      const merged = mergeable(write, id, main);
      if (!merged.ok) return merged;
      subjects.push({
        subject: incidentSubject(merged.value),
        changes: mergeChanges(write, merged.value, main),
      });
      relations.push(mergeRelation(actor, merged.value, main));
    }
    subjects.push({ subject: incidentSubject(main), changes: relations });
    return ok(applyAction(write, actor, { verb: "incident-merged", cause: reason, subjects }));
  });
}

export function cannotMerge(id: string, why: string): Failure {
  return { kind: "cannot-merge", id, why };
}

function mergeable(
  read: ReadHandle,
  id: string,
  main: IncidentState,
): Result<IncidentState, Failure> {
  const state = readIncidentState(read, id);
  if (state === undefined) return err(notFound("incident", id));
  if (state.rowId === main.rowId) return err(cannotMerge(id, "it can't be merged into itself"));
  return state.isMerged ? err(cannotMerge(id, "it is merged already")) : ok(state);
}

function mergeChanges(
  read: ReadHandle,
  from: IncidentState,
  into: IncidentState,
): readonly Change[] {
  const moved = MOVABLE_KINDS.flatMap((kind) =>
    partIdsOf(read, kind, from.rowId).map((id): Change => ({
      op: "update",
      kind,
      id,
      fields: { incidentId: into.id },
    })),
  );
  const { ids } = readLinks(read, "incident", from.rowId);
  return [
    ...moved,
    ...(ids.length === 0 ? [] : [{ op: "move-links", ids, incidentId: into.id } as const]),
    { op: "update", kind: "incident", id: from.id, fields: { mergedInto: into.id } },
  ];
}

function mergeRelation(actor: Actor, from: IncidentState, into: IncidentState): Change {
  return relationChange(actor, "merged-into", from.id, into.id);
}

/** A relation between two incidents that an action of ours writes. */
export function relationChange(actor: Actor, type: string, fromId: string, toId: string): Change {
  const fields = {
    fromKind: "incident",
    fromId,
    toKind: "incident",
    toId,
    type,
    comment: "",
    createdAt: nowIso(actor),
  };
  return { op: "create", kind: "relation", id: actor.ids.newId(), fields };
}
