import { Button } from "@mantine/core";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useMemo, useRef } from "react";
import type { ReactNode } from "react";
import { z } from "zod";

import { FilterLine } from "../../cases/filter-line/filter-line.tsx";
import type { FilterLineHandle } from "../../cases/filter-line/filter-line.tsx";
import { LaneTabs } from "../../cases/lanes/lane-tabs.tsx";
import { useLanes } from "../../cases/lanes/use-lanes.ts";
import { defangedLines } from "../../cases/observables/display.ts";
import { useSourceState } from "../../cases/use-source-state.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { addressOf, PATHS } from "../../places.ts";
import { useCopy } from "../../ui/clipboard/use-copy.ts";
import { DataGrid } from "../../ui/grid/data-grid.tsx";
import type { DataGridHandle } from "../../ui/grid/data-grid.tsx";
import { MasterDetail } from "../../ui/master-detail/master-detail.tsx";
import { useCommands } from "../../ui/palette/use-commands.ts";
import { KeyCaps } from "../../ui/shortcuts/key-caps.tsx";
import { FourState } from "../../ui/states/four-state.tsx";
import { listColumns } from "./columns.tsx";
import { LookupDialog } from "./lookup/lookup-dialog.tsx";
import { ObservableDetail } from "./observable-detail.tsx";
import classes from "./observables.module.css";
import { builtInLanes } from "./rows.ts";
import { useObservables } from "./use-observables.ts";
import type { ObservableList } from "./use-observables.ts";

const paramsSchema = z.object({ observableId: z.string().optional() });
const addressSchema = z.object({ lookup: z.coerce.string().optional() });

/** All observables with lanes and filter; the chosen one beside them. */
export function ObservablesScreen(): ReactNode {
  const text = useText("observables");
  const navigate = useNavigate();
  const { observableId } = paramsSchema.parse(useParams({ strict: false }));
  const { lookup } = addressSchema.parse(useSearch({ strict: false }));
  const list = useObservables();
  const row = list.source.rowAt(list.cursor);
  const shownId = observableId ?? row?.id;
  const setLookup = (isOpen: boolean): void =>
    void navigate({ to: ".", search: isOpen ? { lookup: "1" } : {}, replace: true });
  const copy = useCopy();
  useCommands(text.title, [
    { id: "observables.lookup", label: text.lookup, keys: "l", run: () => setLookup(true) },
    {
      id: "observables.copy",
      label: text.copyMarked,
      keys: "y",
      run: () => {
        if (row) copy(defangedLines([row]), text.copied(1));
      },
      isDisabled: row === undefined,
    },
  ]);
  return (
    <>
      <h1 className="wp-hidden">{text.title}</h1>
      <MasterDetail
        name="observables"
        initialShare={0.62}
        hasDetail={observableId !== undefined}
        onBack={() => void navigate({ to: PATHS.observables })}
        list={<List list={list} onLookup={() => setLookup(true)} />}
        detail={shownId === undefined ? null : <ObservableDetail key={shownId} id={shownId} />}
      />
      {lookup !== undefined && <LookupDialog onClose={() => setLookup(false)} />}
    </>
  );
}

function List({
  list,
  onLookup,
}: {
  readonly list: ObservableList;
  readonly onLookup: () => void;
}): ReactNode {
  const text = useText("observables");
  const cases = useText("cases");
  const format = useFormat();
  const navigate = useNavigate();
  const grid = useRef<DataGridHandle>(null);
  const filter = useRef<FilterLineHandle>(null);
  const builtIn = useMemo(() => builtInLanes(text), [text]);
  const lanes = useLanes("observable", builtIn, list.source);
  const columns = useMemo(() => listColumns(text, cases, format), [text, cases, format]);
  const state = useSourceState(
    list.source,
    list.query === ""
      ? {
          title: text.emptyTitle,
          text: text.emptyText,
          action: { label: text.emptyAction, run: () => void navigate({ to: PATHS.imports }) },
        }
      : {
          title: cases.filterNothing,
          text: cases.filterNothingText,
          action: { label: cases.filterClear, run: () => list.setQuery("") },
        },
  );
  useCommands(text.title, [
    {
      id: "observables.filter",
      label: cases.filterFocus,
      keys: "/",
      run: () => filter.current?.focus(),
    },
  ]);
  const choose = (index: number): void => {
    list.setCursor(index);
    // The address of a chosen record would win over the cursor.
    void navigate({ to: PATHS.observables, replace: true });
  };
  return (
    <div className={classes.view}>
      <LaneTabs
        label={cases.laneScope}
        entity="observable"
        lanes={lanes}
        query={list.query}
        sort={list.sort}
        onLane={(lane) => {
          list.setQuery(lane.query);
          list.setSort(lane.sort);
        }}
      />
      <div className={classes.tools}>
        <FilterLine
          ref={filter}
          entity="observable"
          query={list.query}
          onQuery={list.setQuery}
          onLeave={() => grid.current?.focus()}
        />
        <Button
          variant="default"
          aria-keyshortcuts="L"
          rightSection={<KeyCaps keys="l" />}
          onClick={onLookup}
        >
          {text.lookupShort}
        </Button>
      </div>
      <div className={classes.grid}>
        <FourState state={state}>
          <DataGrid
            ref={grid}
            label={text.listLabel}
            source={list.source}
            columns={columns}
            keyOf={keyOf}
            activeIndex={list.cursor}
            onActiveChange={choose}
            onOpen={(row) => void navigate({ to: addressOf("observable", row.id) })}
            sort={list.gridSort}
            onSort={list.setGridSort}
            keys="screen"
          />
        </FourState>
      </div>
    </div>
  );
}

function keyOf(row: { readonly id: string }): string {
  return row.id;
}
