import { useState } from "react";

import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import { useToasts } from "../../ui/toasts/toast-context.ts";
import { useFailureText } from "../../use-failure-text.ts";
import { useChange, useRefresh } from "../use-change.ts";
import { moveLane } from "./lane.ts";
import type { Lane } from "./lane.ts";
import type { LaneTabsProps } from "./lane-tabs.tsx";

export interface LaneActions {
  readonly dialog: "new" | "rename" | undefined;
  readonly askName: () => void;
  readonly rename: () => void;
  readonly closeDialog: () => void;
  readonly save: (name: string) => void;
  readonly move: (by: -1 | 1) => void;
  readonly remove: () => void;
}

/** Saving, renaming, ordering and removing of lanes. */
export function useLaneActions(props: LaneTabsProps, active: Lane | undefined): LaneActions {
  const { entity, lanes, query, sort } = props;
  const { client } = useApi();
  const text = useText("cases");
  const change = useChange();
  const refresh = useRefresh();
  const { show } = useToasts();
  const { describe } = useFailureText();
  const [dialog, setDialog] = useState<"new" | "rename" | undefined>(undefined);
  const saved = active?.saved;
  const attempt = (work: Promise<unknown>): void =>
    void work.then(refresh, (error: unknown) => show({ kind: "failed", text: describe(error) }));
  return {
    dialog,
    askName: () => setDialog("new"),
    rename: () => setDialog("rename"),
    closeDialog: () => setDialog(undefined),
    save: (name) => {
      const lane =
        dialog === "rename" && saved
          ? { ...saved, name }
          : { name, entity, query, sort, position: lanes.filter((one) => one.saved).length };
      setDialog(undefined);
      attempt(client.search.lanes.save(lane));
    },
    move: (by) => {
      if (!saved) return;
      const own = lanes.flatMap((lane) => lane.saved ?? []);
      const moved = moveLane(own, saved.id, by).filter((lane) => !own.includes(lane));
      attempt(Promise.all(moved.map((lane) => client.search.lanes.save(lane))));
    },
    remove: () => {
      if (!saved) return;
      void change({
        call: () => client.search.lanes.remove({ id: saved.id }),
        done: () => text.laneRemoved(saved.name),
      });
    },
  };
}
