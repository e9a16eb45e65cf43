import type { BrowserWindow } from "electron";
import type { ElectronApi } from "./electron-api.ts";
import { APP_PAGE } from "./origin.ts";
import { appWindowPreferences } from "./web-preferences.ts";
import { SMALLEST, readWindowState } from "./window-state.ts";
import type { WindowStateStore } from "./window-state.ts";

/** Says nothing of what is on the screen: titles end up in task lists, screenshots and window managers' logs. */
export const WINDOW_TITLE = "Watchpost";

export interface AppWindowOptions {
  readonly electron: Pick<ElectronApi, "BrowserWindow">;
  readonly preload: string;
  readonly isRelease: boolean;
  readonly store: WindowStateStore;
  readonly isDemonstration: boolean;
}

/** Opens the application window; it shows when its first picture is ready. */
export function openAppWindow(options: AppWindowOptions): BrowserWindow {
  const { electron, store } = options;
  const state = readWindowState(store);
  const window = new electron.BrowserWindow({
    title: WINDOW_TITLE,
    width: state.width,
    height: state.height,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    autoHideMenuBar: true,
    webPreferences: appWindowPreferences(options),
  });
  if (state.isMaximized) window.maximize();
  window.once("ready-to-show", () => window.show());
  window.on("close", () => {
    const { width, height } = window.getNormalBounds();
    store.write({ width, height, isMaximized: window.isMaximized() });
  });
  // A page that cannot be loaded shows nothing; the protocol handler has no other page to offer.
  void window.loadURL(options.isDemonstration ? `${APP_PAGE}#demonstration=1` : APP_PAGE);
  return window;
}
