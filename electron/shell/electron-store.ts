import type { IpcMain } from "electron";
import { z } from "zod";
import type { WindowState, WindowStateStore } from "./window-state.ts";

/** Channel that electron-store opens in every program, synchronous and for any sender. */
const UNWANTED_CHANNEL = "electron-store-get-data";

interface KeyValueStore {
  readonly get: (key: string) => unknown;
  readonly set: (key: string, value: unknown) => void;
}

const moduleSchema = z.object({
  default: z.custom<new (options: object) => KeyValueStore>((value) => typeof value === "function"),
});

/**
 * The shell's settings file `shell.json` in the program's data folder: window size and nothing else. Loaded inside
 * Electron only, since the package itself imports Electron.
 * @param load imports `electron-store`
 */
export async function loadWindowStateStore(
  load: () => Promise<unknown>,
  ipcMain: Pick<IpcMain, "removeAllListeners">,
): Promise<WindowStateStore> {
  const { default: Store } = moduleSchema.parse(await load());
  const store = new Store({ name: "shell", clearInvalidConfig: true });
  // No channel of ours is synchronous or answers without checking who asks.
  ipcMain.removeAllListeners(UNWANTED_CHANNEL);
  return {
    read: () => store.get("window"),
    write: (state: WindowState) => store.set("window", state),
  };
}
