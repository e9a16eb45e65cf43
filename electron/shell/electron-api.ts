import type * as electron from "electron";

/**
 * The part of Electron that main uses, as a parameter: tests hand in a stand-in that records every call, and
 * nothing outside Electron ever loads the package (which would fetch its binary).
 */
export type ElectronApi = Pick<
  typeof electron,
  | "app"
  | "BrowserWindow"
  | "dialog"
  | "ipcMain"
  | "Menu"
  | "MessageChannelMain"
  | "powerMonitor"
  | "protocol"
  | "safeStorage"
  | "session"
  | "shell"
  | "utilityProcess"
>;
