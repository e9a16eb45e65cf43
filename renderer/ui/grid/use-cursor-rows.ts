import { useInfiniteQuery } from "@tanstack/react-query";
import type { QueryKey } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";

import type { RowPage } from "./use-paged-rows.ts";
import type { RowSource } from "./row-source.ts";
import type { RowRange } from "./viewport.ts";

export interface CursorRowsOptions<Row> {
  /** Names the list with its filters; starts with the call's own key so that a change of case data reloads it. */
  readonly queryKey: QueryKey;
  /** One page; `after` is the `next` of the page before. Stable (`useCallback`). */
  readonly loadPage: (after: string | undefined, signal: AbortSignal) => Promise<RowPage<Row>>;
}

/** Rows from here to the end of what is loaded: then the next page is fetched. */
const AHEAD_ROWS = 30;

/** Rows of a list that can only be read on in order, such as a log; more come as the end comes near. */
export function useCursorRows<Row>({ queryKey, loadPage }: CursorRowsOptions<Row>): RowSource<Row> {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }: { pageParam: string | undefined; signal: AbortSignal }) =>
      loadPage(pageParam, signal),
    initialPageParam: undefined,
    getNextPageParam: (page: RowPage<Row>) => page.next ?? undefined,
  });
  const { data, error, hasNextPage, isFetching, fetchNextPage, refetch } = query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const onRangeChange = useCallback(
    ({ end }: RowRange) => {
      if (hasNextPage && !isFetching && end >= rows.length - AHEAD_ROWS) void fetchNextPage();
    },
    [fetchNextPage, hasNextPage, isFetching, rows.length],
  );
  return useMemo(
    () => ({
      // One row more than there is stands for those still to come.
      rowCount: rows.length + (hasNextPage ? 1 : 0),
      rowAt: (index: number) => rows[index],
      onRangeChange,
      loadRange: ({ first, end }: RowRange) => Promise.resolve(rows.slice(first, end)),
      state: data !== undefined ? "ready" : error === null ? "loading" : "failed",
      error: error ?? undefined,
      retry: () => void refetch(),
    }),
    [data, error, hasNextPage, onRangeChange, refetch, rows],
  );
}
