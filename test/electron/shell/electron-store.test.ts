import { expect, test } from "vitest";
import { createElectronStandIn } from "../../helpers/electron-stand-in.ts";
import { loadWindowStateStore } from "../../../electron/shell/electron-store.ts";

test("the shell keeps its window state in one file and closes the channel that the package opens", async () => {
  const opened: object[] = [];
  const kept = new Map<string, unknown>();
  class Store {
    constructor(options: object) {
      opened.push(options);
    }
    readonly get = (key: string): unknown => kept.get(key);
    readonly set = (key: string, value: unknown): unknown => kept.set(key, value);
  }
  const { api, argsOf } = createElectronStandIn();
  const store = await loadWindowStateStore(() => Promise.resolve({ default: Store }), api.ipcMain);
  const state = { width: 1_200, height: 800, isMaximized: true };
  store.write(state);
  expect(store.read()).toEqual(state);
  expect([...kept.keys()]).toEqual(["window"]);
  expect(opened).toEqual([{ name: "shell", clearInvalidConfig: true }]);
  expect(argsOf("ipcMain.removeAllListeners")).toEqual([["electron-store-get-data"]]);
});
