import { HOST_LIMITS } from "./limits.ts";

export const NO_WINDOW_CAME = "no window came";

/** Decides when a host has nobody left to serve. */
export interface Lifetime {
  /** The number of open windows changed. */
  readonly windows: (count: number) => void;
  readonly end: (why: string) => void;
  /** Resolves once, with why. */
  readonly ended: Promise<string>;
}

/**
 * A host ends 5 seconds after its last window closed, or when none ever came. With `staysOpen` it ends only by
 * `end` (a signal, or its parent).
 */
export function createLifetime(staysOpen: boolean): Lifetime {
  const { promise, resolve } = Promise.withResolvers<string>();
  let timer: NodeJS.Timeout | undefined;
  const end = (why: string): void => {
    clearTimeout(timer);
    resolve(why);
  };
  const endAfter = (delayMs: number, why: string): void => {
    if (!staysOpen) timer = setTimeout(() => end(why), delayMs);
  };
  endAfter(HOST_LIMITS.firstWindowGraceMs, NO_WINDOW_CAME);
  return {
    windows: (count) => {
      clearTimeout(timer);
      if (count === 0) endAfter(HOST_LIMITS.lastWindowGraceMs, "the last window closed");
    },
    end,
    ended: promise,
  };
}
