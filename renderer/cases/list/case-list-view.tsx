import { useEffect, useImperativeHandle, useRef } from "react";
import type { ReactNode, Ref } from "react";

import type { QueryEntity } from "../../../shared/domain/query/index.ts";
import { useText } from "../../i18n/text-context.ts";
import { DataGrid } from "../../ui/grid/data-grid.tsx";
import type { DataGridHandle } from "../../ui/grid/data-grid.tsx";
import type { GridColumn } from "../../ui/grid/column.ts";
import { NOTHING_SELECTED } from "../../ui/grid/selection.ts";
import type { Command } from "../../ui/palette/use-commands.ts";
import type { EmptyState } from "../../ui/states/four-state.tsx";
import { FourState } from "../../ui/states/four-state.tsx";
import { FilterLine } from "../filter-line/filter-line.tsx";
import type { FilterLineHandle } from "../filter-line/filter-line.tsx";
import type { Lane } from "../lanes/lane.ts";
import { LaneTabs } from "../lanes/lane-tabs.tsx";
import { BulkBar } from "../layout/bulk-bar.tsx";
import { useSourceState } from "../use-source-state.ts";
import classes from "./case-list.module.css";
import type { CaseList } from "./use-case-list.ts";

export interface CaseListHandle {
  readonly focusFilter: () => void;
  readonly focusList: () => void;
}

export interface CaseListViewProps<Row> {
  readonly entity: QueryEntity & ("report" | "incident");
  readonly label: string;
  readonly title: string;
  readonly list: CaseList<Row>;
  readonly lanes: readonly Lane[];
  readonly columns: readonly GridColumn<Row>[];
  readonly keyOf: (row: Row) => string;
  readonly onOpen: (row: Row, index: number) => void;
  readonly empty: EmptyState;
  readonly bulkCommands: readonly Command[];
  /** Beside the filter line. */
  readonly actions?: ReactNode;
  readonly ref?: Ref<CaseListHandle>;
}

/** Lanes, filter line, bulk bar and grid of one list. */
export function CaseListView<Row extends { readonly id: string }>(
  props: CaseListViewProps<Row>,
): ReactNode {
  const { entity, label, title, list, lanes, columns, keyOf, onOpen, bulkCommands } = props;
  const text = useText("cases");
  const grid = useRef<DataGridHandle>(null);
  const filter = useRef<FilterLineHandle>(null);
  const { ref, empty, actions } = props;
  useImperativeHandle(ref, () => ({
    focusFilter: () => filter.current?.focus(),
    focusList: () => grid.current?.focus(),
  }));
  const isFiltered = !lanes.some((lane) => lane.query === list.query);
  const filteredEmpty: EmptyState = {
    title: text.filterNothing,
    text: text.filterNothingText,
    action: { label: text.filterClear, run: () => list.setQuery("") },
  };
  const state = useSourceState(list.source, isFiltered ? filteredEmpty : empty);
  const isThere = state.kind === "filled";
  // Whoever comes to the screen goes on by keyboard at once; a focus that is elsewhere by then stays there.
  useEffect(() => {
    const { activeElement } = document;
    if (isThere && (activeElement === null || activeElement.matches("body, main")))
      grid.current?.focus();
  }, [isThere]);
  return (
    <div className={classes.view}>
      <h1 className="wp-hidden">{title}</h1>
      <LaneTabs
        label={text.laneScope}
        entity={entity}
        lanes={lanes}
        query={list.query}
        sort={list.sort}
        onLane={list.takeLane}
      />
      <div className={classes.tools}>
        <FilterLine
          ref={filter}
          entity={entity}
          query={list.query}
          onQuery={list.setQuery}
          onLeave={() => grid.current?.focus()}
        />
        {actions}
      </div>
      {list.markedCount > 0 && (
        <BulkBar
          count={list.markedCount}
          commands={bulkCommands}
          onClear={() => {
            list.setSelection(NOTHING_SELECTED);
            grid.current?.focus();
          }}
        />
      )}
      <div className={classes.grid}>
        <FourState state={state}>
          <DataGrid
            ref={grid}
            label={label}
            source={list.source}
            columns={columns}
            keyOf={keyOf}
            activeIndex={list.active}
            onActiveChange={list.setActive}
            onOpen={onOpen}
            selection={list.selection}
            onSelectionChange={list.setSelection}
            sort={list.gridSort}
            onSort={list.setGridSort}
            keys="screen"
          />
        </FourState>
      </div>
    </div>
  );
}
