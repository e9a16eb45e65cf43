import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { ReactNode } from "react";

import type { Constituent } from "../../../shared/model/constituent.ts";
import { useApi } from "../../api.ts";
import { CommandButton } from "../../cases/layout/command-button.tsx";
import { useChange, useUndo } from "../../cases/use-change.ts";
import { useText } from "../../i18n/text-context.ts";
import { TextField } from "../../ui/fields/fields.tsx";
import { DataGrid } from "../../ui/grid/data-grid.tsx";
import { arraySource } from "../../ui/grid/row-source.ts";
import { MasterDetail } from "../../ui/master-detail/master-detail.tsx";
import { useCommands, type Command } from "../../ui/palette/use-commands.ts";
import { FourState } from "../../ui/states/four-state.tsx";
import { useViewState } from "../../ui/view-state/view-state.ts";
import { useQueryState } from "../../use-query-state.ts";
import { registerColumns } from "./columns.tsx";
import { ConstituentDetail } from "./constituent-detail.tsx";
import { ConstituentFormDialog } from "./constituent-form.tsx";
import classes from "./constituents.module.css";
import { ImportDialog } from "./import-dialog.tsx";
import { MatchDialog } from "./match-dialog.tsx";
import { statedFields } from "./rows.ts";

type Open = "add" | "edit" | "import" | "match";

/** As many as the register is built for. */
const MOST = 10_000;
const NO_ITEMS: readonly Constituent[] = [];

/** The register, the chosen constituent beside it. */
export function ConstituentsScreen(): ReactNode {
  const text = useText("constituents");
  const { query: calls } = useApi();
  const [query, setQuery] = useViewState("constituents.query", "", isText);
  const [cursor, setCursor] = useViewState("constituents.cursor", 0, isIndex);
  const [open, setOpen] = useState<Open | undefined>(undefined);
  const list = useQuery(calls.constituents.list.queryOptions({ input: { query, limit: MOST } }));
  const items = list.data?.items ?? NO_ITEMS;
  const at = Math.min(cursor, items.length - 1);
  const chosen = items[at];
  const commands = useRegisterCommands(chosen, setOpen);
  const close = (): void => setOpen(undefined);
  return (
    <>
      <div className={classes.screen}>
        <header className={classes.head}>
          <h1>{text.title}</h1>
          <span className={classes.spacer} />
          {commands.map((command, place) => (
            <CommandButton key={command.id} command={command} isPrimary={place === 0} />
          ))}
        </header>
        <div className={classes.parts}>
          <MasterDetail
            name="constituents"
            initialShare={0.58}
            hasDetail={chosen !== undefined}
            onBack={() => setCursor(0)}
            list={
              <Register
                list={list}
                items={items}
                query={query}
                onQuery={(next) => {
                  setQuery(next);
                  setCursor(0);
                }}
                cursor={at}
                onCursor={setCursor}
                onImport={() => setOpen("import")}
              />
            }
            detail={
              chosen === undefined ? null : <ConstituentDetail key={chosen.id} one={chosen} />
            }
          />
        </div>
      </div>
      {open === "add" && <ConstituentFormDialog one={undefined} onClose={close} />}
      {open === "edit" && chosen && <ConstituentFormDialog one={chosen} onClose={close} />}
      {open === "import" && <ImportDialog onClose={close} />}
      {open === "match" && <MatchDialog onClose={close} />}
    </>
  );
}

interface RegisterProps {
  readonly list: Parameters<typeof useQueryState>[0];
  readonly items: readonly Constituent[];
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly cursor: number;
  readonly onCursor: (at: number) => void;
  readonly onImport: () => void;
}

function Register(props: RegisterProps): ReactNode {
  const { list, items, query, onQuery, cursor, onCursor, onImport } = props;
  const text = useText("constituents");
  const cases = useText("cases");
  const filter = useRef<HTMLInputElement>(null);
  useCommands(text.title, [
    {
      id: "constituents.filter",
      label: cases.filterFocus,
      keys: "/",
      run: () => filter.current?.focus(),
    },
  ]);
  const state = useQueryState(
    list,
    () => items.length === 0,
    query === ""
      ? {
          title: text.none,
          text: text.noneText,
          action: { label: text.import, keys: "i", run: onImport },
        }
      : {
          title: cases.filterNothing,
          text: cases.filterNothingText,
          action: { label: cases.filterClear, run: () => onQuery("") },
        },
  );
  return (
    <div className={classes.view}>
      <div className={classes.tools}>
        <TextField
          label={text.filter}
          value={query}
          onChange={onQuery}
          placeholder={text.filterHint}
          ref={filter}
        />
      </div>
      <div className={classes.grid}>
        <FourState state={state}>
          <DataGrid
            label={text.listLabel}
            source={arraySource(items)}
            columns={registerColumns(text)}
            keyOf={({ id }) => id}
            activeIndex={cursor}
            onActiveChange={onCursor}
            keys="screen"
          />
        </FourState>
      </div>
    </div>
  );
}

function useRegisterCommands(
  chosen: Constituent | undefined,
  open: (what: Open) => void,
): readonly Command[] {
  const text = useText("constituents");
  const cases = useText("cases");
  const { client } = useApi();
  const change = useChange();
  const undo = useUndo();
  const isIdle = chosen === undefined;
  const confirm = (one: Constituent): void =>
    void change({
      call: () =>
        client.constituents.save({
          id: one.id,
          fields: { ...statedFields(one), lastConfirmed: new Date().toISOString().slice(0, 10) },
        }),
      done: () => text.confirmed(one.name),
    });
  const remove = (one: Constituent): void =>
    void change({
      call: () => client.constituents.remove({ id: one.id }),
      done: () => text.removed,
    });
  const commands: readonly Command[] = [
    { id: "constituents.import", label: text.import, keys: "i", run: () => open("import") },
    { id: "constituents.add", label: text.add, keys: "n", run: () => open("add") },
    { id: "constituents.match", label: text.tryMatch, keys: "w", run: () => open("match") },
    {
      id: "constituents.edit",
      label: text.edit,
      keys: "e",
      isDisabled: isIdle,
      run: () => open("edit"),
    },
    {
      id: "constituents.confirm",
      label: text.confirm,
      keys: "c",
      isDisabled: isIdle,
      run: () => chosen && confirm(chosen),
    },
    {
      id: "constituents.remove",
      label: text.remove,
      keys: "shift+d",
      isDisabled: isIdle,
      run: () => chosen && remove(chosen),
    },
  ];
  const undoCommand = {
    id: "constituents.undo",
    label: cases.undoLast,
    keys: "u",
    run: () => void undo(),
  };
  useCommands(text.title, [...commands, undoCommand]);
  return commands;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isIndex(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}
