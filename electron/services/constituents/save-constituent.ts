import type { Failure } from "../../../shared/contract/failures.ts";
import { constituentKey } from "../../../shared/domain/constituents/constituent-row.ts";
import type { ConstituentFields } from "../../../shared/model/constituent.ts";
import { constituentIdSchema, type ConstituentId } from "../../../shared/model/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { applyAction } from "../../storage/journal/apply-action.ts";
import type { SubjectChanges } from "../../storage/journal/change.ts";
import { readConstituent, readConstituents } from "../../storage/tables/constituents.ts";
import { changeVault, notFound, nowIso, type CaseContext } from "../case-context.ts";

/** Saves a new constituent or the fields of one. Failures: `not-found`, `invalid-value` when another is called the same. */
export function saveConstituent(
  context: CaseContext,
  wanted: { readonly id?: ConstituentId | undefined; readonly fields: ConstituentFields },
): Result<{ id: ConstituentId; actionId: number }, Failure> {
  const { fields } = wanted;
  const actor = context.actor();
  return changeVault(context.database, (write) => {
    if (wanted.id !== undefined && readConstituent(write, wanted.id) === undefined)
      return err(notFound("constituent", wanted.id));
    const key = constituentKey(fields);
    const other = readConstituents(write).find((one) => constituentKey(one) === key);
    if (other !== undefined && other.id !== wanted.id)
      return err({
        kind: "invalid-value",
        field: "name",
        found: fields.name,
        expected: `a name that no other constituent of the country has (${other.id})`,
      });
    const id = wanted.id ?? constituentIdSchema.parse(actor.ids.newId());
    const isNew = wanted.id === undefined;
    const subject = isNew
      ? addedConstituent(id, fields, nowIso(actor))
      : updatedConstituent(id, fields.name, fields);
    const { actionId } = applyAction(write, actor, {
      verb: isNew ? "constituent-added" : "constituent-updated",
      subjects: [subject],
    });
    return ok({ id, actionId });
  });
}

export function removeConstituent(
  context: CaseContext,
  id: ConstituentId,
): Result<{ actionId: number; changed: number }, Failure> {
  return changeVault(context.database, (write) => {
    const constituent = readConstituent(write, id);
    if (constituent === undefined) return err(notFound("constituent", id));
    const { name: title } = constituent;
    return ok(
      applyAction(write, context.actor(), {
        verb: "constituent-removed",
        subjects: [
          {
            subject: { kind: "constituent", id, title },
            changes: [{ op: "delete", kind: "constituent", id }],
          },
        ],
      }),
    );
  });
}

/** The journal's form of a new constituent. */
export function addedConstituent(
  id: ConstituentId,
  fields: ConstituentFields,
  createdAt: string,
): SubjectChanges {
  return {
    subject: { kind: "constituent", id, title: fields.name },
    changes: [{ op: "create", kind: "constituent", id, fields: { ...fields, createdAt } }],
  };
}

/** The journal's form of a change. */
export function updatedConstituent(
  id: ConstituentId,
  title: string,
  fields: Partial<ConstituentFields>,
): SubjectChanges {
  return {
    subject: { kind: "constituent", id, title },
    changes: [{ op: "update", kind: "constituent", id, fields: { ...fields } }],
  };
}
