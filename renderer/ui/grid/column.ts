import type { ReactNode } from "react";

/** One column as data. `render` gives plain text or plain elements: no kit component belongs inside a row. */
export interface GridColumn<Row> {
  readonly id: string;
  /** Heading, in the language of the window. */
  readonly header: string;
  /** Fixed width in px, or a share of what the fixed columns leave. */
  readonly width: { readonly px: number } | { readonly share: number; readonly minPx: number };
  readonly align?: "start" | "end";
  readonly isSortable?: boolean;
  /** Left out where the columns do not fit beside each other; the last such column goes first. The record itself shows what it holds. */
  readonly canGiveWay?: boolean;
  readonly render: (row: Row) => ReactNode;
  /** Full text shown when the pointer rests on the cell, where `render` may be cut off. */
  readonly title?: (row: Row) => string;
}

export interface GridSort {
  readonly columnId: string;
  readonly direction: "ascending" | "descending";
}

/** The sort after a click on a heading: ascending first, then the other way round. */
export function nextSort(sort: GridSort | undefined, columnId: string): GridSort {
  const isAscending = sort?.columnId === columnId && sort.direction === "ascending";
  return { columnId, direction: isAscending ? "descending" : "ascending" };
}

/** Width of the column with the marks. */
const MARK_COLUMN_PX = 32;

/** `grid-template-columns` for header and rows. */
export function gridTemplate(
  columns: readonly Pick<GridColumn<never>, "width">[],
  hasMarks: boolean,
): string {
  const tracks = columns.map(({ width }) =>
    "px" in width ? `${width.px}px` : `minmax(${width.minPx}px, ${width.share}fr)`,
  );
  return [...(hasMarks ? [`${MARK_COLUMN_PX}px`] : []), ...tracks].join(" ");
}

/** The columns that fit into `widthPx` without scrolling sideways, as far as others can give way. The sorted one stays. */
export function fittingColumns<
  Column extends Pick<GridColumn<never>, "id" | "width" | "canGiveWay">,
>(
  columns: readonly Column[],
  hasMarks: boolean,
  widthPx: number,
  sortedId?: string,
): readonly Column[] {
  let fitting = columns;
  while (gridMinWidthPx(fitting, hasMarks) > widthPx) {
    const last = fitting.findLast(({ id, canGiveWay }) => canGiveWay === true && id !== sortedId);
    if (last === undefined) break;
    fitting = fitting.filter((column) => column !== last);
  }
  return fitting;
}

/** The narrowest width at which no column is squeezed below its minimum; the grid scrolls sideways below it. */
export function gridMinWidthPx(
  columns: readonly Pick<GridColumn<never>, "width">[],
  hasMarks: boolean,
): number {
  const widths = columns.map(({ width }) => ("px" in width ? width.px : width.minPx));
  return widths.reduce((sum, width) => sum + width, hasMarks ? MARK_COLUMN_PX : 0);
}
