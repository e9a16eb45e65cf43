import { strictestTlp } from "../../../shared/domain/markings/tlp.ts";
import type { Tlp } from "../../../shared/model/values.ts";
import type { GridSort } from "../../ui/grid/column.ts";
import type { RowSelection } from "../../ui/grid/selection.ts";

/** Records named one by one, or all that a query finds (contract `targetSchema`). */
export type Target = { readonly ids: string[] } | { readonly query: string };

/** `-received` as the grid has it. */
export function gridSortOf(sort: string): GridSort {
  return sort.startsWith("-")
    ? { columnId: sort.slice(1), direction: "descending" }
    : { columnId: sort, direction: "ascending" };
}

/** The grid's sort as the contract has it. */
export function sortOf(sort: GridSort): string {
  return sort.direction === "descending" ? `-${sort.columnId}` : sort.columnId;
}

/**
 * What an action is about without loading anything more: the marked rows, else the one with the cursor. Null when
 * rows were taken out of "all": then their ids have to be loaded.
 */
export function directTarget(
  selection: RowSelection,
  query: string,
  activeKey: string | undefined,
): Target | null {
  if (selection.kind === "all-except") return selection.keys.size === 0 ? { query } : null;
  if (selection.keys.size > 0) return { ids: [...selection.keys] };
  return { ids: activeKey === undefined ? [] : [activeKey] };
}

/** The first row below the cursor that an action is not about: where the work goes on after it. */
export function nextBelow(
  keys: readonly (string | undefined)[],
  active: number,
  acted: (key: string) => boolean,
): string | null {
  return keys.slice(active).find((key) => key !== undefined && !acted(key)) ?? null;
}

/**
 * Where the cursor goes after a decision: to the row that was next before it, wherever that stands now; else it stays,
 * within the list.
 */
export function cursorAfter(
  active: number,
  nextKey: string | null,
  keys: readonly (string | undefined)[],
): number {
  const at = nextKey === null ? -1 : keys.indexOf(nextKey);
  return Math.max(0, at >= 0 ? at : Math.min(active, keys.length - 1));
}

/** What all rows have in common, or null. */
export function commonValue<Row, V>(rows: readonly Row[], read: (row: Row) => V): V | null {
  const [first, ...rest] = rows;
  if (first === undefined) return null;
  const value = read(first);
  return rest.every((row) => read(row) === value) ? value : null;
}

/** The strictest marking among rows, for the status bar. */
export function strictestOf(rows: readonly { readonly tlp: Tlp | null }[]): Tlp | null {
  return strictestTlp(rows.flatMap(({ tlp }) => (tlp === null ? [] : [tlp])));
}
