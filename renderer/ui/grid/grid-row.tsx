import { memo } from "react";
import type { CSSProperties, MouseEvent, ReactNode } from "react";

import type { GridColumn } from "./column.ts";
import classes from "./data-grid.module.css";

export interface GridRowProps<Row> {
  readonly id: string;
  readonly index: number;
  readonly topPx: number;
  readonly row: Row | undefined;
  readonly columns: readonly GridColumn<Row>[];
  readonly hasMarks: boolean;
  readonly isActive: boolean;
  readonly isMarked: boolean;
  readonly markLabel: string;
  readonly loadingLabel: string;
  readonly onPress: (index: number, event: MouseEvent) => void;
  readonly onOpen: (index: number) => void;
}

/** One row: plain elements only, and drawn again only when something of its own has changed. */
// `memo` forgets the type parameter of what it wraps.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
export const GridRow = memo(drawRow) as <Row>(props: GridRowProps<Row>) => ReactNode;

function drawRow<Row>(props: GridRowProps<Row>): ReactNode {
  const {
    id,
    index,
    topPx,
    row,
    columns,
    hasMarks,
    isActive,
    isMarked,
    markLabel,
    loadingLabel,
    onPress,
    onOpen,
  } = props;
  const style: CSSProperties = { transform: `translateY(${topPx}px)` };
  const offset = hasMarks ? 2 : 1;
  return (
    <div
      id={id}
      role="row"
      className={classes.row}
      style={style}
      aria-rowindex={index + 2}
      aria-selected={hasMarks ? isMarked : isActive}
      aria-busy={row === undefined || undefined}
      data-active={isActive || undefined}
      data-marked={isMarked || undefined}
      onMouseDown={(event) => onPress(index, event)}
      onDoubleClick={() => onOpen(index)}
    >
      {hasMarks && (
        <span
          role="gridcell"
          aria-colindex={1}
          aria-label={markLabel}
          className={classes.mark}
          data-mark=""
        >
          <span className={classes.box} title={markLabel} />
        </span>
      )}
      {row === undefined ? (
        <span role="gridcell" aria-colindex={offset} className={classes.waiting}>
          <span className="wp-hidden">{loadingLabel}</span>
        </span>
      ) : (
        columns.map((column, at) => (
          <span
            key={column.id}
            role="gridcell"
            aria-colindex={at + offset}
            className={column.align === "end" ? classes.cellEnd : classes.cell}
            title={column.title?.(row)}
          >
            {column.render(row)}
          </span>
        ))
      )}
    </div>
  );
}
