import type { z } from "zod";
import type { Failure } from "../../../shared/contract/failures.ts";
import type { closingPreviewSchema } from "../../../shared/contract/incidents.ts";
import {
  closingPreview,
  type LinkedToIncident,
} from "../../../shared/domain/status/closing-preview.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { applyAction, type AppliedAction } from "../../storage/journal/apply-action.ts";
import type { Change, SubjectChanges } from "../../storage/journal/change.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { readClosingParts } from "../../storage/tables/closing-parts.ts";
import { findIncident } from "../../storage/tables/incidents.ts";
import { changeVault, notFound, nowIso, Refused, type CaseContext } from "../case-context.ts";
import { targetIds, type Target } from "../target-records.ts";
import { decidePatch } from "./decide-patch.ts";
import { incidentSubject, readIncidentState } from "./incident-state.ts";

export type ClosingPreview = z.input<typeof closingPreviewSchema>;

/** What is still open in the incidents that are to be closed. Fails with `not-found`. */
export function previewClosing(
  read: ReadHandle,
  ids: readonly string[],
): Result<ClosingPreview, Failure> {
  const parts: LinkedToIncident[] = [];
  for (const id of ids) {
    const rowId = findIncident(read, id);
    if (rowId === undefined) return err(notFound("incident", id));
    parts.push(readClosingParts(read, rowId));
  }
  const named = ({ id, title }: { readonly id: string; readonly title: string }) => ({ id, title });
  return ok({
    openTasks: parts.flatMap(({ tasks }) => tasks.map(named)),
    openInvestigations: parts.flatMap(({ investigations }) => investigations.map(named)),
    activeCountermeasures: parts.flatMap(({ countermeasures }) => countermeasures.map(named)),
    undecidedReports: parts.flatMap(({ reports }) => reports.map(named)),
  });
}

/**
 * Closes incidents in one action; with `withParts` also skips open tasks and takes along what the rule names: questions,
 * requested countermeasures, undecided reports. Incidents that are closed already stay as they are.
 */
export function closeIncidents(
  context: CaseContext,
  target: Target,
  reason: string,
  withParts: boolean,
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
        if (state.status === "closed") continue;
        const fields = decidePatch(state, { status: "closed", reason }, at);
        if (!fields.ok) throw new Refused(fields.error);
        const parts = withParts ? readClosingParts(write, state.rowId) : undefined;
        yield {
          subject: incidentSubject(state),
          changes: [
            ...(parts === undefined ? [] : partChanges(state, parts, reason)),
            { op: "update", kind: "incident", id, fields: fields.value },
          ],
        };
      }
    }
    return ok(
      applyAction(write, actor, { verb: "incident-closed", cause: reason, subjects: subjects() }),
    );
  });
}

function partChanges(
  incident: Parameters<typeof closingPreview>[0],
  parts: LinkedToIncident,
  reason: string,
): readonly Change[] {
  const tasks = parts.tasks.map((task): Change => ({
    op: "update",
    kind: "task",
    id: task.id,
    fields: { status: "skipped", statusReason: reason },
  }));
  const { cascade } = closingPreview(incident, { ...parts, tasks: [] });
  return [
    ...tasks,
    ...cascade.map(({ kind, record, to }): Change => ({
      op: "update",
      kind,
      id: record.id,
      fields: { status: to, statusReason: reason },
    })),
  ];
}
