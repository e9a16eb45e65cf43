import type { QueryKey } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";

import type { Tlp } from "../../../shared/model/values.ts";
import type { GridSort } from "../../ui/grid/column.ts";
import { countSelected, isSelected, NOTHING_SELECTED } from "../../ui/grid/selection.ts";
import type { RowSelection } from "../../ui/grid/selection.ts";
import type { RowSource } from "../../ui/grid/row-source.ts";
import { usePagedRows } from "../../ui/grid/use-paged-rows.ts";
import type { PageRequest, RowPage } from "../../ui/grid/use-paged-rows.ts";
import { useShowsMarking } from "../../ui/marking/on-screen.ts";
import { useViewState } from "../../ui/view-state/view-state.ts";
import type { Lane } from "../lanes/lane.ts";
import {
  cursorAfter,
  directTarget,
  gridSortOf,
  nextBelow,
  sortOf,
  strictestOf,
} from "./list-rules.ts";
import type { Target } from "./list-rules.ts";

interface CaseRow {
  readonly id: string;
  readonly tlp: Tlp | null;
}

/** What an action is about. */
export interface Chosen<Row> {
  readonly count: number;
  /** Those of them that are loaded: enough to show titles and common values. */
  readonly rows: readonly Row[];
  readonly target: () => Promise<Target>;
  readonly ids: () => Promise<string[]>;
  /** The row after them, where the cursor goes when they have been decided on. */
  readonly nextId: string | null;
}

export interface CaseListOptions<Row> {
  /** Under which lane, sort and cursor are remembered. */
  readonly name: string;
  readonly initialQuery: string;
  readonly initialSort: string;
  readonly queryKey: QueryKey;
  /** Both stable (`useMemo`). */
  readonly calls: {
    readonly list: (
      input: {
        readonly query: string;
        readonly sort: string;
        readonly limit: number;
        readonly after?: string;
        readonly offset?: number;
      },
      options: { readonly signal: AbortSignal },
    ) => Promise<RowPage<Row>>;
    readonly count: (
      input: { readonly query: string },
      options: { readonly signal: AbortSignal },
    ) => Promise<{ readonly count: number }>;
  };
}

export interface CaseList<Row> {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly sort: string;
  readonly gridSort: GridSort;
  readonly setGridSort: (sort: GridSort) => void;
  readonly takeLane: (lane: Lane) => void;
  readonly source: RowSource<Row>;
  readonly active: number;
  readonly setActive: (index: number) => void;
  readonly row: Row | undefined;
  readonly selection: RowSelection;
  readonly setSelection: (selection: RowSelection) => void;
  readonly markedCount: number;
  readonly chosen: Chosen<Row>;
  /** After a decision: marks go, and the cursor goes to that row. Call it when the new rows are there. */
  readonly goOn: (nextId: string | null) => void;
}

/** A list of cases with lane, filter, sort, cursor and marks; remembers its place. */
export function useCaseList<Row extends CaseRow>(options: CaseListOptions<Row>): CaseList<Row> {
  const { name, initialQuery, initialSort, calls } = options;
  const [query, setQueryOnly] = useViewState(`${name}.query`, initialQuery, isText);
  const [sort, setSort] = useViewState(`${name}.sort`, initialSort, isText);
  const [active, setActive] = useViewState(`${name}.cursor`, 0, isIndex);
  const [selection, setSelection] = useState<RowSelection>(NOTHING_SELECTED);
  const source = useRows(options.queryKey, calls, query, sort);
  const setQuery = useCallback(
    (next: string) => {
      setQueryOnly(next);
      setActive(0);
      setSelection(NOTHING_SELECTED);
    },
    [setActive, setQueryOnly],
  );
  const within = Math.min(active, source.rowCount - 1);
  const row = source.rowAt(within);
  const markedCount = countSelected(selection, source.rowCount);
  const shown = useMemo(() => loadedRows(source, 300), [source]);
  useShowsMarking(strictestOf(shown));
  const latest = useRef({ source, active: within });
  useEffect(() => {
    latest.current = { source, active: within };
  });
  const goOn = useGoOn(latest, setActive, setSelection);
  return {
    query,
    setQuery,
    sort,
    gridSort: useMemo(() => gridSortOf(sort), [sort]),
    setGridSort: (next) => {
      setSort(sortOf(next));
      setActive(0);
    },
    takeLane: (lane) => {
      setQuery(lane.query);
      setSort(lane.sort);
    },
    source,
    active: within,
    setActive,
    row,
    selection,
    setSelection,
    markedCount,
    chosen: chosenOf({ source, selection, query, row, markedCount, active: within }),
    goOn,
  };
}

