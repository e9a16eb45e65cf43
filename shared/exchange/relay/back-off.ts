/** When something that failed is tried again by itself. */
export interface Standing {
  /** Attempts that failed since the last one that did not. */
  readonly failures: number;
  /** Before it, only a person who asks for it makes another attempt. */
  readonly nextAtMs: number;
}

export interface BackOff {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** Between runs: half a minute at first, then longer each time, at most an hour. */
export const QUEUE_BACK_OFF: BackOff = { firstMs: 30_000, longestMs: 3_600_000 };
/** Within a run, while somebody waits for it. */
export const RUN_BACK_OFF: BackOff = { firstMs: 500, longestMs: 8_000 };

export const NEVER_FAILED: Standing = { failures: 0, nextAtMs: 0 };

/**
 * Time to wait after so many failures in a row: doubled each time up to the longest, of which the second half is left to chance, so that the
 * desks of a relay that comes back don't all arrive in the same second.
 *
 * @param chance - in [0, 1), from a random source
 */
export function delayMs(failures: number, chance: number, backOff: BackOff): number {
  if (failures <= 0) return 0;
  const doubled = backOff.firstMs * 2 ** Math.min(failures - 1, MAX_DOUBLINGS);
  const most = Math.min(backOff.longestMs, doubled);
  return Math.round(most / 2 + (most / 2) * chance);
}

export function afterFailure({ failures }: Standing, nowMs: number, chance: number): Standing {
  const next = failures + 1;
  return { failures: next, nextAtMs: nowMs + delayMs(next, chance, QUEUE_BACK_OFF) };
}

export function isDue({ nextAtMs }: Standing, nowMs: number): boolean {
  return nextAtMs <= nowMs;
}

/** Beyond it every back-off is at its longest. */
const MAX_DOUBLINGS = 30;
