import type { Failure } from "../../../shared/contract/failures.ts";
import type { IncidentPatch } from "../../../shared/model/incident.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { applyAction, type AppliedAction } from "../../storage/journal/apply-action.ts";
import type { SubjectChanges } from "../../storage/journal/change.ts";
import { changeVault, notFound, nowIso, Refused, type CaseContext } from "../case-context.ts";
import { targetIds, type Target } from "../target-records.ts";
import { decidePatch } from "./decide-patch.ts";
import { incidentSubject, readIncidentState } from "./incident-state.ts";

/** Changes one incident. Fails with `not-found`, `stale`, `transition-refused` or `reason-required`. */
export function updateIncident(
  context: CaseContext,
  id: string,
  patch: IncidentPatch,
  revision: number | undefined,
): Result<AppliedAction, Failure> {
  const actor = context.actor();
  return changeVault(context.database, (write) => {
    const state = readIncidentState(write, id);
    if (state === undefined) return err(notFound("incident", id));
    if (revision !== undefined && state.revision > revision) {
      return err({
        kind: "stale",
        recordKind: "incident",
        id,
        expectedRevision: revision,
        currentRevision: state.revision,
      });
    }
    const fields = decidePatch(state, patch, nowIso(actor));
    if (!fields.ok) return fields;
    const subject = incidentSubject(state);
    const changes = [{ op: "update", kind: "incident", id, fields: fields.value }] as const;
    return ok(
      applyAction(write, actor, {
        verb: patch.status === "closed" ? "incident-closed" : "incident-updated",
        cause: patch.reason ?? null,
        subjects: [{ subject, changes }],
      }),
    );
  });
}

/** Changes many incidents in one action, all or none. Ids that name nothing make it fail with `not-found`. */
export function bulkUpdateIncidents(
  context: CaseContext,
  target: Target,
  patch: IncidentPatch,
): Result<AppliedAction, Failure> {
  const actor = context.actor();
  return changeVault(context.database, (write) => {
    const ids = targetIds(write, context, "incident", target);
    if (!ids.ok) return ids;
    const at = nowIso(actor);
    function* subjects(): Generator<SubjectChanges> {
      for (const id of ids.ok ? ids.value : []) {
        const state = readIncidentState(write, id);
        if (state === undefined) throw new Refused(notFound("incident", id));
        const fields = decidePatch(state, patch, at);
        if (!fields.ok) throw new Refused(fields.error);
        const changes = [{ op: "update", kind: "incident", id, fields: fields.value }] as const;
        yield { subject: incidentSubject(state), changes };
      }
    }
    const cause = patch.reason ?? null;
    return ok(
      applyAction(write, actor, { verb: "incidents-updated", cause, subjects: subjects() }),
    );
  });
}
