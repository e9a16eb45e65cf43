import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";

import { parseQuery } from "../../../shared/domain/query/index.ts";
import type { QueryError } from "../../../shared/domain/query/index.ts";
import { useApi } from "../../api.ts";
import type { SearchHit } from "./rows.ts";

/** Joins keys that come in one burst, and no more: the first hits are to be there 50 ms after the key. */
const DEBOUNCE_MS = 10;

const LIMIT = 100;

export interface SearchState {
  readonly hits: readonly SearchHit[];
  readonly isComplete: boolean;
  readonly tookMs: number | undefined;
  /** Why the text can't be read as a query; what was found before stays. */
  readonly queryError: QueryError | undefined;
  readonly error: unknown;
  readonly isSearching: boolean;
  /** The query that the hits answer. */
  readonly query: string;
  readonly retry: () => void;
}

/** Hits for a text while it is typed; an older answer never comes after a newer one. */
export function useSearch(text: string): SearchState {
  const { query: calls } = useApi();
  const query = useDebounced(text.trim(), DEBOUNCE_MS);
  const parsed = useMemo(() => parseQuery(query), [query]);
  const result = useQuery({
    ...calls.search.query.queryOptions({ input: { query, limit: LIMIT } }),
    enabled: query !== "" && parsed.ok,
    placeholderData: keepPreviousData,
  });
  const data = query === "" ? undefined : result.data;
  return {
    hits: data?.hits ?? NO_HITS,
    isComplete: data?.isComplete ?? true,
    tookMs: data?.tookMs,
    queryError: parsed.ok ? undefined : parsed.error,
    error: result.error ?? undefined,
    isSearching: result.isFetching || query !== text.trim(),
    query,
    retry: () => void result.refetch(),
  };
}

const NO_HITS: readonly SearchHit[] = [];

function useDebounced(value: string, delayMs: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return settled;
}
