import { useRef } from "react";
import type { ReactNode } from "react";

import { BulkBar } from "../../cases/layout/bulk-bar.tsx";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { TextField } from "../../ui/fields/fields.tsx";
import { DataGrid } from "../../ui/grid/data-grid.tsx";
import { arraySource } from "../../ui/grid/row-source.ts";
import { countSelected, NOTHING_SELECTED, type RowSelection } from "../../ui/grid/selection.ts";
import { useCommands, type Command } from "../../ui/palette/use-commands.ts";
import { FourState } from "../../ui/states/four-state.tsx";
import { useQueryState } from "../../use-query-state.ts";
import { boardColumns } from "./columns.tsx";
import { Counts } from "./counts.tsx";
import classes from "./notifications.module.css";
import { isInLane, LANES } from "./rows.ts";
import type { useNotifications } from "./use-notifications.ts";

export interface BoardProps {
  readonly list: ReturnType<typeof useNotifications>;
  readonly selection: RowSelection;
  readonly onSelection: (selection: RowSelection) => void;
  readonly bulk: readonly Command[];
  readonly hasSubject: boolean;
  readonly onDraft: () => void;
}

/** The victims with their state: lanes, counts, and what can be done with many at once. */
export function Board(props: BoardProps): ReactNode {
  const { list, selection, onSelection, bulk, hasSubject, onDraft } = props;
  const text = useText("notifications");
  const cases = useText("cases");
  const filter = useRef<HTMLInputElement>(null);
  const isNarrowed = list.query !== "" || list.lane !== "all";
  const clear = (): void => {
    list.setLane("all");
    list.setQuery("");
  };
  useCommands(text.title, [
    {
      id: "notifications.filter",
      label: cases.filterFocus,
      keys: "/",
      run: () => filter.current?.focus(),
    },
  ]);
  const state = useQueryState(list.list, () => list.items.length === 0, {
    title: isNarrowed ? cases.filterNothing : text.none,
    text: isNarrowed ? cases.filterNothingText : hasSubject ? text.noneOfOne : text.noneAtAll,
    ...(isNarrowed
      ? { action: { label: cases.filterClear, run: clear } }
      : hasSubject
        ? { action: { label: text.draft, keys: "n", run: onDraft } }
        : {}),
  });
  const marked = countSelected(selection, list.items.length);
  return (
    <div className={classes.view}>
      <Lanes list={list} />
      <div className={classes.tools}>
        <TextField
          label={text.filter}
          value={list.query}
          onChange={list.setQuery}
          placeholder={text.filterHint}
          ref={filter}
        />
        {list.list.data && <Counts counts={list.list.data} />}
      </div>
      {marked > 0 && (
        <BulkBar count={marked} commands={bulk} onClear={() => onSelection(NOTHING_SELECTED)} />
      )}
      <div className={classes.grid}>
        <FourState state={state}>
          <DataGrid
            label={text.listLabel}
            source={arraySource(list.items)}
            columns={boardColumns(text, list.today)}
            keyOf={({ id }) => id}
            activeIndex={list.cursor}
            onActiveChange={list.setCursor}
            selection={selection}
            onSelectionChange={onSelection}
            keys="screen"
          />
        </FourState>
      </div>
    </div>
  );
}

function Lanes({ list }: Pick<BoardProps, "list">): ReactNode {
  const text = useText("notifications");
  const format = useFormat();
  return (
    <div className={classes.lanes} role="group" aria-label={text.lanesLabel}>
      {LANES.map((lane) => (
        <button
          key={lane}
          type="button"
          aria-pressed={lane === list.lane}
          className={classes.lane}
          onClick={() => list.setLane(lane)}
        >
          {text.lanes[lane]}{" "}
          <span className={classes.count}>
            {format.number(list.all.filter((one) => isInLane(one, lane, list.today)).length)}
          </span>
        </button>
      ))}
    </div>
  );
}
