import { ActionIcon, Menu } from "@mantine/core";
import type { ReactNode } from "react";

import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { ICON, IconDots, IconPlus } from "../../ui/icons.ts";
import { useCommands } from "../../ui/palette/use-commands.ts";
import { activeLane } from "./lane.ts";
import type { Lane } from "./lane.ts";
import classes from "./lane-tabs.module.css";
import { LaneDialog } from "./lane-dialog.tsx";
import { useLaneActions } from "./use-lane-actions.ts";

export interface LaneTabsProps {
  readonly label: string;
  readonly entity: "report" | "incident" | "observable";
  readonly lanes: readonly Lane[];
  readonly query: string;
  readonly sort: string;
  readonly onLane: (lane: Lane) => void;
}

/** Lanes as tabs; 1 to 9 choose one. The query in effect can be kept as a lane of its own. */
export function LaneTabs(props: LaneTabsProps): ReactNode {
  const { label, lanes, query, onLane } = props;
  const text = useText("cases");
  const format = useFormat();
  const active = activeLane(lanes, query);
  const actions = useLaneActions(props, active);
  useCommands(text.laneScope, [
    ...lanes.slice(0, 9).map((lane, at) => ({
      id: `lane.${lane.id}`,
      label: text.laneGo(lane.name),
      keys: String(at + 1),
      run: () => onLane(lane),
    })),
    { id: "lane.save", label: text.laneSave, run: actions.askName },
  ]);
  return (
    <div className={classes.bar}>
      <div role="tablist" aria-label={label} className={classes.tabs}>
        {lanes.map((lane, at) => (
          <button
            key={lane.id}
            type="button"
            role="tab"
            aria-selected={lane === active}
            className={classes.tab}
            title={at < 9 ? `${lane.query || text.laneAll} (${at + 1})` : lane.query}
            onClick={() => onLane(lane)}
          >
            {lane.name}
            {lane.count !== null && (
              <span className={classes.count}>{format.number(lane.count)}</span>
            )}
          </button>
        ))}
      </div>
      {active === undefined ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={text.laneSave}
          title={text.laneSave}
          onClick={actions.askName}
        >
          <IconPlus {...ICON} />
        </ActionIcon>
      ) : (
        active.saved && <LaneMenu actions={actions} />
      )}
      {actions.dialog !== undefined && (
        <LaneDialog
          initialName={actions.dialog === "rename" ? (active?.name ?? "") : ""}
          query={query}
          onSave={actions.save}
          onClose={actions.closeDialog}
        />
      )}
    </div>
  );
}

function LaneMenu({ actions }: { readonly actions: ReturnType<typeof useLaneActions> }): ReactNode {
  const text = useText("cases");
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={text.laneMenu} title={text.laneMenu}>
          <IconDots {...ICON} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={actions.rename}>{text.laneRename}</Menu.Item>
        <Menu.Item onClick={() => actions.move(-1)}>{text.laneLeft}</Menu.Item>
        <Menu.Item onClick={() => actions.move(1)}>{text.laneRight}</Menu.Item>
        <Menu.Item onClick={actions.remove}>{text.laneRemove}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
