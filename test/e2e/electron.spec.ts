import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { _electron, expect, test } from "@playwright/test";
import type { ElectronApplication, Page } from "@playwright/test";

/**
 * The desktop program on a real Electron. Where its binary is not installed these tests are counted as skipped;
 * main itself is then covered by test/electron/shell against a stand-in.
 */
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const BINARY = findBinary();

test.skip(BINARY === null, "Electron's binary is not installed on this machine");
test.skip(
  process.platform === "linux" && process.getuid?.() === 0,
  "Electron keeps no sandbox as root",
);

let app: ElectronApplication;
let page: Page;
let home: string;

test.beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "watchpost-home-"));
  app = await _electron.launch({
    executablePath: BINARY ?? "",
    args: [ROOT],
    // Without it the driver would switch the sandbox off, and main would refuse to start.
    chromiumSandbox: true,
    env: { ...process.env, WATCHPOST_HOME: home, XDG_CONFIG_HOME: home },
  });
  page = await app.firstWindow();
});

test.afterEach(async () => {
  await app.close();
  await rm(home, { recursive: true, force: true });
});

test("the window shows the first run and reaches the core through its port", async () => {
  await expect(page).toHaveTitle("Watchpost");
  expect(page.url()).toMatch(/^app:\/\/watchpost\//);
  await expect(page.getByRole("button").first()).toBeVisible();
});

test("the window is sandboxed, isolated and knows nothing of Node", async () => {
  const reach = await page.evaluate(() => {
    const found: unknown = Reflect.get(globalThis, "watchpost");
    const bridge = typeof found === "object" && found !== null ? found : {};
    return {
      require: typeof Reflect.get(globalThis, "require"),
      process: typeof Reflect.get(globalThis, "process"),
      bridge: Reflect.ownKeys(bridge).map(String).toSorted(),
      isIsolated: globalThis.crossOriginIsolated,
    };
  });
  expect(reach).toEqual({
    require: "undefined",
    process: "undefined",
    bridge: ["connect", "onCoreLost", "openExternal", "platformFacts", "saveDownload"],
    isIsolated: true,
  });
});

test("the window can neither navigate away, open another one nor fetch", async () => {
  const outcome = await page.evaluate(async () => {
    const opened = window.open("https://example.org/");
    location.assign("https://example.org/");
    const fetched = await fetch("https://example.org/").then(
      () => "through",
      () => "refused",
    );
    return { opened: opened === null, fetched };
  });
  expect(outcome).toEqual({ opened: true, fetched: "refused" });
  expect(page.url()).toMatch(/^app:\/\/watchpost\//);
});

test("locking the system's screen locks the vault without an error", async () => {
  await app.evaluate(({ powerMonitor }) => {
    powerMonitor.emit("lock-screen");
  });
  await expect(page.getByRole("button").first()).toBeVisible();
});

test("the core that is killed comes back, and the window with it", async () => {
  const killed = await app.evaluate(({ app: program }) => {
    const core = program.getAppMetrics().find(({ name }) => name === "Watchpost core");
    if (core === undefined) return false;
    return process.kill(core.pid, "SIGKILL");
  });
  expect(killed).toBe(true);
  await expect(page.getByRole("button").first()).toBeVisible();
});

/** The binary that the electron package would start; `null` while it was never downloaded. */
function findBinary(): string | null {
  const folder = join(ROOT, "node_modules", "electron");
  const pathFile = join(folder, "path.txt");
  if (!existsSync(pathFile)) return null;
  const binary = join(folder, "dist", readFileSync(pathFile, "utf8").trim());
  return existsSync(binary) ? binary : null;
}
