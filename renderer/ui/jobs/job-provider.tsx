import { useCallback, useMemo, useRef, useState } from "react";
import type { ReactNode } from "react";

import { JobContext } from "./job-context.ts";
import type { JobHandle, JobView, Jobs } from "./job-context.ts";

/** Progress is drawn no more often than this. */
const DRAW_MS = 200;

interface RunningJob {
  view: JobView;
  readonly abort: AbortController;
}

/** Keeps the long work of the window, so that it goes on while the analyst changes screens. */
export function JobProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const jobs = useRef(new Map<number, RunningJob>());
  const nextId = useRef(0);
  const drawTimer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [running, setRunning] = useState<readonly JobView[]>([]);

  const draw = useCallback(() => {
    drawTimer.current = undefined;
    setRunning([...jobs.current.values()].map((job) => job.view));
  }, []);
  const run = useCallback<Jobs["run"]>(
    async (description, work) => {
      const id = (nextId.current += 1);
      const abort = new AbortController();
      const job: RunningJob = {
        abort,
        view: {
          id,
          label: description.label,
          unit: description.unit ?? "items",
          done: 0,
          total: null,
          what: "",
          startedAtMs: Date.now(),
          updatedAtMs: Date.now(),
        },
      };
      const handle: JobHandle = {
        signal: abort.signal,
        report: (progress) => {
          job.view = { ...job.view, ...progress, updatedAtMs: Date.now() };
          drawTimer.current ??= setTimeout(draw, DRAW_MS);
        },
      };
      jobs.current.set(id, job);
      draw();
      try {
        return await work(handle);
      } finally {
        jobs.current.delete(id);
        draw();
      }
    },
    [draw],
  );
  const cancel = useCallback((id: number) => jobs.current.get(id)?.abort.abort(), []);
  const value = useMemo(() => ({ running, run, cancel }), [running, run, cancel]);
  return <JobContext value={value}>{children}</JobContext>;
}
