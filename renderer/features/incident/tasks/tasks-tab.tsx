import { useState } from "react";
import type { ReactNode } from "react";

import type { Incident } from "../../../../shared/model/incident.ts";
import type { Task } from "../../../../shared/model/case-parts.ts";
import { ReasonDialog } from "../../../cases/dialogs/reason-dialog.tsx";
import { CommandButton } from "../../../cases/layout/command-button.tsx";
import { useText } from "../../../i18n/text-context.ts";
import { FourState } from "../../../ui/states/four-state.tsx";
import classes from "../parts.module.css";
import { useHasDraft } from "../use-form-draft.ts";
import { PhaseTasks } from "./phase-tasks.tsx";
import { PlaybookDialog } from "./playbook-dialog.tsx";
import { TaskForm } from "./task-form.tsx";
import taskClasses from "./tasks.module.css";
import { useTaskCommands } from "./use-task-commands.ts";
import { useTasks } from "./use-tasks.ts";

/** What is open over the list: nothing, a form, the playbooks, or the question why a task is skipped. */
export type TaskView =
  | { readonly kind: "list" }
  | { readonly kind: "add" }
  | { readonly kind: "edit"; readonly id: string }
  | { readonly kind: "playbook" }
  | { readonly kind: "skip"; readonly task: Task };

/** Tasks by phase, from playbooks or by hand. */
export function TasksTab({ incident }: { readonly incident: Incident }): ReactNode {
  const text = useText("incident");
  const draftName = `incident.task.${incident.id}`;
  const hasDraft = useHasDraft(draftName);
  const [view, setView] = useState<TaskView>(hasDraft ? { kind: "add" } : { kind: "list" });
  const showList = (): void => setView({ kind: "list" });
  const actions = useTasks(incident.id, () => setView({ kind: "playbook" }));
  const { groups, counts, state } = actions;
  const commands = useTaskCommands(actions, view, setView);
  return (
    <>
      <div className={classes.bar}>
        {commands.bar.map((command, at) => (
          <CommandButton key={command.id} command={command} isPrimary={at === 0} />
        ))}
        <span className={`wp-meta ${classes.barEnd}`}>{text.taskCounts(counts)}</span>
      </div>
      <div className={classes.scroll}>
        <div className={taskClasses.column}>
          {view.kind === "add" && (
            <TaskForm incidentId={incident.id} draftName={draftName} onClose={showList} />
          )}
          {(state.kind !== "empty" || view.kind !== "add") && (
            <FourState state={state}>
              {groups.map((group) => (
                <PhaseTasks
                  key={group.phase}
                  group={group}
                  view={view}
                  onView={setView}
                  actions={actions}
                  onActive={commands.setActiveId}
                />
              ))}
            </FourState>
          )}
        </div>
      </div>
      {view.kind === "playbook" && <PlaybookDialog incident={incident} onClose={showList} />}
      {view.kind === "skip" && (
        <ReasonDialog
          title={text.taskSkip}
          act={text.taskSkip}
          names={[view.task.title]}
          presets={[text.skipNotNeeded, text.skipDoneElsewhere, text.skipNotPossible]}
          onAct={(reason) => actions.skip(view.task, reason)}
          onClose={showList}
        />
      )}
    </>
  );
}
