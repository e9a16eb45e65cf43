import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findBrowser, openWindow } from "../../../electron/host/open-window.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "open-window-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A browser that notes its arguments and then does as the script says. */
function writeBrowser(path: string, script = ""): string {
  const full = join(folder, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, `#!/bin/sh\nprintf '%s\\n' "$@" > "${folder}/arguments"\n${script}\n`, {
    mode: 0o755,
  });
  return full;
}

function readArguments(): readonly string[] {
  return readFileSync(join(folder, "arguments"), "utf8").trim().split("\n");
}

function valueOf(name: string): string {
  const found = readArguments().find((argument) => argument.startsWith(`${name}=`));
  return found?.slice(name.length + 1) ?? "";
}

describe("the browser", () => {
  it("is the plainest of the Chromium family on PATH", async () => {
    const chrome = writeBrowser("a/google-chrome");
    const chromium = writeBrowser("b/chromium");
    const PATH = `${dirname(chrome)}:${dirname(chromium)}`;
    expect(await findBrowser({ environment: { PATH }, platform: "linux" })).toBe(chromium);
    expect(await findBrowser({ environment: { PATH: dirname(chrome) }, platform: "linux" })).toBe(
      chrome,
    );
    expect(await findBrowser({ environment: { PATH: folder }, platform: "linux" })).toBeNull();
  });

  it("is the one that WATCHPOST_BROWSER names, and none if that is not there", async () => {
    const PATH = dirname(writeBrowser("a/chromium"));
    const named = writeBrowser("mine");
    const find = (WATCHPOST_BROWSER: string) =>
      findBrowser({ environment: { PATH, WATCHPOST_BROWSER }, platform: "linux" });
    expect(await find(named)).toBe(named);
    expect(await find(`${named}x`)).toBeNull();
  });
});

describe("the window", () => {
  const url = "http://127.0.0.1:1/#start=code";

  async function open(browser: string, isRoot = false) {
    const environment = { WATCHPOST_BROWSER: browser, DISPLAY: ":0" };
    const opened = await openWindow(url, { environment, platform: "linux", isRoot });
    if (opened.kind !== "opened") throw new Error(opened.kind);
    return opened;
  }

  it("is an application window with a profile of its own, which is gone afterwards", async () => {
    const browser = writeBrowser("browser");
    expect(await (await open(browser)).closed).toBe("closed");
    expect(valueOf("--app")).toBe(url);
    expect(valueOf("--user-data-dir")).toContain(`watchpost-window-${String(process.pid)}-`);
    expect(existsSync(valueOf("--user-data-dir"))).toBe(false);
  });

  it("gives its sandbox up only for root, where it would not start otherwise", async () => {
    const browser = writeBrowser("browser");
    await (
      await open(browser)
    ).closed;
    expect(readArguments()).not.toContain("--no-sandbox");
    await (
      await open(browser, true)
    ).closed;
    expect(readArguments()).toContain("--no-sandbox");
  });

  it("never opened when its browser ends at once with an error", async () => {
    const browser = writeBrowser("browser", "exit 1");
    expect(await (await open(browser)).closed).toBe("never-opened");
  });

  it.each([
    ["asked to", "exec sleep 60"],
    ["it must, where its browser does not listen", 'trap "" TERM; while :; do sleep 0.05; done'],
  ])("closes when %s", async (_, script) => {
    const opened = await open(writeBrowser("browser", script));
    await expect.poll(() => existsSync(join(folder, "arguments"))).toBe(true);
    opened.close();
    expect(await opened.closed).toBe("closed");
    expect(existsSync(valueOf("--user-data-dir"))).toBe(false);
  });

  it.each([
    ["screen", { DISPLAY: undefined }, "no-screen"],
    ["browser", { WATCHPOST_BROWSER: "/nowhere/browser" }, "no-browser"],
  ])("is not tried without a %s, and says so", async (_, lack, kind) => {
    const environment = { DISPLAY: ":0", WATCHPOST_BROWSER: writeBrowser("browser"), ...lack };
    expect(await openWindow(url, { environment, platform: "linux", isRoot: false })).toEqual({
      kind,
    });
  });
});
