import type { z } from "zod";
import type { Failure } from "../../../shared/contract/failures.ts";
import type { judgementContract } from "../../../shared/contract/judgement.ts";
import type { TitledItem, weighedItemDraftSchema } from "../../../shared/model/judgement.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import { titleOfGround } from "../../storage/tables/ground-title.ts";
import { isOfIncident } from "../../storage/tables/part-records.ts";
import { notFound, type CaseContext } from "../case-context.ts";
import { partCalls } from "../case-parts/part-calls.ts";
import { HYPOTHESIS_RULES, WEIGHED_ITEM_RULES } from "./judgement-rules.ts";
import { rateItem } from "./rate-item.ts";

/** What the calls on structured judgement do. */
export function judgementCalls(context: CaseContext): Handlers<typeof judgementContract> {
  const hypotheses = partCalls(context, HYPOTHESIS_RULES);
  const items = partCalls(context, WEIGHED_ITEM_RULES);
  return {
    judgement: {
      get: ({ incidentId }) => {
        const found = hypotheses.list({ incidentId });
        if (!found.ok) return found;
        const titled = titledItems(context, incidentId);
        return titled.ok ? ok({ hypotheses: found.value.items, items: [...titled.value] }) : titled;
      },
      addHypothesis: hypotheses.add,
      updateHypothesis: hypotheses.update,
      removeHypothesis: hypotheses.remove,
      addItem: ({ incidentId, draft }) => {
        const refusal = refuseRecord(context, incidentId, draft);
        return refusal === undefined ? items.add({ incidentId, draft }) : err(refusal);
      },
      updateItem: items.update,
      removeItem: items.remove,
      rate: (request) => rateItem(context, request),
    },
  };
}

function titledItems(
  context: CaseContext,
  incidentId: string,
): Result<readonly TitledItem[], Failure> {
  const found = partCalls(context, WEIGHED_ITEM_RULES).list({ incidentId });
  if (!found.ok) return found;
  const { read } = context.database;
  return ok(
    found.value.items.map((item) => ({
      ...item,
      recordTitle:
        item.recordKind === null || item.recordId === null
          ? null
          : (titleOfGround(read, item.recordKind, item.recordId) ?? null),
    })),
  );
}

/** An item tells of the record that it rests on, so it must be one of the same incident. */
function refuseRecord(
  { database }: CaseContext,
  incidentId: string,
  { recordKind, recordId }: z.output<typeof weighedItemDraftSchema>,
): Failure | undefined {
  if (recordKind === null || recordId === null) return undefined;
  return isOfIncident(database.read, recordKind, recordId, incidentId)
    ? undefined
    : notFound(recordKind, recordId);
}
