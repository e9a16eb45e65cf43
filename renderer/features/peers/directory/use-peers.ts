import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import type { PeerSummary } from "../../../../shared/contract/peers.ts";
import { useApi } from "../../../api.ts";
import { gridSortOf, sortOf } from "../../../cases/list/list-rules.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import type { GridSort } from "../../../ui/grid/column.ts";
import { arraySource } from "../../../ui/grid/row-source.ts";
import type { RowSource } from "../../../ui/grid/row-source.ts";
import { useViewState } from "../../../ui/view-state/view-state.ts";
import { useCountryName } from "../use-country-name.ts";
import { filterPeers, isShown, sortPeers } from "./rows.ts";
import type { PeerFilter, Shown } from "./rows.ts";

export interface PeerList {
  readonly filter: PeerFilter;
  readonly setFilter: (filter: PeerFilter) => void;
  readonly sort: GridSort;
  readonly setSort: (sort: GridSort) => void;
  readonly cursor: number;
  readonly setCursor: (cursor: number) => void;
  readonly source: RowSource<PeerSummary>;
  /** How many there are without the filter. */
  readonly total: number;
}

/** The directory with its filter, sort and place, all remembered. The cursor is with the peer of the address, if it is in the list. */
export function usePeers(chosenId: string | undefined): PeerList {
  const { query: calls } = useApi();
  const { compare } = useFormat();
  const countryName = useCountryName();
  const [words, setWords] = useViewState("peers.words", "", isText);
  const [shown, setShown] = useViewState<Shown>("peers.shown", "all", isShown);
  const [sort, setSort] = useViewState("peers.sort", "name", isText);
  const [cursor, setCursor] = useViewState("peers.cursor", 0, isIndex);
  const peers = useQuery(calls.peers.list.queryOptions());
  const { data, error, refetch } = peers;
  const gridSort = useMemo(() => gridSortOf(sort), [sort]);
  const rows = useMemo(
    () =>
      sortPeers(filterPeers(data?.items ?? [], { words, shown }, countryName), gridSort, compare),
    [data, words, shown, countryName, gridSort, compare],
  );
  const chosenAt = rows.findIndex(({ id }) => id === chosenId);
  const source = useMemo(
    (): RowSource<PeerSummary> => ({
      ...arraySource(rows),
      state: data === undefined ? (error === null ? "loading" : "failed") : "ready",
      error,
      retry: () => void refetch(),
    }),
    [rows, data, error, refetch],
  );
  return {
    filter: { words, shown },
    setFilter: (next) => {
      setWords(next.words);
      setShown(next.shown);
      setCursor(0);
    },
    sort: gridSort,
    setSort: (next) => {
      setSort(sortOf(next));
      setCursor(0);
    },
    cursor: chosenAt >= 0 ? chosenAt : Math.min(cursor, rows.length - 1),
    setCursor,
    source,
    total: data?.items.length ?? 0,
  };
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isIndex(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}
