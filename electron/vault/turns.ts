/** Lets one piece of work run after the other. */
export interface Turns {
  /** Runs `work` when all that was asked for earlier has ended, well or not. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
}

export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run: async (work) => {
      const turn = last.then(work, work);
      last = turn;
      return turn;
    },
  };
}
