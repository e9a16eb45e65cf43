import type { ReactNode } from "react";

import type { DataGridProps } from "../ui/grid/data-grid.tsx";
import { DataGrid } from "../ui/grid/data-grid.tsx";
import classes from "./short-grid.module.css";

/** A list within a dialog or a detail view: no taller than its rows need. */
export function ShortGrid<Row>(props: DataGridProps<Row>): ReactNode {
  return (
    <div className={classes.grid} data-rows={props.source.rowCount}>
      <DataGrid {...props} />
    </div>
  );
}
