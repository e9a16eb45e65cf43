import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const WAIT_MS = 20_000;

const Seen = z.object({
  url: z.string(),
  profile: z.string(),
  status: z.number(),
  page: z.string(),
});

let folder = "";
let running: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "launch-"));
});
afterEach(() => {
  running?.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

const START = join(ROOT, "build/start.ts");

/** Starts Watchpost as `npm start` does, once everything is built, on a desk of its own. */
function launch(environment: Readonly<Record<string, string>>, words: readonly string[] = [START]) {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...inherited } = process.env;
  const child = spawn(process.execPath, words, {
    env: { ...inherited, WATCHPOST_NO_ELECTRON: "1", WATCHPOST_HOME: folder, ...environment },
  });
  running = child;
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk.toString("utf8");
  });
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString("utf8");
  });
  return { child, ended: once(child, "close"), printed: () => stdout, said: () => stderr };
}

/** A browser that notes its process and its address and stays until it is ended. */
function writeStayingBrowser(): string {
  const path = join(folder, "staying-browser");
  writeFileSync(path, `#!/bin/sh\nprintf '%s\\n' $$ "$@" > "${folder}/window"\nexec sleep 60\n`, {
    mode: 0o755,
  });
  return path;
}

interface OpenWindow {
  readonly pid: number;
  readonly url: string;
  readonly profile: string;
}

async function windowOpened(): Promise<OpenWindow> {
  const words = (): readonly string[] =>
    existsSync(join(folder, "window"))
      ? readFileSync(join(folder, "window"), "utf8").split("\n")
      : [];
  await expect.poll(() => words().length, { timeout: WAIT_MS }).toBeGreaterThan(3);
  const valueOf = (name: string): string =>
    words()
      .find((word) => word.startsWith(name))
      ?.slice(name.length) ?? "";
  return {
    pid: Number(words()[0]),
    url: valueOf("--app="),
    profile: valueOf("--user-data-dir="),
  };
}

/** Window, its profile and the host behind it. */
async function expectAllGone({ pid, url, profile }: OpenWindow): Promise<void> {
  const left = async (): Promise<readonly string[]> => [
    ...(existsSync(`/proc/${String(pid)}`) ? ["window"] : []),
    ...(existsSync(profile) ? ["profile"] : []),
    ...((await isServed(url)) ? ["host"] : []),
  ];
  await expect.poll(left, { timeout: WAIT_MS }).toEqual([]);
}

/** A browser that notes the address, asks for the page, and is closed by its user when it has the answer. */
function writeBrowser(): string {
  const path = join(folder, "browser.mjs");
  const source = `#!${process.execPath}
    import { get } from "node:http";
    import { text } from "node:stream/consumers";
    import { writeFileSync } from "node:fs";
    const value = (name) => process.argv.find((word) => word.startsWith(name)).slice(name.length);
    const url = value("--app=");
    const headers = { "sec-fetch-site": "none", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
    get(url, { headers }, async (response) => {
      const seen = { url, profile: value("--user-data-dir="), status: response.statusCode, page: await text(response) };
      writeFileSync(${JSON.stringify(join(folder, "seen.json"))}, JSON.stringify(seen));
    });
  `;
  writeFileSync(path, source, { mode: 0o755 });
  return path;
}

async function isServed(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

describe("npm start without Electron", () => {
  it("shows the page in a browser window and ends with it, leaving nothing behind", async () => {
    const { ended } = launch({ DISPLAY: ":0", WATCHPOST_BROWSER: writeBrowser() });
    expect(await ended).toEqual([0, null]);
    const { url, profile, status, page } = Seen.parse(
      JSON.parse(readFileSync(join(folder, "seen.json"), "utf8")),
    );
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#/);
    expect(status).toBe(200);
    expect(page).toContain("<title>Watchpost</title>");
    expect(existsSync(profile)).toBe(false);
    expect(await isServed(url)).toBe(false);
  });

  it.each([
    ["there is no screen", {}, "no screen is known here"],
    [
      "there is no browser",
      { DISPLAY: ":0", WATCHPOST_BROWSER: "/nowhere/browser" },
      "no browser of the Chromium family was found",
    ],
    [
      "the browser fails",
      { DISPLAY: ":0", WATCHPOST_BROWSER: "/bin/false" },
      "the browser ended at once",
    ],
  ])("says that %s, prints the address, and ends when asked to", async (_, environment, why) => {
    const { child, ended, printed, said } = launch(environment);
    await expect
      .poll(printed, { timeout: WAIT_MS })
      .toMatch(/Open this address within a minute .*http:\/\/127\.0\.0\.1:\d+\/#/);
    expect(said()).toContain(why);
    const url = /http:\S+/.exec(printed())?.[0] ?? "";
    expect(await isServed(url)).toBe(true);
    child.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
    expect(await isServed(url)).toBe(false);
  });

  it("names a word that it does not know, and nothing of its own inside", async () => {
    const { ended, said } = launch({}, [START, "--everything"]);
    expect(await ended).toEqual([2, null]);
    expect(said()).toMatch(/unknown: --everything; known: --no-open --stay --demo\n$/);
  });
});

describe("a window that npm start opened goes", () => {
  const environment = () => ({ DISPLAY: ":0", WATCHPOST_BROWSER: writeStayingBrowser() });

  it.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)("on %s", async (signal) => {
    const { child, ended } = launch(environment());
    const opened = await windowOpened();
    child.kill(signal);
    expect(await ended).toEqual([0, null]);
    await expectAllGone(opened);
  });

  it("when npm start itself is killed", async () => {
    const { child } = launch(environment());
    const opened = await windowOpened();
    child.kill("SIGKILL");
    await expectAllGone(opened);
  });

  it("when what started npm start is killed", async () => {
    const parent = `require("node:child_process").spawn(process.execPath, [${JSON.stringify(START)}], { stdio: "inherit" })`;
    const { child } = launch(environment(), ["-e", parent]);
    const opened = await windowOpened();
    child.kill("SIGKILL");
    await expectAllGone(opened);
  });
});
