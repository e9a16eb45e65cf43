import type { BrowserWindow, WebContents } from "electron";
import { openAppWindow } from "./app-window.ts";
import type { AppWindowOptions } from "./app-window.ts";
import type { WindowRoles } from "./sender.ts";

/** A window that fails this often in a run is not opened again. */
export const MAX_WINDOW_FAILURES = 3;

/** Keeps at most one application window, and who is one. */
export interface WindowKeeper {
  readonly roles: WindowRoles;
  readonly open: () => void;
  readonly current: () => BrowserWindow | null;
  /** Brings the window to the front. */
  readonly show: () => void;
  /** Puts a new window in the place of one whose process is gone; false when that made no sense any more. */
  readonly replace: (contents: WebContents) => boolean;
}

export interface WindowKeeperOptions extends AppWindowOptions {
  readonly onClosed: (webContentsId: number) => void;
}

export function createWindowKeeper(options: WindowKeeperOptions): WindowKeeper {
  const roles = new Map<number, "app">();
  let current: BrowserWindow | null = null;
  let failures = 0;
  const open = (): void => {
    const window = openAppWindow(options);
    const { id } = window.webContents;
    roles.set(id, "app");
    current = window;
    window.once("closed", () => {
      roles.delete(id);
      if (current === window) current = null;
      options.onClosed(id);
    });
  };
  return {
    roles,
    open,
    current: () => current,
    show: () => {
      if (current?.isMinimized() === true) current.restore();
      current?.focus();
    },
    replace: (contents) => {
      if (current?.webContents !== contents) return true;
      failures += 1;
      const gone = current;
      const isHopeful = failures < MAX_WINDOW_FAILURES;
      // The new one first: without any window the program would end.
      if (isHopeful) open();
      gone.destroy();
      return isHopeful;
    },
  };
}
