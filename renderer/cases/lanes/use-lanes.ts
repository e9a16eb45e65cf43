import { useQueries, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { useApi } from "../../api.ts";
import type { RowSource } from "../../ui/grid/row-source.ts";
import type { Lane } from "./lane.ts";

export type BuiltInLane = Omit<Lane, "count" | "saved">;

/**
 * The lanes of a list: those that come with the program first, then the saved ones in their order, with counts. Nothing
 * is counted before the rows are there, which are what the analyst waits for.
 */
export function useLanes(
  entity: "report" | "incident" | "observable",
  builtIn: readonly BuiltInLane[],
  rows: Pick<RowSource<unknown>, "state">,
): readonly Lane[] {
  const { query } = useApi();
  const area = { report: query.reports, incident: query.incidents, observable: query.observables }[
    entity
  ];
  const isListed = rows.state !== "loading";
  const counts = useQueries({
    queries: builtIn.map((lane) =>
      area.count.queryOptions({ input: { query: lane.query }, enabled: isListed }),
    ),
    combine: (results) => results.map((result) => result.data?.count ?? null),
  });
  const saved = useQuery(query.search.lanes.list.queryOptions({ enabled: isListed }));
  return useMemo(() => {
    const own = (saved.data?.items ?? [])
      .filter((lane) => lane.entity === entity)
      .toSorted((a, b) => a.position - b.position)
      .map(({ count, ...lane }) => ({
        id: lane.id,
        name: lane.name,
        query: lane.query,
        sort: lane.sort,
        count,
        saved: lane,
      }));
    return [...builtIn.map((lane, at) => ({ ...lane, count: counts[at] ?? null })), ...own];
  }, [builtIn, counts, entity, saved.data]);
}
