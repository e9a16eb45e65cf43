import { useState } from "react";

import { useText } from "../../../i18n/text-context.ts";
import { useCommands } from "../../../ui/palette/use-commands.ts";
import type { Command } from "../../../ui/palette/use-commands.ts";
import { taskBeside } from "./rows.ts";
import type { TaskView } from "./tasks-tab.tsx";
import type { TaskActions } from "./use-tasks.ts";

/** Id of the element of a task, which takes the focus. */
export function taskElementId(id: string): string {
  return `task-${id}`;
}

/** Keys of the tasks tab: j and k move between tasks, the others act on the one that has the focus. */
export function useTaskCommands(
  actions: TaskActions,
  view: TaskView,
  onView: (view: TaskView) => void,
): {
  readonly bar: readonly Command[];
  readonly setActiveId: (id: string) => void;
} {
  const text = useText("incident");
  const common = useText("commonUi");
  const [activeId, setActiveId] = useState<string | undefined>(undefined);
  const { groups, toggle, remove } = actions;
  const active = groups.flatMap(({ tasks }) => tasks).find(({ id }) => id === activeId);
  const isIdle = active === undefined || view.kind !== "list";
  const move = (step: 1 | -1): void => {
    const next = taskBeside(groups, active?.id, step);
    if (next) document.querySelector<HTMLElement>(`#${taskElementId(next.id)}`)?.focus();
  };
  const bar: readonly Command[] = [
    {
      id: "incident.task.playbook",
      label: text.playbookApply,
      keys: "p",
      run: () => onView({ kind: "playbook" }),
    },
    { id: "incident.task.add", label: text.taskAdd, keys: "n", run: () => onView({ kind: "add" }) },
  ];
  useCommands(text.tabNames.tasks, [
    ...bar,
    { id: "incident.task.next", label: common.gridRowDown, keys: "j", run: () => move(1) },
    { id: "incident.task.previous", label: common.gridRowUp, keys: "k", run: () => move(-1) },
    {
      id: "incident.task.toggle",
      label: text.taskToggle,
      keys: "f",
      isDisabled: isIdle,
      run: () => active && toggle(active),
    },
    {
      id: "incident.task.skip",
      label: text.taskSkip,
      keys: "shift+f",
      isDisabled: isIdle || active.status !== "open",
      run: () => active && onView({ kind: "skip", task: active }),
    },
    {
      id: "incident.task.edit",
      label: text.taskEdit,
      keys: "e",
      isDisabled: isIdle,
      run: () => active && onView({ kind: "edit", id: active.id }),
    },
    {
      id: "incident.task.remove",
      label: text.taskRemove,
      keys: "Delete",
      isDisabled: isIdle,
      run: () => active && remove(active),
    },
  ]);
  return { bar, setActiveId };
}
