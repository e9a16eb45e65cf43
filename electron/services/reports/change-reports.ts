import type { z } from "zod";
import type { Failure } from "../../../shared/contract/failures.ts";
import { canTransition } from "../../../shared/domain/status/workflow.ts";
import { REPORT_WORKFLOW } from "../../../shared/domain/status/workflows.ts";
import type { reportPatchSchema } from "../../../shared/model/report.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { applyAction, type AppliedAction } from "../../storage/journal/apply-action.ts";
import type { Change, SubjectChanges } from "../../storage/journal/change.ts";
import type { Fields, JsonValue } from "../../storage/records/json-value.ts";
import { changeVault, notFound, Refused, type CaseContext } from "../case-context.ts";
import { refuseMarkings } from "../marking-change.ts";
import { patchedNames } from "../patched-fields.ts";
import { targetIds, type Target } from "../target-records.ts";
import { readReportState, reportSubject, type ReportState } from "./report-state.ts";

export type ReportPatch = z.output<typeof reportPatchSchema>;

/** Changes what triage may change, on many reports in one action, all or none. */
export function updateReports(
  context: CaseContext,
  target: Target,
  patch: ReportPatch,
): Result<AppliedAction, Failure> {
  return changeReports(context, target, {
    verb: "report-updated",
    cause: patch.reason ?? null,
    decide: (state) => decidePatch(state, patch),
  });
}

/** Turns reports away, with one reason for all of them. Those that are rejected already stay as they are. */
export function rejectReports(
  context: CaseContext,
  target: Target,
  reason: string,
): Result<AppliedAction, Failure> {
  return changeReports(context, target, {
    verb: "report-rejected",
    cause: reason,
    decide: ({ id, status }) => {
      if (status === "rejected") return ok({});
      if (status === "accepted") return err({ kind: "already-decided", id, status });
      const step = canTransition(REPORT_WORKFLOW, status, "rejected", { reason });
      return step.ok
        ? ok({ status: "rejected", statusReason: step.value.reason })
        : err({ kind: "reason-required", act: "reject a report" });
    },
  });
}

/** Puts reports back into the queue and out of their incident. */
export function reopenReports(
  context: CaseContext,
  target: Target,
): Result<AppliedAction, Failure> {
  return changeReports(context, target, {
    verb: "report-reopened",
    cause: null,
    decide: ({ status }) =>
      ok(status === "new" ? {} : { status: "new", statusReason: null, incidentId: null }),
  });
}

interface ReportChange {
  readonly verb: string;
  readonly cause: string | null;
  readonly decide: (state: ReportState) => Result<Fields, Failure>;
}

function changeReports(
  context: CaseContext,
  target: Target,
  { verb, cause, decide }: ReportChange,
): Result<AppliedAction, Failure> {
  const actor = context.actor();
  return changeVault(context.database, (write) => {
    const ids = targetIds(write, context, "report", target);
    if (!ids.ok) return ids;
    function* subjects(): Generator<SubjectChanges> {
      for (const id of ids.ok ? ids.value : []) {
        const state = readReportState(write, id);
        if (state === undefined) throw new Refused(notFound("report", id));
        const fields = decide(state);
        if (!fields.ok) throw new Refused(fields.error);
        const changes: Change[] = [{ op: "update", kind: "report", id, fields: fields.value }];
        yield { subject: reportSubject(state), changes };
      }
    }
    return ok(applyAction(write, actor, { verb, cause, subjects: subjects() }));
  });
}

function decidePatch(state: ReportState, patch: ReportPatch): Result<Fields, Failure> {
  const refused = refuseMarkings(state, patch, patch.reason);
  if (refused !== undefined) return err(refused);
  const fields: Record<string, JsonValue> = {};
  for (const name of ["tlp", "pap", "severity", "callBack"] as const) {
    const value = patch[name];
    if (value !== undefined) fields[name] = value;
  }
  const tags = patchedNames(state.tags, patch.tags, patch.addTags, patch.removeTags);
  if (tags !== undefined) fields["tags"] = tags;
  if (patch.classification !== undefined) {
    fields["classification"] = [...new Set(patch.classification)];
  }
  return ok(fields);
}
