import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import type { Task } from "../../../../shared/model/case-parts.ts";
import type { Result } from "../../../../shared/result.ts";
import { useApi } from "../../../api.ts";
import { useChange } from "../../../cases/use-change.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useQueryState } from "../../../use-query-state.ts";
import { taskCounts, tasksByPhase } from "./rows.ts";

const NONE: readonly Task[] = [];

/** The tasks of an incident by phase, and what can be done with each. */
export function useTasks(incidentId: string, onPlaybook: () => void) {
  const { client, query } = useApi();
  const text = useText("incident");
  const change = useChange();
  const list = useQuery(query.tasks.list.queryOptions({ input: { incidentId } }));
  const items = list.data?.items ?? NONE;
  const groups = useMemo(() => tasksByPhase(items), [items]);
  const counts = useMemo(() => taskCounts(items), [items]);
  const state = useQueryState(list, (found) => found.items.length === 0, {
    title: text.tasksNone,
    text: text.tasksNoneText,
    action: { label: text.playbookApply, keys: "p", run: onPlaybook },
  });
  const setStatus = (task: Task, status: Task["status"]): Promise<Result<unknown, string>> =>
    change({
      call: () => client.tasks.update({ id: task.id, patch: { status } }),
      done: () => (status === "open" ? text.taskReopened(task.title) : text.taskDone(task.title)),
    });
  return {
    groups,
    counts,
    state,
    /** Done, or open again when it was finished. */
    toggle: (task: Task) => void setStatus(task, task.status === "open" ? "done" : "open"),
    skip: (task: Task, reason: string) =>
      change({
        call: () => client.tasks.update({ id: task.id, patch: { status: "skipped", reason } }),
        done: () => text.taskSkipped(task.title),
        failure: "here",
      }),
    remove: (task: Task) =>
      void change({
        call: () => client.tasks.remove({ id: task.id }),
        done: () => text.removed(task.title),
      }),
  };
}

export type TaskActions = ReturnType<typeof useTasks>;
