import type { Result } from "../../result.ts";
import { err, ok } from "../../result.ts";

/** One allowed step; with `reasonRequired` it is refused without a text that says why. */
export interface TransitionRule {
  readonly reasonRequired: boolean;
}

/** The statuses of one kind of record and the steps between them, as data. */
export interface Workflow<S extends string> {
  readonly initial: S;
  /** Statuses in which the record counts as finished: no clock runs, no list of open work shows it. */
  readonly finished: readonly S[];
  readonly transitions: Readonly<Record<S, Readonly<Partial<Record<S, TransitionRule>>>>>;
}

/** A step that may be taken; `reason` is trimmed, `null` when none was needed and none was given. */
export interface Transition<S extends string> {
  readonly from: S;
  readonly to: S;
  readonly reason: string | null;
}

/**
 * `unchanged`: the record has that status already. `not-allowed`: no such step; `allowed` lists those that exist.
 * `reason-required`: the step exists but the reason was missing or blank.
 */
export type TransitionError<S extends string> =
  | { readonly kind: "unchanged"; readonly from: S; readonly to: S }
  | {
      readonly kind: "not-allowed";
      readonly from: S;
      readonly to: S;
      readonly allowed: readonly S[];
    }
  | { readonly kind: "reason-required"; readonly from: S; readonly to: S };

/** Decides whether a record may step from one status to another. Changes nothing. */
export function canTransition<S extends string>(
  workflow: Workflow<S>,
  from: S,
  to: S,
  given: { readonly reason?: string | null } = {},
): Result<Transition<S>, TransitionError<S>> {
  if (from === to) return err({ kind: "unchanged", from, to });
  const rule = workflow.transitions[from][to];
  if (rule === undefined)
    return err({ kind: "not-allowed", from, to, allowed: nextStatuses(workflow, from) });
  const reason = given.reason?.trim() ?? "";
  if (rule.reasonRequired && reason === "") return err({ kind: "reason-required", from, to });
  return ok({ from, to, reason: reason === "" ? null : reason });
}

/** The statuses that can follow, in the order of the workflow table: what a menu offers. */
export function nextStatuses<S extends string>(workflow: Workflow<S>, from: S): readonly S[] {
  const targets = workflow.transitions[from];
  return statusesOf(workflow).filter((status) => targets[status] !== undefined);
}

/** True when the step needs a reason; false when it doesn't or when there is no such step. */
export function needsReason<S extends string>(workflow: Workflow<S>, from: S, to: S): boolean {
  return workflow.transitions[from][to]?.reasonRequired ?? false;
}

/** True when the record counts as finished in this status. */
export function isFinished<S extends string>(workflow: Workflow<S>, status: S): boolean {
  return workflow.finished.includes(status);
}

function statusesOf<S extends string>(workflow: Workflow<S>): readonly S[] {
  return Object.keys(workflow.transitions).filter(
    (name): name is S => name in workflow.transitions,
  );
}
