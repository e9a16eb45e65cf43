import { PLAYBOOK_PHASES } from "../../../../shared/domain/playbooks/playbook.ts";
import type { PlaybookPhase } from "../../../../shared/domain/playbooks/playbook.ts";
import type { Task } from "../../../../shared/model/case-parts.ts";

export interface PhaseGroup {
  readonly phase: PlaybookPhase;
  readonly tasks: readonly Task[];
  readonly openCount: number;
}

/** Tasks by phase in the order of the work; inside a phase as the playbook or the analyst put them. */
export function tasksByPhase(tasks: readonly Task[]): readonly PhaseGroup[] {
  return PLAYBOOK_PHASES.flatMap((phase) => {
    const own = tasks
      .filter((task) => task.phase === phase)
      .toSorted((a, b) => a.position - b.position || a.createdAt.localeCompare(b.createdAt));
    if (own.length === 0) return [];
    return [{ phase, tasks: own, openCount: own.filter(({ status }) => status === "open").length }];
  });
}

/** The task after or before the given one in the order of the screen; the first when none is given. */
export function taskBeside(
  groups: readonly PhaseGroup[],
  id: string | undefined,
  step: 1 | -1,
): Task | undefined {
  const all = groups.flatMap(({ tasks }) => tasks);
  const at = all.findIndex((task) => task.id === id);
  if (at < 0) return all[0];
  return all[Math.min(Math.max(at + step, 0), all.length - 1)];
}

/** How far the work is: open, done, skipped. */
export function taskCounts(tasks: readonly Task[]): Readonly<Record<Task["status"], number>> {
  const counts = { open: 0, done: 0, skipped: 0 };
  for (const { status } of tasks) counts[status] += 1;
  return counts;
}
