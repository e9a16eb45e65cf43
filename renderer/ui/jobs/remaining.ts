/** Before this an estimate jumps about and says nothing. */
const FIRST_ESTIMATE_MS = 2_000;
const FIRST_ESTIMATE_SHARE = 0.01;

/** Time that a job still needs if it goes on as it did; `undefined` while that cannot be told. */
export function remainingMs(
  job: { readonly done: number; readonly total: number | null; readonly startedAtMs: number },
  nowMs: number,
): number | undefined {
  if (job.total === null || job.total <= 0 || job.done >= job.total) return undefined;
  const share = job.done / job.total;
  const elapsedMs = nowMs - job.startedAtMs;
  if (elapsedMs < FIRST_ESTIMATE_MS || share < FIRST_ESTIMATE_SHARE) return undefined;
  return (elapsedMs / share) * (1 - share);
}

/** Done of total between 0 and 1; `undefined` while the total is unknown. */
export function shareDone(job: {
  readonly done: number;
  readonly total: number | null;
}): number | undefined {
  return job.total === null || job.total <= 0 ? undefined : Math.min(1, job.done / job.total);
}
