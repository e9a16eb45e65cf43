import { Button } from "@mantine/core";
import type { ReactNode } from "react";

import { TASK_STATUS_NAMES } from "../../../../shared/domain/status/status-text-data.ts";
import type { Task } from "../../../../shared/model/case-parts.ts";
import { TASK_TONES } from "../../../cases/status-tones.ts";
import { useWords } from "../../../cases/words.ts";
import { useText } from "../../../i18n/text-context.ts";
import { ICON, IconUser } from "../../../ui/icons.ts";
import { SafeText } from "../../../ui/indicator/safe-text.tsx";
import { MarkdownView } from "../../../ui/markdown/markdown-view.tsx";
import { StatusBadge } from "../../../ui/status/status-badge.tsx";
import { DueText } from "../due-text.tsx";
import { RowButtons } from "../row-buttons.tsx";
import classes from "./tasks.module.css";
import { taskElementId } from "./use-task-commands.ts";
import type { TaskActions } from "./use-tasks.ts";

export interface TaskRowProps {
  readonly task: Task;
  readonly actions: TaskActions;
  readonly onEdit: () => void;
  readonly onSkip: () => void;
  readonly onActive: () => void;
}

/** One task: what, under which condition, until when, whose, and whether it is done. */
export function TaskRow({ task, actions, onEdit, onSkip, onActive }: TaskRowProps): ReactNode {
  const text = useText("incident");
  const words = useWords();
  const isOpen = task.status === "open";
  return (
    // The row takes the focus so that keys act on it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
    <li
      id={taskElementId(task.id)}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
      tabIndex={0}
      className={classes.task}
      data-finished={!isOpen || undefined}
      onFocus={onActive}
    >
      <input
        type="checkbox"
        className={classes.check}
        checked={task.status === "done"}
        aria-label={text.taskToggleNamed(task.title)}
        onChange={() => actions.toggle(task)}
      />
      <div className={classes.body}>
        <span className={classes.head}>
          <span className={classes.title}>
            <SafeText text={task.title} />
          </span>
          {task.status === "skipped" && (
            <StatusBadge tone={TASK_TONES.skipped} label={words.say(TASK_STATUS_NAMES.skipped)} />
          )}
          <DueText dueAt={task.dueAt} isOpen={isOpen} />
          {task.owner !== null && (
            <span className={classes.owner}>
              <IconUser {...ICON} size={13} />
              {task.owner}
            </span>
          )}
        </span>
        {task.condition !== null && (
          <span className={classes.condition}>{text.onlyIf(task.condition)}</span>
        )}
        <TaskDetail task={task} />
      </div>
      <div className={classes.actions}>
        {isOpen && (
          <Button variant="subtle" size="compact-xs" onClick={onSkip}>
            {text.taskSkipShort}
          </Button>
        )}
        <RowButtons name={task.title} onEdit={onEdit} onRemove={() => actions.remove(task)} />
      </div>
    </li>
  );
}

function TaskDetail({ task }: { readonly task: Task }): ReactNode {
  const text = useText("incident");
  if (task.detail === "") return null;
  return (
    <details className={classes.detail}>
      <summary>
        {text.how}
        {task.playbook !== null && ` (${task.playbook})`}
      </summary>
      <MarkdownView source={task.detail} />
    </details>
  );
}
