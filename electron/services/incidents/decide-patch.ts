import type { Failure } from "../../../shared/contract/failures.ts";
import { canTransition } from "../../../shared/domain/status/workflow.ts";
import { INCIDENT_WORKFLOW } from "../../../shared/domain/status/workflows.ts";
import type { IncidentPatch } from "../../../shared/model/incident.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Fields, JsonValue } from "../../storage/records/json-value.ts";
import { patchedNames, statedTimeFields } from "../patched-fields.ts";
import { refuseMarkings } from "../marking-change.ts";
import type { IncidentState } from "./incident-state.ts";

/**
 * The fields that a patch sets on one incident. Fails with `transition-refused` or `reason-required`; a status that the
 * incident has already is no change.
 */
export function decidePatch(
  state: IncidentState,
  patch: IncidentPatch,
  nowIso: string,
): Result<Fields, Failure> {
  const refused = refuseMarkings(state, patch, patch.reason);
  if (refused !== undefined) return err(refused);
  const status = decideStatus(state, patch, nowIso);
  if (!status.ok) return status;
  return ok({ ...plainFields(patch), ...setFields(state, patch), ...status.value });
}

/** Leaves out what is not given: a patch names what changes. */
function plainFields(patch: IncidentPatch): Fields {
  const fields: Record<string, JsonValue> = {};
  for (const name of ["title", "description", "severity", "tlp", "pap", "owner"] as const) {
    const value = patch[name];
    if (value !== undefined) fields[name] = value;
  }
  for (const name of ["occurredAt", "detectedAt"] as const) {
    const value = patch[name];
    if (value !== undefined) fields[name] = statedTimeFields(value);
  }
  return fields;
}

function setFields(state: IncidentState, patch: IncidentPatch): Fields {
  const tags = patchedNames(state.tags, patch.tags, patch.addTags, patch.removeTags);
  const classification = patchedNames(
    state.classification,
    patch.classification,
    patch.addClassification,
    patch.removeClassification,
  );
  return {
    ...(tags === undefined ? {} : { tags }),
    ...(classification === undefined ? {} : { classification }),
  };
}

function decideStatus(
  { status: from }: IncidentState,
  { status: to, reason }: IncidentPatch,
  nowIso: string,
): Result<Fields, Failure> {
  if (to === undefined || to === from) return ok({});
  const step = canTransition(INCIDENT_WORKFLOW, from, to, { reason: reason ?? null });
  if (step.ok) {
    const closedAt = to === "closed" ? nowIso : null;
    return ok({ status: to, statusReason: step.value.reason, closedAt });
  }
  return step.error.kind === "reason-required"
    ? err({
        kind: "reason-required",
        act: to === "closed" ? "close an incident" : "reopen an incident",
      })
    : err({ kind: "transition-refused", from, to });
}
