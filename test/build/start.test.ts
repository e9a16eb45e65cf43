import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ElectronSurroundings, chooseElectron } from "../../build/start/electron.ts";

const NOW_MS = 1_700_000_000_000;
const HOUR_MS = 60 * 60 * 1000;

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "start-"));
  write("package.json", "{}");
  write("node_modules/electron/package.json", '{"version":"45.4.1"}');
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(path: string, content: string): string {
  const full = join(root, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, content);
  return full;
}

/** A machine without Electron, where a download would fail; each download asked for is counted. */
function machine(changes: Partial<ElectronSurroundings> = {}) {
  const downloads: number[] = [];
  const around: ElectronSurroundings = {
    root,
    env: {},
    platform: "linux",
    isRoot: false,
    nowMs: NOW_MS,
    download: (limitMs) => {
      downloads.push(limitMs);
      return Promise.resolve("no network");
    },
    say: () => {},
    ...changes,
  };
  return { around, downloads };
}

describe("Electron is chosen", () => {
  it("when its binary is there, without a download", async () => {
    const path = write("node_modules/electron/dist/electron", "");
    const { around, downloads } = machine();
    expect(await chooseElectron(around)).toEqual({ kind: "use", path });
    expect(downloads).toEqual([]);
  });

  it.each([
    ["win32", "electron.exe"],
    ["darwin", "Electron.app/Contents/MacOS/Electron"],
  ] as const)("on %s by its own file name", async (platform, name) => {
    const path = write(`node_modules/electron/dist/${name}`, "");
    expect(await chooseElectron(machine({ platform }).around)).toEqual({ kind: "use", path });
  });

  it("from the folder that ELECTRON_OVERRIDE_DIST_PATH names", async () => {
    const path = write("elsewhere/electron", "");
    const env = { ELECTRON_OVERRIDE_DIST_PATH: dirname(path) };
    expect(await chooseElectron(machine({ env }).around)).toEqual({ kind: "use", path });
  });

  it("after a download that brought it", async () => {
    const download = (): Promise<undefined> => {
      write("node_modules/electron/dist/electron", "");
      return Promise.resolve(undefined);
    };
    const choice = await chooseElectron(machine({ download }).around);
    expect(choice.kind).toBe("use");
  });
});

describe("the browser takes over", () => {
  it("when a download of at most ten seconds fails", async () => {
    const { around, downloads } = machine();
    const choice = await chooseElectron(around);
    expect(choice).toEqual({
      kind: "without",
      reason:
        "Electron could not be fetched (no network); next try in a day, or now by: npx install-electron",
    });
    expect(downloads).toEqual([10_000]);
  });

  it("without another try for a day, and with one after it", async () => {
    await chooseElectron(machine().around);

    const soon = machine({ nowMs: NOW_MS + 23 * HOUR_MS });
    expect((await chooseElectron(soon.around)).kind).toBe("without");
    expect(soon.downloads).toEqual([]);

    const later = machine({ nowMs: NOW_MS + 25 * HOUR_MS });
    await chooseElectron(later.around);
    expect(later.downloads).toHaveLength(1);
  });

  it("but not longer when a new version of Electron is installed", async () => {
    await chooseElectron(machine().around);
    write("node_modules/electron/package.json", '{"version":"46.0.0"}');
    const { around, downloads } = machine();
    await chooseElectron(around);
    expect(downloads).toHaveLength(1);
  });

  it("when WATCHPOST_NO_ELECTRON asks for it, even with Electron there", async () => {
    write("node_modules/electron/dist/electron", "");
    const { around } = machine({ env: { WATCHPOST_NO_ELECTRON: "1" } });
    expect((await chooseElectron(around)).kind).toBe("without");
  });

  it("for root on Linux, where Electron would have to drop its sandbox", async () => {
    write("node_modules/electron/dist/electron", "");
    const { around } = machine({ isRoot: true });
    expect((await chooseElectron(around)).kind).toBe("without");
  });
});
