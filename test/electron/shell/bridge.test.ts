import { EventEmitter } from "node:events";
import type { IpcRenderer } from "electron";
import { describe, expect, test } from "vitest";
import { createBridge } from "../../../electron/shell/bridge.ts";
import { PORT_MESSAGE } from "../../../shared/session/bridge.ts";

describe("what the preload script gives the window", () => {
  test("is these functions and nothing else", () => {
    const { bridge } = createScene();
    const surface = Object.entries(bridge).map(([name, member]) => `${name}: ${typeof member}`);
    expect(surface).toMatchInlineSnapshot(`
      [
        "connect: function",
        "saveDownload: function",
        "openExternal: function",
        "platformFacts: function",
        "onCoreLost: function",
      ]
    `);
  });

  test("is frozen, each function too", () => {
    const { bridge } = createScene();
    const members: readonly unknown[] = Object.values(bridge);
    expect([bridge, ...members].every((member) => Object.isFrozen(member))).toBe(true);
  });

  test("asks by fixed channels, whatever the page passes", async () => {
    const { bridge, invoked } = createScene();
    await bridge.connect();
    await bridge.saveDownload("T", "x.pdf");
    await bridge.openExternal("https://example.org/");
    await bridge.platformFacts();
    await Reflect.apply(bridge.connect, bridge, ["electron-store-get-data", "more"]);
    expect(invoked).toEqual([
      ["watchpost:connect"],
      ["watchpost:save-download", "T", "x.pdf"],
      ["watchpost:open-external", "https://example.org/"],
      ["watchpost:platform-facts"],
      ["watchpost:connect"],
    ]);
  });

  test("hands the core's port to its own page only, without the event", () => {
    const { ipcRenderer, posted } = createScene();
    ipcRenderer.emit("watchpost:core-port", { ports: ["port"], sender: "secret" }, "more");
    expect(posted).toEqual([[PORT_MESSAGE, "app://watchpost", ["port"]]]);
  });

  test("tells of a lost core without the event, until unsubscribed", () => {
    const { bridge, ipcRenderer } = createScene();
    const heard: unknown[][] = [];
    const unsubscribe = bridge.onCoreLost((...args: unknown[]) => heard.push(args));
    ipcRenderer.emit("watchpost:core-lost", { sender: "secret" });
    unsubscribe();
    ipcRenderer.emit("watchpost:core-lost", { sender: "secret" });
    expect(heard).toEqual([[]]);
    expect(ipcRenderer.listenerCount("watchpost:core-lost")).toBe(0);
  });
});

function createScene() {
  const invoked: unknown[][] = [];
  const posted: unknown[][] = [];
  const ipcRenderer = Object.assign(new EventEmitter(), {
    invoke: (...args: unknown[]) => {
      invoked.push(args);
      return Promise.resolve("answer");
    },
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a stand-in has what the bridge uses
  const bridge = createBridge(ipcRenderer as unknown as IpcRenderer, {
    postMessage: (...args) => posted.push(args),
    origin: "app://watchpost",
  });
  return { bridge, ipcRenderer, invoked, posted };
}
