import { z } from "zod";

/** Where the window was; the only thing that the shell keeps on disk, and never case data. */
export interface WindowState {
  readonly width: number;
  readonly height: number;
  readonly isMaximized: boolean;
}

/** Settings file of the shell (electron-store), reduced to what is needed. */
export interface WindowStateStore {
  readonly read: () => unknown;
  readonly write: (state: WindowState) => void;
}

export const SMALLEST = { width: 1_024, height: 640 } as const;
const USUAL: WindowState = { width: 1_440, height: 900, isMaximized: false };
/** Larger than any screen; a file that says more is damaged. */
const LARGEST = 20_000;

const windowStateSchema = z.object({
  width: z.int().min(SMALLEST.width).max(LARGEST),
  height: z.int().min(SMALLEST.height).max(LARGEST),
  isMaximized: z.boolean(),
});

/** What was kept, or the usual size when there is nothing or nothing sensible. */
export function readWindowState(store: WindowStateStore): WindowState {
  const parsed = windowStateSchema.safeParse(store.read());
  return parsed.success ? parsed.data : USUAL;
}
