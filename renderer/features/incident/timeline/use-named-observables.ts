import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";

import { observableFinder } from "../../../../shared/domain/timeline/named-observables.ts";
import type { TimelineEvent } from "../../../../shared/model/case-parts.ts";
import { useApi } from "../../../api.ts";
import { defanged } from "../../../cases/observables/display.ts";

/** As many as one call gives: an incident of more is grouped by those that were added first. */
const MAX_OBSERVABLES = 5_000;

/** Observables of the incident that an event names in its title, details or source, as they are shown. */
export function useNamedObservables(
  incidentId: string,
  isWanted: boolean,
): (event: TimelineEvent) => readonly string[] {
  const { query } = useApi();
  const links = useQuery({
    ...query.observables.links.queryOptions({
      input: { subject: { kind: "incident", id: incidentId }, limit: MAX_OBSERVABLES },
    }),
    enabled: isWanted,
  });
  const find = useMemo(() => observableFinder(links.data?.items ?? []), [links.data]);
  return useCallback(
    ({ title, detail, source }: TimelineEvent) => [
      ...new Set(
        find(`${title}\n${detail}\n${source ?? ""}`).map(({ type, value }) =>
          defanged(type, value),
        ),
      ),
    ],
    [find],
  );
}
