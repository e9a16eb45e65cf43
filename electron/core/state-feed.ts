/** The present value and every later one, for any number of followers. */
export interface StateFeed<T> {
  readonly get: () => T;
  readonly set: (value: T) => void;
  /** Begins with the present value and ends when `signal` aborts. A slow follower gets the newest value, not all. */
  readonly follow: (signal: AbortSignal) => AsyncGenerator<T, undefined, void>;
}

export function createStateFeed<T>(initial: T): StateFeed<T> {
  let current = initial;
  let version = 0;
  const waiting = new Set<() => void>();
  const wakeAll = () => {
    for (const wake of waiting) wake();
    waiting.clear();
  };
  async function* follow(signal: AbortSignal): AsyncGenerator<T, undefined, void> {
    signal.addEventListener("abort", wakeAll, { once: true });
    let seen = -1;
    while (!signal.aborted) {
      if (seen === version) {
        await new Promise<void>((resolve) => {
          waiting.add(resolve);
        });
      } else {
        seen = version;
        yield current;
      }
    }
    return undefined;
  }
  return {
    get: () => current,
    set: (value) => {
      current = value;
      version += 1;
      wakeAll();
    },
    follow,
  };
}
