import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { ReactNode } from "react";

import type { CircleView } from "../../../../shared/contract/circles.ts";
import { useApi } from "../../../api.ts";
import { CommandButton } from "../../../cases/layout/command-button.tsx";
import { useChange } from "../../../cases/use-change.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { DataGrid } from "../../../ui/grid/data-grid.tsx";
import { arraySource } from "../../../ui/grid/row-source.ts";
import { MasterDetail } from "../../../ui/master-detail/master-detail.tsx";
import { useCommands } from "../../../ui/palette/use-commands.ts";
import type { Command } from "../../../ui/palette/use-commands.ts";
import { FourState } from "../../../ui/states/four-state.tsx";
import { useQueryState } from "../../../use-query-state.ts";
import classes from "../peers.module.css";
import { SectionFrame } from "../sections.tsx";
import { CircleDetail } from "./circle-detail.tsx";
import { CircleDialog } from "./circle-dialog.tsx";
import { circleColumns } from "./columns.tsx";

type Open = "create" | "edit";

/** Groups of peers to share with. */
export function CirclesScreen(): ReactNode {
  const text = useText("circles");
  const format = useFormat();
  const { query } = useApi();
  const [active, setActive] = useState(0);
  const [hasDetail, setDetail] = useState(false);
  const [open, setOpen] = useState<Open>();
  const circles = useQuery(query.circles.list.queryOptions());
  const peers = useQuery(query.peers.list.queryOptions());
  const items = useMemo(() => circles.data?.items ?? [], [circles.data]);
  const source = useMemo(() => arraySource(items), [items]);
  const columns = useMemo(() => circleColumns(text, format), [text, format]);
  const state = useQueryState(circles, (data) => data.items.length === 0, {
    title: text.emptyTitle,
    text: text.emptyText,
    action: { label: text.create, run: () => setOpen("create") },
  });
  const circle = items[Math.min(active, items.length - 1)];
  const commands = useCircleCommands(circle, setOpen);
  const known = [...items, ...(peers.data?.items ?? [])];
  const nameOf = (id: string): string => known.find((one) => one.id === id)?.name ?? id;
  return (
    <SectionFrame section="circles" title={text.title}>
      <MasterDetail
        name="circles"
        initialShare={0.5}
        hasDetail={hasDetail && circle !== undefined}
        onBack={() => setDetail(false)}
        list={
          <div className={classes.view}>
            <div className={classes.tools} role="toolbar" aria-label={text.tools}>
              {commands.map((command, at) => (
                <CommandButton key={command.id} command={command} isPrimary={at === 0} />
              ))}
            </div>
            <div className={classes.grid}>
              <FourState state={state}>
                <DataGrid
                  label={text.title}
                  source={source}
                  columns={columns}
                  keyOf={keyOf}
                  activeIndex={Math.min(active, items.length - 1)}
                  onActiveChange={setActive}
                  onOpen={() => setDetail(true)}
                  keys="screen"
                />
              </FourState>
            </div>
          </div>
        }
        detail={circle && <CircleDetail key={circle.id} circle={circle} nameOf={nameOf} />}
      />
      {open !== undefined && peers.data !== undefined && (
        <CircleDialog
          circle={open === "edit" ? circle : undefined}
          circles={items}
          peers={peers.data.items}
          onClose={() => setOpen(undefined)}
        />
      )}
    </SectionFrame>
  );
}

function useCircleCommands(
  circle: CircleView | undefined,
  onOpen: (open: Open) => void,
): readonly Command[] {
  const text = useText("circles");
  const { client } = useApi();
  const change = useChange();
  const remove = async ({ id, name }: CircleView): Promise<void> => {
    await change({ call: () => client.circles.remove({ id }), done: () => text.deleted(name) });
  };
  const commands: readonly Command[] = [
    { id: "circles.create", label: text.create, keys: "n", run: () => onOpen("create") },
    {
      id: "circles.edit",
      label: text.edit,
      keys: "e",
      isDisabled: circle === undefined,
      run: () => onOpen("edit"),
    },
    {
      id: "circles.delete",
      label: text.delete,
      keys: "shift+d",
      isDisabled: circle === undefined,
      run: () => void (circle && remove(circle)),
    },
  ];
  useCommands(text.title, commands);
  return commands;
}

function keyOf({ id }: CircleView): string {
  return id;
}
