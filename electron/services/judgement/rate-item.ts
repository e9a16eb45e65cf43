import type { Failure } from "../../../shared/contract/failures.ts";
import { withRating } from "../../../shared/domain/judgement/ratings.ts";
import type { Consistency } from "../../../shared/domain/judgement/scales.ts";
import { weighedItemSchema } from "../../../shared/model/judgement.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { applyAction, type AppliedAction } from "../../storage/journal/apply-action.ts";
import { readPart } from "../../storage/tables/part-records.ts";
import { changeVault, notFound, type CaseContext } from "../case-context.ts";
import { incidentSubject, readIncidentState } from "../incidents/incident-state.ts";

export interface RateRequest {
  readonly itemId: string;
  readonly hypothesisId: string;
  /** null empties the cell. */
  readonly consistency: Consistency | null;
}

/** Sets one cell of the matrix. Fails with `not-found` when item and hypothesis are not of one incident. */
export function rateItem(
  context: CaseContext,
  { itemId, hypothesisId, consistency }: RateRequest,
): Result<AppliedAction, Failure> {
  return changeVault(context.database, (write) => {
    const part = readPart(write, "weighed-item", itemId);
    if (part === undefined) return err(notFound("weighed-item", itemId));
    const item = weighedItemSchema.parse(part);
    const hypothesis = readPart(write, "hypothesis", hypothesisId);
    if (hypothesis?.["incidentId"] !== item.incidentId) {
      return err(notFound("hypothesis", hypothesisId));
    }
    const incident = readIncidentState(write, item.incidentId);
    if (incident === undefined) return err(notFound("weighed-item", itemId));
    const ratings = withRating(item.ratings, hypothesisId, consistency).map((one) => ({ ...one }));
    const change = { op: "update", kind: "weighed-item", id: itemId, fields: { ratings } } as const;
    return ok(
      applyAction(write, context.actor(), {
        verb: "item-rated",
        subjects: [{ subject: incidentSubject(incident), changes: [change] }],
      }),
    );
  });
}
