import type { Streams } from "./output.ts";

/** One line on standard error that is rewritten in place; silent when nobody watches. */
export interface Progress {
  readonly show: (what: string, done: number, total: number | null) => void;
  readonly clear: () => void;
}

export function createProgress(streams: Streams): Progress {
  let isShown = false;
  return {
    show: (what, done, total) => {
      if (!streams.isTerminal) return;
      isShown = true;
      const share =
        total === null || total === 0 ? "" : ` ${String(Math.floor((done / total) * 100))} %`;
      streams.err(`\r\u001b[K${what}${share}`);
    },
    clear: () => {
      if (isShown) streams.err("\r\u001b[K");
      isShown = false;
    },
  };
}
