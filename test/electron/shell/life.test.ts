import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { MAX_WINDOW_FAILURES } from "../../../electron/shell/window-keeper.ts";
import { EVENT_CHANNELS } from "../../../electron/shell/channels.ts";
import { menuTemplate } from "../../../electron/shell/menu.ts";
import { STUB_TICKET } from "../../helpers/stub-core.ts";
import { attachCore, createAsker } from "./requests-scene.ts";
import { startScene } from "./scene.ts";

describe("the vault is locked at once", () => {
  test.each([
    ["lock-screen", "os-lock"],
    ["suspend", "suspend"],
    ["shutdown", "shutdown"],
    ["user-did-resign-active", "os-lock"],
  ])("when the system says %s", async (event, why) => {
    const { scene, core } = await createAsker();
    scene.powerMonitor.emit(event);
    await expect.poll(() => core.events).toEqual([`lock ${why}`]);
  });

  test.each(["crashed", "killed", "oom", "integrity-failure", "launch-failed"])(
    "when the window's process is gone: %s",
    async (reason) => {
      const { scene, core } = await createAsker();
      scene.app.emit("render-process-gone", {}, scene.windows[0]?.webContents, { reason });
      await expect.poll(() => core.events).toEqual(["lock renderer-gone"]);
    },
  );

  test("when another child process is gone", async () => {
    const { scene, core } = await createAsker();
    scene.app.emit("child-process-gone", {}, { type: "GPU", reason: "crashed" });
    await expect.poll(() => core.events).toEqual(["lock renderer-gone"]);
  });

  test("but not when one ends in order", async () => {
    const { scene, core, ask } = await createAsker();
    const contents = scene.windows[0]?.webContents;
    scene.app.emit("render-process-gone", {}, contents, { reason: "clean-exit" });
    scene.app.emit("child-process-gone", {}, { type: "Utility", reason: "clean-exit" });
    // Whatever main sent to the core before, it has arrived once this is answered.
    await ask("saveDownload", STUB_TICKET, "x");
    await ask("connect");
    expect(core.events).toEqual([]);
  });
});

describe("a window whose process is gone", () => {
  test("is replaced by a new one before it is destroyed, so that the program goes on", async () => {
    const { scene } = await createAsker();
    scene.app.emit("render-process-gone", {}, scene.windows[0]?.webContents, { reason: "crashed" });
    expect(scene.windows).toHaveLength(2);
    const order = scene.calls
      .map(({ name }) => name)
      .filter((name) => /^(?:new BrowserWindow|BrowserWindow\.destroy)$/.test(name));
    expect(order).toEqual(["new BrowserWindow", "new BrowserWindow", "BrowserWindow.destroy"]);
  });

  test(`ends the program at the failure number ${String(MAX_WINDOW_FAILURES)}, and says so`, async () => {
    const { scene } = await createAsker();
    for (let n = 0; n < MAX_WINDOW_FAILURES; n += 1)
      scene.app.emit("render-process-gone", {}, scene.windows.at(-1)?.webContents, {
        reason: "crashed",
      });
    expect(scene.windows).toHaveLength(MAX_WINDOW_FAILURES);
    expect(scene.argsOf("dialog.showErrorBox")).toHaveLength(1);
    expect(scene.argsOf("app.quit")).toHaveLength(1);
  });

  test("can no longer ask main for anything", async () => {
    const { scene, askAs, event } = await createAsker();
    const old = event();
    scene.app.emit("render-process-gone", {}, scene.windows[0]?.webContents, { reason: "crashed" });
    expect(await askAs(old, "connect")).toBe("refused");
  });
});

describe("the core process", () => {
  test("is a utility process with a scrubbed environment and no standard input", async () => {
    const { processes } = await startScene({
      environment: {
        HOME: "/home/analyst",
        LANG: "de_DE.UTF-8",
        NODE_OPTIONS: "--require /tmp/evil.js",
        NODE_EXTRA_CA_CERTS: "/tmp/ca.pem",
        SSLKEYLOGFILE: "/tmp/keys",
        ELECTRON_RUN_AS_NODE: "1",
        ELECTRON_ENABLE_LOGGING: "1",
        LD_PRELOAD: "/tmp/evil.so",
        DYLD_INSERT_LIBRARIES: "/tmp/evil.dylib",
      },
    });
    expect([processes[0]?.script, processes[0]?.options]).toEqual([
      "/opt/watchpost/core.js",
      {
        serviceName: "Watchpost core",
        env: { HOME: "/home/analyst", LANG: "de_DE.UTF-8" },
        stdio: ["ignore", "pipe", "pipe"],
      },
    ]);
  });

  test("that is lost is started again, and the window is told to connect again", async () => {
    const { scene, ask } = await createAsker();
    scene.processes[0]?.emit("exit", 134);
    await expect.poll(() => scene.processes.length).toBe(2);
    expect(scene.argsOf("webContents.send")).toEqual([[EVENT_CHANNELS.coreLost]]);
    const next = scene.processes[1];
    if (next === undefined) throw new Error("No second core");
    await attachCore(next);
    expect(await ask("connect")).toBe("connected");
  });

  test("that keeps ending ends the program with code 1, and says so", async () => {
    const { scene } = await createAsker();
    for (let n = 0; n < 5; n += 1) {
      await expect.poll(() => scene.processes.length).toBe(n + 1);
      scene.processes[n]?.emit("exit", 1);
    }
    await expect.poll(() => scene.argsOf("app.exit")).toEqual([[1]]);
    expect(scene.argsOf("dialog.showErrorBox")).toHaveLength(1);
  });

  test("locks and ends before the program does", async () => {
    const { scene, core } = await createAsker();
    expect(scene.app.fire("before-quit")).toBe(true);
    expect(scene.argsOf("app.exit")).toEqual([]);
    await expect.poll(() => scene.argsOf("app.exit")).toEqual([[0]]);
    expect(core.events).toEqual(["dispose"]);
  });

  test("loses a window's connection with the window", async () => {
    const { scene, core, ask } = await createAsker();
    await ask("connect");
    scene.windows[0]?.emit("closed");
    expect(scene.processes[0]?.received.at(-1)?.message).toMatchObject({ kind: "disconnect" });
    expect(core.events).toEqual([]);
  });
});

