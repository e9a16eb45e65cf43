import type { ReactNode } from "react";

import type { GridColumn } from "../../../ui/grid/column.ts";
import { DataGrid } from "../../../ui/grid/data-grid.tsx";
import { MasterDetail } from "../../../ui/master-detail/master-detail.tsx";
import { FourState } from "../../../ui/states/four-state.tsx";
import classes from "../exchange.module.css";
import type { SettleList } from "./use-settle-list.ts";

export interface SettleViewProps<Row> {
  /** Under which the share of the list is remembered. */
  readonly name: string;
  readonly initialShare: number;
  readonly label: string;
  readonly list: SettleList<Row>;
  readonly columns: readonly GridColumn<Row>[];
  readonly keyOf: (row: Row) => string;
  /** What stands in the place of the detail while no row has the cursor. */
  readonly noneText: string;
  readonly detail: (row: Row) => ReactNode;
}

/** What waits for somebody here as a list, and beside it the row with the cursor. */
export function SettleView<Row>(props: SettleViewProps<Row>): ReactNode {
  const { name, initialShare, label, list, columns, keyOf, noneText, detail } = props;
  const { row } = list;
  return (
    <MasterDetail
      name={name}
      initialShare={initialShare}
      hasDetail={list.hasDetail && row !== undefined}
      onBack={() => list.setDetail(false)}
      list={
        <div className={classes.view}>
          <div className={classes.grid}>
            <FourState state={list.state}>
              <DataGrid
                label={label}
                source={list.source}
                columns={columns}
                keyOf={keyOf}
                activeIndex={list.active}
                onActiveChange={list.setActive}
                onOpen={() => list.setDetail(true)}
                keys="screen"
              />
            </FourState>
          </div>
        </div>
      }
      detail={row === undefined ? <p className={classes.none}>{noneText}</p> : detail(row)}
    />
  );
}
