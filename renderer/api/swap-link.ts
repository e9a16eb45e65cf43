import { ConnectionLostError } from "./connection.ts";
import type { CoreLink } from "./connection.ts";

/** A link that hands each call to the line that is open, and lets calls wait while there is none. */
export interface SwapLink {
  readonly link: CoreLink;
  readonly open: (line: CoreLink) => void;
  readonly interrupt: () => void;
  readonly end: () => void;
}

/** Starts without a line: calls wait until {@link SwapLink.open}. */
export function createSwapLink(): SwapLink {
  let line: CoreLink | undefined;
  let hasEnded = false;
  let waiting: (() => void)[] = [];
  const wake = (): void => {
    const woken = waiting;
    waiting = [];
    for (const resume of woken) resume();
  };
  const nextLine = async (signal: AbortSignal | undefined): Promise<CoreLink> => {
    signal?.throwIfAborted();
    if (hasEnded) throw new ConnectionLostError();
    if (line) return line;
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      signal?.addEventListener("abort", () => resolve(), { once: true });
    });
    return nextLine(signal);
  };
  return {
    link: {
      call: async (path, input, options) =>
        (await nextLine(options.signal)).call(path, input, options),
    },
    open(next) {
      line = next;
      wake();
    },
    interrupt() {
      line = undefined;
    },
    end() {
      line = undefined;
      hasEnded = true;
      wake();
    },
  };
}