describe("a parser process", () => {
  test("is started by main when the core asks: no environment, no code from strings, one port to the core", async () => {
    const { scene, core } = await createAsker();
    const importer = await core.ports().openImporter?.();
    if (importer?.ok !== true) throw new Error("No importer");
    const child = scene.processes[1];
    expect(child?.script).toBe("/opt/watchpost/importer.js");
    expect(child?.options).toMatchObject({ env: {}, stdio: ["ignore", "ignore", "pipe"] });
    expect(child?.options["execArgv"]).toContain("--disallow-code-generation-from-strings");
    expect(child?.received).toHaveLength(1);
    expect(child?.received[0]?.ports).toHaveLength(1);
  });

  test("is killed by main when the core closes its line", async () => {
    const { scene, core } = await createAsker();
    const importer = await core.ports().openImporter?.();
    if (importer?.ok !== true) throw new Error("No importer");
    const exited = new Promise((resolve) => scene.processes[1]?.once("exit", resolve));
    importer.value.close();
    expect(await exited).toBe(0);
  });

  test("ends with the core that it worked for", async () => {
    const { scene, core } = await createAsker();
    await core.ports().openImporter?.();
    const exited = new Promise((resolve) => scene.processes[1]?.once("exit", resolve));
    scene.processes[0]?.emit("exit", 139);
    expect(await exited).toBe(0);
  });

  test("that cannot be started is a typed failure", async () => {
    const { scene, core } = await createAsker();
    scene.answer("utilityProcess.fork", () => {
      throw new Error("EMFILE");
    });
    expect(await core.ports().openImporter?.()).toMatchObject({ ok: false });
  });
});

describe("the window", () => {
  test("comes back in its kept size and keeps its new one, and nothing else", async () => {
    const { windows, saved } = await startScene({
      stored: { width: 1_700, height: 1_000, isMaximized: false },
    });
    expect(windows[0]?.options).toMatchObject({ width: 1_700, height: 1_000, show: false });
    windows[0]?.emit("close");
    expect(saved).toEqual([{ width: 1_200, height: 800, isMaximized: false }]);
  });

  test.each([
    ["nothing", undefined],
    ["a text", "big"],
    ["a size of no screen", { width: 1e9, height: -1, isMaximized: false }],
    ["case data", { title: "Incident 2026-17" }],
  ])("has its usual size when the settings hold %s", async (_name, stored) => {
    const { windows } = await startScene({ stored });
    expect(windows[0]?.options).toMatchObject({ width: 1_440, height: 900 });
  });

  test("shows only when its first picture is ready", async () => {
    const { windows, argsOf } = await startScene();
    expect(argsOf("BrowserWindow.show")).toEqual([]);
    windows[0]?.emit("ready-to-show");
    expect(argsOf("BrowserWindow.show")).toEqual([[]]);
  });

  test("was the last one: the program quits", async () => {
    const { app, argsOf } = await startScene();
    app.emit("window-all-closed");
    expect(argsOf("app.quit")).toHaveLength(1);
  });
});

describe("the menu", () => {
  test.each(["linux", "win32"] as const)("does not exist in a release on %s", async (platform) => {
    const { argsOf } = await startScene({ platform });
    expect(argsOf("Menu.setApplicationMenu")).toEqual([[null]]);
  });

  test("has no role that reloads, inspects or opens another window", () => {
    const roles = JSON.stringify(menuTemplate("darwin", true));
    expect(roles).not.toMatch(
      /reload|devtools|zoom|togglefullscreen|recentdocuments|sharemenu|speech/i,
    );
    expect(roles).toContain('"copy"');
  });
});

test("what the analyst saves is written by the core, and main learns its size", async () => {
  const { scene, ask } = await createAsker();
  const folder = await mkdtemp(join(tmpdir(), "save-"));
  const path = join(folder, "report.pdf");
  scene.answer("dialog.showSaveDialog", () => ({ canceled: false, filePath: path }));
  expect(await ask("saveDownload", STUB_TICKET, "report.pdf")).toEqual({
    kind: "saved",
    sizeBytes: 300_000,
  });
  await rm(folder, { recursive: true });
});
