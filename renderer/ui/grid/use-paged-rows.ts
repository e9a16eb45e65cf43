import { keepPreviousData, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";

import { pagesOf } from "./row-source.ts";
import type { RowSource } from "./row-source.ts";
import type { RowRange } from "./viewport.ts";

/** One page as the contract's list calls give it. */
export interface RowPage<Row> {
  readonly items: readonly Row[];
  readonly next: string | null;
}

export interface PageRequest {
  /** Position of the first row wanted; given when the page before is not loaded (a jump of the scroll bar). */
  readonly offset?: number;
  /** The `next` of the page before: a list read on in order costs the same at any depth. */
  readonly after?: string;
  readonly limit: number;
  /** Aborts when the rows are no longer wanted. */
  readonly signal: AbortSignal;
}

export interface PagedRowsOptions<Row> {
  /** Names the list with its filter and sort. Invalidate by this key to load the visible rows and the count anew. */
  readonly queryKey: QueryKey;
  /** Both functions have to be stable (`useCallback`) and may only depend on what `queryKey` names. */
  readonly loadPage: (request: PageRequest) => Promise<RowPage<Row>>;
  readonly loadCount: (signal: AbortSignal) => Promise<number>;
  readonly pageSize?: number;
  readonly isEnabled?: boolean;
}

/** Large enough for two screens, small enough to cross the process border in a few milliseconds. */
const PAGE_SIZE = 100;

/**
 * Rows of a long list, loaded by page as they come into view. While a filter or sort changes, the old rows stay
 * until the new first page is there. Pages that were seen stay in the query cache.
 */
export function usePagedRows<Row>(options: PagedRowsOptions<Row>): RowSource<Row> {
  const { queryKey, loadPage, loadCount, pageSize = PAGE_SIZE, isEnabled = true } = options;
  const client = useQueryClient();
  // A key by value: callers may build the array anew on each render.
  const keyText = JSON.stringify(queryKey);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- keyText stands for the content of queryKey
  const key = useMemo(() => queryKey, [keyText]);
  const [pages, setPages] = useState<readonly number[]>([0]);
  const pageQuery = usePageQuery(client, key, loadPage, pageSize);
  const results = useQueries({
    queries: pages.map((page) => ({
      ...pageQuery(page),
      enabled: isEnabled,
      // Only the first page keeps the rows of the former filter: further down they would stand in the wrong place.
      ...(page === 0 ? { placeholderData: keepPreviousData<RowPage<Row>> } : {}),
    })),
  });
  const count = useQuery({
    queryKey: [...key, "count"],
    queryFn: ({ signal }) => loadCount(signal),
    enabled: isEnabled,
    placeholderData: keepPreviousData,
  });
  const onRangeChange = useCallback(
    (range: RowRange) => {
      const wanted = pagesOf(range, pageSize);
      setPages((current) => (isSame(current, wanted) ? current : wanted));
    },
    [pageSize],
  );
  const loadRange = useCallback(
    async (range: RowRange) => {
      const wanted = pagesOf(range, pageSize);
      const loaded = await Promise.all(
        wanted.map((page) => client.ensureQueryData(pageQuery(page))),
      );
      const start = (wanted[0] ?? 0) * pageSize;
      return loaded.flatMap((page) => page.items).slice(range.first - start, range.end - start);
    },
    [client, pageQuery, pageSize],
  );
  const retry = useCallback(() => void client.refetchQueries({ queryKey: key }), [client, key]);
  const error = count.error ?? results.find((result) => result.error !== null)?.error ?? undefined;
  const data = results.map((result) => result.data);
  const loaded = useStable(data);
  const rowCount = count.data ?? loaded.find((page) => page !== undefined)?.items.length ?? 0;
  const hasRows = loaded.some((page) => page !== undefined) && count.data !== undefined;
  return useMemo(() => {
    const byPage = new Map(pages.map((page, at) => [page, loaded[at]]));
    return {
      rowCount,
      rowAt: (index: number) => {
        const page = Math.floor(index / pageSize);
        const known = byPage.get(page) ?? client.getQueryData<RowPage<Row>>(pageKey(key, page));
        return known?.items[index - page * pageSize];
      },
      onRangeChange,
      loadRange,
      state: hasRows ? "ready" : error ? "failed" : "loading",
      error,
      retry,
    };
  }, [
    client,
    error,
    hasRows,
    key,
    loadRange,
    loaded,
    onRangeChange,
    pageSize,
    pages,
    retry,
    rowCount,
  ]);
}

function usePageQuery<Row>(
  client: QueryClient,
  key: QueryKey,
  loadPage: PagedRowsOptions<Row>["loadPage"],
  pageSize: number,
): (page: number) => {
  readonly queryKey: QueryKey;
  readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<RowPage<Row>>;
} {
  return useCallback(
    (page: number) => ({
      queryKey: pageKey(key, page),
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => {
        const before =
          page > 0 ? client.getQueryData<RowPage<Row>>(pageKey(key, page - 1)) : undefined;
        const after = before?.next ?? undefined;
        const from = after === undefined ? { offset: page * pageSize } : { after };
        return loadPage({ ...from, limit: pageSize, signal });
      },
    }),
    [client, key, loadPage, pageSize],
  );
}

function pageKey(key: QueryKey, page: number): QueryKey {
  return [...key, "page", page];
}

/** The same array as before while its entries are the same, so that what is computed from it is not computed again. */
function useStable<T>(next: readonly T[]): readonly T[] {
  const [stable, setStable] = useState(next);
  if (isSame(stable, next)) return stable;
  setStable(next);
  return next;
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at]);
}
