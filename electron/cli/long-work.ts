import type { LongWork } from "../exchange/bundle/bundle-environment.ts";
import type { CommandContext } from "./context.ts";

/** Progress on a terminal; Ctrl-C ends it and leaves nothing. */
export function longWork({ ports, progress }: CommandContext): LongWork {
  return {
    signal: ports.signal,
    onProgress: ({ phase, doneBytes, totalBytes }) => progress.show(phase, doneBytes, totalBytes),
  };
}
