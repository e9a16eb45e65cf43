import { useQuery } from "@tanstack/react-query";

import type { Correlation } from "../../../../shared/model/observable.ts";
import { useApi } from "../../../api.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useQueryState } from "../../../use-query-state.ts";

const NONE: readonly Correlation[] = [];

/** Other incidents that share values with this one, strongest first, and the values left out as noise. */
export function useRelated(incidentId: string) {
  const { query } = useApi();
  const text = useText("incident");
  const found = useQuery(query.incidents.correlations.queryOptions({ input: { id: incidentId } }));
  const state = useQueryState(
    found,
    ({ items, suppressed }) => items.length === 0 && suppressed.length === 0,
    { title: text.relatedNone, text: text.relatedNoneText },
  );
  return {
    correlations: found.data?.items ?? NONE,
    suppressed: found.data?.suppressed ?? [],
    state,
  };
}
