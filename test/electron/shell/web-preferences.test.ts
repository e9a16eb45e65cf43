import { describe, expect, test } from "vitest";
import { hostileViewPreferences } from "../../../electron/shell/web-preferences.ts";
import { startScene } from "./scene.ts";

/** Threats D1, webPreferences, as one table. */
const D1 = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  disableBlinkFeatures: "Auxclick",
  webviewTag: false,
  plugins: false,
  devTools: false,
  spellcheck: false,
  navigateOnDragDrop: false,
  disableDialogs: true,
  autoplayPolicy: "document-user-activation-required",
  webgl: false,
  enableWebSQL: false,
  v8CacheOptions: "none",
  disableWakeLocks: true,
  defaultEncoding: "UTF-8",
  additionalArguments: [],
} as const;

describe("the application window", () => {
  test("has exactly the preferences of D1, one bundled preload and a partition in memory", async () => {
    const { windows } = await startScene();
    const preferences = windows[0]?.options["webPreferences"];
    expect(preferences).toEqual({
      ...D1,
      preload: "/opt/watchpost/preload.cjs",
      partition: "watchpost",
    });
  });

  test("has developer tools in a checkout only", async () => {
    const { windows } = await startScene({ isPackaged: false, words: ["/home/me/watchpost"] });
    expect(windows[0]?.options["webPreferences"]).toMatchObject({ devTools: true });
  });

  test("enables no Blink feature", async () => {
    const { windows } = await startScene();
    expect(windows[0]?.options["webPreferences"]).not.toHaveProperty("enableBlinkFeatures");
  });

  test("loads our page and nothing else", async () => {
    const { argsOf } = await startScene();
    expect(argsOf("BrowserWindow.loadURL")).toEqual([["app://watchpost/"]]);
  });

  test("is titled without content and keeps that title", async () => {
    const { windows } = await startScene();
    expect(windows[0]?.options["title"]).toBe("Watchpost");
    expect(windows[0]?.webContents.fire("page-title-updated", {}, "Incident 2026-17")).toBe(true);
  });

  test("opens its session without a cache on disk", async () => {
    const { argsOf } = await startScene();
    expect(argsOf("session.fromPartition")).toEqual([["watchpost", { cache: false }]]);
  });
});

describe("a hostile view", () => {
  test("has the same preferences without script, preload and developer tools, in a partition of its own", () => {
    expect(hostileViewPreferences("a1")).toEqual({
      ...D1,
      javascript: false,
      partition: "viewer-a1",
    });
    expect(hostileViewPreferences("b2").partition).not.toBe(hostileViewPreferences("a1").partition);
  });
});
