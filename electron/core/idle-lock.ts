/** Locks after a time without a key or a click. */
export interface IdleLock {
  /** A person is here. */
  readonly touch: () => void;
  /** 0 never locks. */
  readonly setMinutes: (minutes: number) => void;
  readonly stop: () => void;
}

export function createIdleLock(lock: () => void): IdleLock {
  let timer: NodeJS.Timeout | undefined;
  let minutes = 0;
  const restart = () => {
    clearTimeout(timer);
    if (minutes > 0) timer = setTimeout(lock, minutes * 60_000).unref();
  };
  return {
    touch: restart,
    setMinutes: (next) => {
      minutes = next;
      restart();
    },
    stop: () => {
      clearTimeout(timer);
    },
  };
}
