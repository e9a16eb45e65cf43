import { useCallback, useMemo } from "react";

import type { ObservableRow } from "../../../shared/model/observable.ts";
import { useApi } from "../../api.ts";
import { gridSortOf, sortOf } from "../../cases/list/list-rules.ts";
import type { GridSort } from "../../ui/grid/column.ts";
import type { RowSource } from "../../ui/grid/row-source.ts";
import { usePagedRows } from "../../ui/grid/use-paged-rows.ts";
import type { PageRequest } from "../../ui/grid/use-paged-rows.ts";
import { useViewState } from "../../ui/view-state/view-state.ts";

export interface ObservableList {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly sort: string;
  readonly setSort: (sort: string) => void;
  readonly gridSort: GridSort;
  readonly setGridSort: (sort: GridSort) => void;
  readonly cursor: number;
  readonly setCursor: (cursor: number) => void;
  readonly source: RowSource<ObservableRow>;
}

/** The list with its filter, sort and place, all remembered. */
export function useObservables(): ObservableList {
  const { client, query: calls } = useApi();
  const [query, setQueryOnly] = useViewState("observables.query", "", isText);
  const [sort, setSort] = useViewState("observables.sort", "-last-seen", isText);
  const [cursor, setCursor] = useViewState("observables.cursor", 0, isIndex);
  const loadPage = useCallback(
    ({ signal, ...page }: PageRequest) =>
      client.observables.list({ query, sort, ...page }, { signal }),
    [client, query, sort],
  );
  const loadCount = useCallback(
    async (signal: AbortSignal) => (await client.observables.count({ query }, { signal })).count,
    [client, query],
  );
  const source = usePagedRows<ObservableRow>({
    queryKey: [...calls.observables.list.key(), query, sort],
    loadPage,
    loadCount,
  });
  return {
    query,
    setQuery: (next) => {
      setQueryOnly(next);
      setCursor(0);
    },
    sort,
    setSort,
    gridSort: useMemo(() => gridSortOf(sort), [sort]),
    setGridSort: (next) => {
      setSort(sortOf(next));
      setCursor(0);
    },
    cursor: Math.min(cursor, source.rowCount - 1),
    setCursor,
    source,
  };
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isIndex(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}
