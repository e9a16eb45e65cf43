import type { Failure } from "../../../shared/contract/failures.ts";
import { canTransition, type Workflow } from "../../../shared/domain/status/workflow.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { jsonOf } from "../patched-fields.ts";
import type { Fields, JsonValue } from "../../storage/records/json-value.ts";

/** Fields of a step to another status; none when the part has it already. */
export function statusFields<S extends string>(
  workflow: Workflow<S>,
  from: S,
  to: S | undefined,
  reason: string | undefined,
  act: string,
): Result<Fields, Failure> {
  if (to === undefined || to === from) return ok({});
  const step = canTransition(workflow, from, to, { reason: reason ?? null });
  if (step.ok) return ok({ status: to, statusReason: step.value.reason });
  return step.error.kind === "reason-required"
    ? err({ kind: "reason-required", act })
    : err({ kind: "transition-refused", from, to });
}

/** Those of the named members that the patch gives. */
export function givenFields<P extends object>(
  patch: P,
  names: readonly (keyof P & string)[],
): Fields {
  const given: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(patch)) {
    if (value !== undefined && names.some((wanted) => wanted === name)) {
      given[name] = jsonOf(value);
    }
  }
  return given;
}
