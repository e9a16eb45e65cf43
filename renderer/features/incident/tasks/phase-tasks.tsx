import type { ReactNode } from "react";

import { PLAYBOOK_PHASE_NAMES } from "../../../../shared/domain/playbooks/phase-text-data.ts";
import { useWords } from "../../../cases/words.ts";
import { useText } from "../../../i18n/text-context.ts";
import type { PhaseGroup } from "./rows.ts";
import { TaskForm } from "./task-form.tsx";
import { TaskRow } from "./task-row.tsx";
import classes from "./tasks.module.css";
import type { TaskView } from "./tasks-tab.tsx";
import type { TaskActions } from "./use-tasks.ts";

export interface PhaseTasksProps {
  readonly group: PhaseGroup;
  readonly view: TaskView;
  readonly onView: (view: TaskView) => void;
  readonly actions: TaskActions;
  readonly onActive: (id: string) => void;
}

/** The tasks of one phase. */
export function PhaseTasks(props: PhaseTasksProps): ReactNode {
  const { group, view, onView, actions, onActive } = props;
  const text = useText("incident");
  const words = useWords();
  const showList = (): void => onView({ kind: "list" });
  return (
    <section className={classes.phase} aria-label={words.say(PLAYBOOK_PHASE_NAMES[group.phase])}>
      <h2 className={classes.phaseTitle}>
        {words.say(PLAYBOOK_PHASE_NAMES[group.phase])}
        <span className="wp-meta">{text.openOf(group.openCount, group.tasks.length)}</span>
      </h2>
      <ul className={classes.list}>
        {group.tasks.map((task) =>
          view.kind === "edit" && view.id === task.id ? (
            <li key={task.id}>
              <TaskForm
                incidentId={task.incidentId}
                task={task}
                draftName={`incident.task.${task.incidentId}.${task.id}`}
                onClose={showList}
              />
            </li>
          ) : (
            <TaskRow
              key={task.id}
              task={task}
              actions={actions}
              onEdit={() => onView({ kind: "edit", id: task.id })}
              onSkip={() => onView({ kind: "skip", task })}
              onActive={() => onActive(task.id)}
            />
          ),
        )}
      </ul>
    </section>
  );
}
