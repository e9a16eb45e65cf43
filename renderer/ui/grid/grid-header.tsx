import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { nextSort } from "./column.ts";
import type { GridColumn, GridSort } from "./column.ts";
import classes from "./data-grid.module.css";

export interface GridHeaderProps<Row> {
  readonly columns: readonly GridColumn<Row>[];
  readonly hasMarks: boolean;
  readonly markState: "all" | "some" | "none";
  readonly onToggleAll: () => void;
  readonly sort: GridSort | undefined;
  readonly onSort: ((sort: GridSort) => void) | undefined;
}

/** Column headings; those that sort are buttons and say their state by `aria-sort`. */
export function GridHeader<Row>(props: GridHeaderProps<Row>): ReactNode {
  const { columns, hasMarks, markState, onToggleAll, sort, onSort } = props;
  const text = useText("commonUi");
  return (
    <div role="row" aria-rowindex={1} className={classes.header}>
      {hasMarks && (
        <span role="columnheader" aria-colindex={1} className={classes.mark}>
          <button
            type="button"
            role="checkbox"
            className={classes.box}
            tabIndex={-1}
            aria-checked={markState === "some" ? "mixed" : markState === "all"}
            aria-label={text.gridMarkAll}
            title={text.gridMarkAll}
            onClick={onToggleAll}
          />
        </span>
      )}
      {columns.map((column, at) => (
        <span
          key={column.id}
          role="columnheader"
          aria-colindex={at + (hasMarks ? 2 : 1)}
          className={column.align === "end" ? classes.headEnd : classes.head}
          {...(column.isSortable
            ? { "aria-sort": sort?.columnId === column.id ? sort.direction : "none" }
            : {})}
        >
          {column.isSortable && onSort ? (
            <SortButton column={column} sort={sort} onSort={onSort} />
          ) : (
            <span className={classes.headText}>{column.header}</span>
          )}
        </span>
      ))}
    </div>
  );
}

interface SortButtonProps<Row> {
  readonly column: GridColumn<Row>;
  readonly sort: GridSort | undefined;
  readonly onSort: (sort: GridSort) => void;
}

function SortButton<Row>({ column, sort, onSort }: SortButtonProps<Row>): ReactNode {
  const text = useText("commonUi");
  const next = nextSort(sort, column.id);
  const isSorted = sort?.columnId === column.id;
  const hint =
    next.direction === "ascending"
      ? text.gridSortAscending(column.header)
      : text.gridSortDescending(column.header);
  return (
    <button type="button" className={classes.sort} title={hint} onClick={() => onSort(next)}>
      <span className={classes.headText}>{column.header}</span>
      <span aria-hidden="true" className={classes.arrow}>
        {isSorted ? (sort.direction === "ascending" ? "▲" : "▼") : ""}
      </span>
    </button>
  );
}
