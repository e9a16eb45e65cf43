import { createContext, use } from "react";

/** Long work as the status bar shows it. */
export interface JobView {
  readonly id: number;
  readonly label: string;
  readonly done: number;
  /** `null` while unknown. */
  readonly total: number | null;
  /** What it is at now, such as a file name; may be empty. */
  readonly what: string;
  /** `bytes` writes done and total as sizes. */
  readonly unit: "items" | "bytes";
  readonly startedAtMs: number;
  /** When progress was last reported. */
  readonly updatedAtMs: number;
}

export interface JobHandle {
  /** Aborts when the analyst cancels. */
  readonly signal: AbortSignal;
  readonly report: (progress: {
    readonly done: number;
    readonly total: number | null;
    readonly what?: string;
  }) => void;
}

export interface Jobs {
  readonly running: readonly JobView[];
  /**
   * Shows the work in the status bar until its promise settles. The promise passes through: the caller says by toast
   * what became of it. Progress may be reported as often as it comes; the bar is drawn a few times a second.
   */
  readonly run: <T>(
    job: { readonly label: string; readonly unit?: "items" | "bytes" },
    work: (handle: JobHandle) => Promise<T>,
  ) => Promise<T>;
  readonly cancel: (id: number) => void;
}

export const JobContext = createContext<Jobs | undefined>(undefined);

export function useJobs(): Jobs {
  const jobs = use(JobContext);
  if (!jobs) throw new Error("JobProvider is missing above this component");
  return jobs;
}
