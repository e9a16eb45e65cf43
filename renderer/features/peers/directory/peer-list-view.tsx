import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useRef } from "react";
import type { ReactNode } from "react";

import type { PeerSummary } from "../../../../shared/contract/peers.ts";
import { useSourceState } from "../../../cases/use-source-state.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { addressOf, PATHS } from "../../../places.ts";
import { SelectField, TextField } from "../../../ui/fields/fields.tsx";
import { DataGrid } from "../../../ui/grid/data-grid.tsx";
import type { DataGridHandle } from "../../../ui/grid/data-grid.tsx";
import { useCommands } from "../../../ui/palette/use-commands.ts";
import { KeyCaps } from "../../../ui/shortcuts/key-caps.tsx";
import { FourState } from "../../../ui/states/four-state.tsx";
import classes from "../peers.module.css";
import { useCountryName } from "../use-country-name.ts";
import { directoryColumns } from "./columns.tsx";
import { SHOWN } from "./rows.ts";
import type { PeerList } from "./use-peers.ts";

export interface PeerListViewProps {
  readonly list: PeerList;
  readonly onAdd: () => void;
}

/** Filter and grid of the directory. */
export function PeerListView({ list, onAdd }: PeerListViewProps): ReactNode {
  const text = useText("peers");
  const format = useFormat();
  const countryName = useCountryName();
  const navigate = useNavigate();
  const grid = useRef<DataGridHandle>(null);
  const columns = useMemo(
    () => directoryColumns(text, format, countryName),
    [text, format, countryName],
  );
  const state = useSourceState(
    list.source,
    list.total === 0
      ? {
          title: text.emptyTitle,
          text: text.emptyText,
          action: { label: text.add, run: onAdd },
        }
      : {
          title: text.filteredTitle,
          action: {
            label: text.filterClear,
            run: () => list.setFilter({ words: "", shown: "all" }),
          },
        },
  );
  const choose = (index: number): void => {
    list.setCursor(index);
    // The address of a chosen peer would win over the cursor.
    void navigate({ to: PATHS.peers, replace: true });
  };
  return (
    <div className={classes.view}>
      <Tools list={list} onAdd={onAdd} onLeave={() => grid.current?.focus()} />
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
            onOpen={(row) => void navigate({ to: addressOf("peer", row.id) })}
            sort={list.sort}
            onSort={list.setSort}
            keys="screen"
          />
        </FourState>
      </div>
    </div>
  );
}

function Tools({
  list,
  onAdd,
  onLeave,
}: PeerListViewProps & { readonly onLeave: () => void }): ReactNode {
  const text = useText("peers");
  const box = useRef<HTMLInputElement>(null);
  const { filter, setFilter } = list;
  useCommands(text.title, [
    { id: "peers.filter", label: text.filterFocus, keys: "/", run: () => box.current?.focus() },
  ]);
  return (
    <div className={classes.tools}>
      {/* The keys belong to the field inside; this only hears of them. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- see above */}
      <div
        className={classes.filterBox}
        onKeyDown={({ key }) => {
          if (key === "Enter" || key === "Escape") onLeave();
        }}
      >
        <TextField
          ref={box}
          label={text.filter}
          placeholder={text.filterHint}
          value={filter.words}
          maxLength={200}
          onChange={(words) => setFilter({ ...filter, words })}
        />
      </div>
      <SelectField
        label={text.shown}
        value={filter.shown}
        options={SHOWN.map((value) => ({ value, label: text.shownNames[value] }))}
        onChange={(shown) => setFilter({ ...filter, shown: shown ?? "all" })}
      />
      <Button
        aria-keyshortcuts="A"
        className={classes.toolsEnd ?? ""}
        rightSection={<KeyCaps keys="a" />}
        onClick={onAdd}
      >
        {text.addShort}
      </Button>
    </div>
  );
}

function keyOf({ id }: PeerSummary): string {
  return id;
}
