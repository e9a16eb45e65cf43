import type { z } from "zod";
import type { Failure } from "../../../shared/contract/failures.ts";
import { isSameRelation } from "../../../shared/domain/relation/relation.ts";
import type { relationDraftSchema, Relation } from "../../../shared/model/case-parts.ts";
import type { RecordKind } from "../../../shared/model/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { applyAction, type AppliedAction } from "../../storage/journal/apply-action.ts";
import { readRelation, relationsOf, titleOfRecord } from "../../storage/tables/relations.ts";
import { changeVault, notFound, nowIso, type CaseContext } from "../case-context.ts";

export type RelationDraft = z.output<typeof relationDraftSchema>;

/** Relates two records. Fails with `not-found`, or `invalid-value` when the same relation stands already. */
export function addRelation(
  context: CaseContext,
  draft: RelationDraft,
): Result<{ readonly id: string; readonly actionId: number }, Failure> {
  const actor = context.actor();
  return changeVault(context.database, (write) => {
    const title = titleOfRecord(write, draft.fromKind, draft.fromId);
    if (title === undefined) return err(notFound(draft.fromKind, draft.fromId));
    if (titleOfRecord(write, draft.toKind, draft.toId) === undefined) {
      return err(notFound(draft.toKind, draft.toId));
    }
    if (relationsOf(write, draft.fromId).some((known) => isSameRelation(known, draft))) {
      const expected = "a relation that is not there yet";
      return err({ kind: "invalid-value", field: "relation", found: draft.type, expected });
    }
    const id = actor.ids.newId();
    const fields = { ...draft, createdAt: nowIso(actor) };
    const { actionId } = applyAction(write, actor, {
      verb: "relation-added",
      subjects: [
        {
          subject: { kind: draft.fromKind, id: draft.fromId, title },
          changes: [{ op: "create", kind: "relation", id, fields }],
        },
      ],
    });
    return ok({ id, actionId });
  });
}

export function removeRelation(context: CaseContext, id: string): Result<AppliedAction, Failure> {
  return changeVault(context.database, (write) => {
    const relation = readRelation(write, id);
    if (relation === undefined) return err(notFound("relation", id));
    const { fromKind, fromId, fromTitle } = relation;
    return ok(
      applyAction(write, context.actor(), {
        verb: "relation-removed",
        subjects: [
          {
            subject: { kind: fromKind, id: fromId, title: fromTitle },
            changes: [{ op: "delete", kind: "relation", id }],
          },
        ],
      }),
    );
  });
}

/** Relations of a record. Fails with `not-found`. */
export function listRelations(
  { database }: CaseContext,
  kind: RecordKind,
  id: string,
): Result<{ items: Relation[] }, Failure> {
  if (titleOfRecord(database.read, kind, id) === undefined) return err(notFound(kind, id));
  return ok({ items: [...relationsOf(database.read, id)] });
}
