/** One row of the table: what was measured, and what it has to be at least or at most. */
export interface BenchRow {
  readonly what: string;
  readonly measured: string;
  readonly bound: string;
  readonly isMet: boolean;
}

/** Durations in milliseconds, summed up. */
export interface Durations {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

export function summarise(durationsMs: readonly number[]): Durations {
  const sorted = durationsMs.toSorted((left, right) => left - right);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** Runs `work` once per item and gives the durations; the first `warmUp` runs don't count. */
export function timeEach<T>(
  items: readonly T[],
  work: (item: T) => void,
  warmUp = 20,
): readonly number[] {
  const durations = items.map((item) => {
    const startMs = performance.now();
    work(item);
    return performance.now() - startMs;
  });
  return durations.slice(Math.min(warmUp, Math.floor(items.length / 4)));
}

export function format({ p50, p95, max }: Durations): string {
  return `p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms, max ${max.toFixed(1)} ms`;
}

export function atMost(what: string, durations: Durations, limitMs: number): BenchRow {
  return {
    what,
    measured: format(durations),
    bound: `p95 ${String(limitMs)} ms`,
    isMet: durations.p95 <= limitMs,
  };
}
