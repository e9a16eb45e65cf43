import type { ReactNode } from "react";

import { PLAYBOOK_PHASE_NAMES } from "../../../../shared/domain/playbooks/phase-text-data.ts";
import { PLAYBOOK_PHASES } from "../../../../shared/domain/playbooks/playbook.ts";
import { useWords } from "../../../cases/words.ts";
import { useText } from "../../../i18n/text-context.ts";
import classes from "./tasks.module.css";

export interface PlaybookPreviewProps {
  readonly playbook: {
    readonly title: string;
    readonly version: number;
    readonly tasks: readonly {
      readonly title: string;
      readonly phase: string;
      readonly condition: string | null;
    }[];
  };
}

/** The tasks that would be added, by phase. */
export function PlaybookPreview({ playbook }: PlaybookPreviewProps): ReactNode {
  const text = useText("incident");
  const words = useWords();
  const phases = PLAYBOOK_PHASES.map((phase) => ({
    phase,
    tasks: playbook.tasks.filter((task) => task.phase === phase),
  })).filter(({ tasks }) => tasks.length > 0);
  return (
    // Long content must be scrollable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <section className={classes.preview} tabIndex={0} aria-label={text.playbookPreview}>
      <p className="wp-meta">
        {playbook.title}, {text.version(playbook.version)}
      </p>
      {phases.map(({ phase, tasks }) => (
        <div key={phase}>
          <h3>{words.say(PLAYBOOK_PHASE_NAMES[phase])}</h3>
          <ol>
            {tasks.map((task) => (
              <li key={task.title}>
                {task.title}
                {task.condition !== null && (
                  <div className={classes.condition}>{text.onlyIf(task.condition)}</div>
                )}
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}