function useRows<Row>(
  queryKey: QueryKey,
  calls: CaseListOptions<Row>["calls"],
  query: string,
  sort: string,
): RowSource<Row> {
  const loadPage = useCallback(
    ({ signal, ...page }: PageRequest) => calls.list({ query, sort, ...page }, { signal }),
    [calls, query, sort],
  );
  const loadCount = useCallback(
    async (signal: AbortSignal) => (await calls.count({ query }, { signal })).count,
    [calls, query],
  );
  return usePagedRows({ queryKey: [...queryKey, query, sort], loadPage, loadCount });
}

function useGoOn<Row extends CaseRow>(
  latest: { readonly current: { readonly source: RowSource<Row>; readonly active: number } },
  setActive: (index: number) => void,
  setSelection: (selection: RowSelection) => void,
): (nextId: string | null) => void {
  return useCallback(
    (nextId: string | null) => {
      setSelection(NOTHING_SELECTED);
      // The new rows are in the cache; two frames later they are drawn, too.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          const { source, active } = latest.current;
          setActive(cursorAfter(active, nextId, keysOf(source)));
        }),
      );
    },
    [latest, setActive, setSelection],
  );
}

interface ListState<Row> {
  readonly source: RowSource<Row>;
  readonly selection: RowSelection;
  readonly query: string;
  readonly row: Row | undefined;
  readonly markedCount: number;
  readonly active: number;
}

function chosenOf<Row extends CaseRow>(state: ListState<Row>): Chosen<Row> {
  const { source, selection, query, row, markedCount, active } = state;
  const isChosen = (id: string): boolean =>
    markedCount > 0 ? isSelected(selection, id) : id === row?.id;
  const loadIds = async (): Promise<string[]> => {
    const rows = await source.loadRange({ first: 0, end: source.rowCount });
    return rows.map(({ id }) => id).filter((id) => isSelected(selection, id));
  };
  const target = async (): Promise<Target> =>
    directTarget(selection, query, row?.id) ?? { ids: await loadIds() };
  return {
    count: markedCount > 0 ? markedCount : row === undefined ? 0 : 1,
    rows:
      markedCount > 0
        ? loadedRows(source, MAX_SHOWN_ROWS).filter(({ id }) => isSelected(selection, id))
        : row === undefined
          ? []
          : [row],
    target,
    ids: async () => {
      const direct = directTarget(selection, query, row?.id);
      return direct !== null && "ids" in direct ? direct.ids : loadIds();
    },
    nextId: nextBelow(keysOf(source), active, isChosen),
  };
}

/** Rows looked through for titles, common values and the next row: far more than anybody marks by hand. */
const MAX_SHOWN_ROWS = 2_000;

function keysOf<Row extends CaseRow>(source: RowSource<Row>): readonly (string | undefined)[] {
  const length = Math.min(source.rowCount, MAX_SHOWN_ROWS);
  return Array.from({ length }, (_, at) => source.rowAt(at)?.id);
}

function loadedRows<Row>(source: RowSource<Row>, limit: number): readonly Row[] {
  const rows: Row[] = [];
  for (let at = 0; at < Math.min(source.rowCount, limit); at += 1) {
    const row = source.rowAt(at);
    if (row !== undefined) rows.push(row);
  }
  return rows;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isIndex(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}
