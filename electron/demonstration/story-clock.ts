/** A clock that can be made to stand in the past, so that sample data has the ages that its story tells. */
export interface StoryClock {
  readonly nowMs: () => number;
  /** Does the work as if it were so many hours ago; what it takes passes. */
  readonly hoursAgo: <T>(hours: number, work: () => Promise<T>) => Promise<T>;
}

export function createStoryClock(realNowMs: () => number): StoryClock {
  let behindMs = 0;
  return {
    nowMs: () => realNowMs() - behindMs,
    hoursAgo: async (hours, work) => {
      behindMs = Math.round(hours * HOUR_MS);
      try {
        return await work();
      } finally {
        behindMs = 0;
      }
    },
  };
}

const HOUR_MS = 3_600_000;
