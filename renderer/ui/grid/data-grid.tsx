import { useEffect, useId, useImperativeHandle, useMemo, useRef } from "react";
import type { CSSProperties, ReactNode, Ref } from "react";

import { useText } from "../../i18n/text-context.ts";
import { useShortcuts } from "../shortcuts/use-shortcuts.ts";
import { fittingColumns, gridMinWidthPx, gridTemplate } from "./column.ts";
import type { GridColumn, GridSort } from "./column.ts";
import classes from "./data-grid.module.css";
import { GridHeader } from "./grid-header.tsx";
import { GridRow } from "./grid-row.tsx";
import type { RowSource } from "./row-source.ts";
import { countSelected, isSelected, NOTHING_SELECTED } from "./selection.ts";
import type { RowSelection } from "./selection.ts";
import { useGridActions } from "./use-grid-actions.ts";
import { useViewport } from "./use-viewport.ts";
import { MAX_ROWS } from "./viewport.ts";

export interface DataGridHandle {
  readonly focus: () => void;
  readonly scrollToRow: (index: number) => void;
}

export interface DataGridProps<Row> {
  /** Name of the list for assistive technology. */
  readonly label: string;
  readonly source: RowSource<Row>;
  readonly columns: readonly GridColumn<Row>[];
  readonly keyOf: (row: Row) => string;
  /** Position of the row that has the cursor; -1 for none. It stays when rows above go, so the next row moves up to it. */
  readonly activeIndex: number;
  readonly onActiveChange: (index: number) => void;
  /** Enter or double click. */
  readonly onOpen?: (row: Row, index: number) => void;
  /** Absent: rows cannot be marked. */
  readonly selection?: RowSelection;
  readonly onSelectionChange?: (selection: RowSelection) => void;
  readonly sort?: GridSort;
  readonly onSort?: (sort: GridSort) => void;
  /** `screen`: j, k, x, Enter and shift+j/k work wherever the focus is outside of text. `focus` (default): only inside the grid. */
  readonly keys?: "screen" | "focus";
  readonly ref?: Ref<DataGridHandle>;
}

const HEADER_PX = 28;

/**
 * A list of any length by WAI-ARIA's grid pattern: one tab stop, a cursor row named by `aria-activedescendant`.
 * Only rows near the view are in the document; their height is `--wp-row`.
 */
export function DataGrid<Row>(props: DataGridProps<Row>): ReactNode {
  const { label, source, keyOf, activeIndex, selection, sort, onSort, keys = "focus", ref } = props;
  const text = useText("commonUi");
  const gridId = useId();
  const gridRef = useRef<HTMLDivElement>(null);
  const rowCount = Math.min(source.rowCount, MAX_ROWS);
  const viewport = useViewport(gridRef, rowCount, HEADER_PX);
  const { scrollToRow } = viewport;
  const { first, end } = viewport.range;
  const hasMarks = selection !== undefined;
  const { widthPx } = viewport;
  const columns = useMemo(
    () =>
      widthPx === 0
        ? props.columns
        : fittingColumns(props.columns, hasMarks, widthPx, sort?.columnId),
    [props.columns, hasMarks, widthPx, sort?.columnId],
  );
  const actions = useGridActions(props, gridRef, rowCount, viewport.rowsOnPage);
  const { onRangeChange } = source;

  // No cleanup: the source only remembers which pages to keep.
  useEffect(() => onRangeChange({ first, end }), [onRangeChange, first, end]);
  useEffect(() => {
    if (activeIndex >= 0) scrollToRow(activeIndex);
  }, [activeIndex, scrollToRow]);
  useImperativeHandle(ref, () => ({ focus: () => gridRef.current?.focus(), scrollToRow }), [
    scrollToRow,
  ]);
  useShortcuts(label, actions.bindings, { isActive: keys === "screen" });

  const marked = selection ? countSelected(selection, source.rowCount) : 0;
  const indices = Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
  const style: CSSProperties & Record<`--${string}`, string> = {
    "--grid-template": gridTemplate(columns, hasMarks),
    "--grid-min-width": `${gridMinWidthPx(columns, hasMarks)}px`,
  };
  const isActiveDrawn = activeIndex >= first && activeIndex < end;
  return (
    <div className={classes.frame} style={style}>
      {/* What has the focus is what scrolls, so that the keys reach every row (WCAG 2.1.1). */}
      <div
        ref={gridRef}
        role="grid"
        tabIndex={0}
        className={classes.grid}
        aria-label={label}
        aria-rowcount={source.rowCount + 1}
        aria-colcount={columns.length + (hasMarks ? 1 : 0)}
        aria-multiselectable={hasMarks}
        aria-activedescendant={isActiveDrawn ? `${gridId}-${activeIndex}` : undefined}
        onKeyDown={actions.onKeyDown}
        onScroll={viewport.onScroll}
      >
        <GridHeader
          columns={columns}
          hasMarks={hasMarks}
          markState={marked === 0 ? "none" : marked === source.rowCount ? "all" : "some"}
          onToggleAll={actions.toggleAll}
          sort={sort}
          onSort={onSort}
        />
        <div
          role="rowgroup"
          className={classes.canvas}
          style={{ height: rowCount * viewport.rowHeightPx }}
        >
          {indices.map((index) => {
            const row = source.rowAt(index);
            return (
              <GridRow
                key={index}
                id={`${gridId}-${index}`}
                index={index}
                topPx={index * viewport.rowHeightPx}
                row={row}
                columns={columns}
                hasMarks={hasMarks}
                isActive={index === activeIndex}
                isMarked={
                  row !== undefined && isSelected(selection ?? NOTHING_SELECTED, keyOf(row))
                }
                markLabel={text.gridMark}
                loadingLabel={text.gridRowLoading}
                onPress={actions.onRowPress}
                onOpen={actions.openAt}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
