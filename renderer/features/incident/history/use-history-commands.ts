import { useState } from "react";

import type { JournalEntry } from "../../../../shared/model/journal.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useCommands } from "../../../ui/palette/use-commands.ts";

/** Id of the element of an entry, which takes the focus. */
export function entryElementId(sequence: number): string {
  return `history-${sequence}`;
}

/** Keys of the history tab: j and k move, z takes the action that has the focus back. */
export function useHistoryCommands(
  entries: readonly JournalEntry[],
  onTakeBack: (actionId: number) => void,
): { readonly setActive: (sequence: number) => void } {
  const text = useText("incident");
  const common = useText("commonUi");
  const [active, setActive] = useState(0);
  const at = entries.findIndex(({ sequence }) => sequence === active);
  const entry = entries[at];
  const move = (step: 1 | -1): void => {
    const next = entries[at < 0 ? 0 : Math.min(Math.max(at + step, 0), entries.length - 1)];
    if (next) document.querySelector<HTMLElement>(`#${entryElementId(next.sequence)}`)?.focus();
  };
  useCommands(text.tabNames.history, [
    { id: "incident.history.next", label: common.gridRowDown, keys: "j", run: () => move(1) },
    { id: "incident.history.previous", label: common.gridRowUp, keys: "k", run: () => move(-1) },
    {
      id: "incident.history.undo",
      label: text.takeBack,
      keys: "z",
      isDisabled: entry?.canUndo !== true,
      run: () => entry && onTakeBack(entry.actionId),
    },
  ]);
  return { setActive };
}
