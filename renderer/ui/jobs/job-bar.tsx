import type { ReactNode } from "react";

import type { Formatter } from "../../i18n/format.ts";
import { useText } from "../../i18n/text-context.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useJobs } from "./job-context.ts";
import type { JobView } from "./job-context.ts";
import classes from "./job-bar.module.css";
import { remainingMs, shareDone } from "./remaining.ts";

/** Jobs that have room beside each other in the status bar. */
const MAX_SHOWN = 2;

/** Running jobs in the status bar: name, bar, numbers, remaining time, cancel. */
export function JobBar(): ReactNode {
  const text = useText("commonUi");
  const { running, cancel } = useJobs();
  const hidden = running.length - MAX_SHOWN;
  return (
    <section className={classes.jobs} aria-label={text.jobsLabel}>
      {running.length === 0 && <span className={classes.none}>{text.jobsNone}</span>}
      {running.slice(0, MAX_SHOWN).map((job) => (
        <Job key={job.id} job={job} onCancel={() => cancel(job.id)} />
      ))}
      {hidden > 0 && <span className={classes.none}>{text.jobsMore(hidden)}</span>}
    </section>
  );
}

function Job({
  job,
  onCancel,
}: {
  readonly job: JobView;
  readonly onCancel: () => void;
}): ReactNode {
  const text = useText("commonUi");
  const format = useFormat();
  const share = shareDone(job);
  const restMs = remainingMs(job, job.updatedAtMs);
  return (
    <span className={classes.job} title={job.what}>
      <span className={classes.label}>{job.label}</span>
      <progress
        className={classes.bar}
        aria-label={job.label}
        {...(share === undefined ? {} : { value: share, max: 1 })}
      />
      <span>{amount(job, format, text.jobProgress)}</span>
      {restMs !== undefined && <span>{text.jobRemaining(format.duration(restMs))}</span>}
      <button
        type="button"
        className={classes.cancel}
        aria-label={text.jobCancel(job.label)}
        onClick={onCancel}
      >
        {text.cancel}
      </button>
    </span>
  );
}

function amount(
  job: JobView,
  format: Formatter,
  progress: (done: string, total: string) => string,
): string {
  const write = job.unit === "bytes" ? format.bytes : format.number;
  return job.total === null ? write(job.done) : progress(write(job.done), write(job.total));
}
