import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { reasonToInstall, stampInstalled } from "../../build/bootstrap/installed.mjs";
import { findNode24 } from "../../build/bootstrap/node24.mjs";
import { isNotWritable, rememberIfWritable } from "../../build/bootstrap/remember.mjs";
import { describeSources, reasonToBuild, stampBuilt } from "../../build/bootstrap/sources.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "bootstrap-"));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

function writeLock(path: string, packages: Record<string, object>): void {
  write(path, JSON.stringify({ packages: { "": { name: "project" }, ...packages } }));
}

describe("packages are installed", () => {
  const one = { version: "1.0.0", integrity: "sha512-a" };

  it("when none are there", () => {
    writeLock("package-lock.json", { "node_modules/a": one });
    expect(reasonToInstall(root)).toBe("no packages are installed");
  });

  it.each([
    ["of another version", { "node_modules/a": { ...one, version: "1.0.1" } }],
    ["with another hash", { "node_modules/a": { ...one, integrity: "sha512-b" } }],
    ["missing", {}],
    ["too many", { "node_modules/a": one, "node_modules/b": one }],
  ])("when the tree has a package %s", (_, installed) => {
    writeLock("package-lock.json", { "node_modules/a": one });
    writeLock("node_modules/.package-lock.json", installed);
    expect(reasonToInstall(root)).toMatch(/node_modules\/[ab] differs from the lock file/);
  });

  it("again when the lock file changes after an installation", () => {
    writeLock("package-lock.json", { "node_modules/a": one });
    writeLock("node_modules/.package-lock.json", { "node_modules/a": one });
    stampInstalled(root);
    expect(reasonToInstall(root)).toBeUndefined();
    writeLock("package-lock.json", { "node_modules/a": { ...one, version: "2.0.0" } });
    expect(reasonToInstall(root)).toBe("node_modules/a differs from the lock file");
  });

  it("not for optional packages of other platforms", () => {
    writeLock("package-lock.json", {
      "node_modules/a": one,
      "node_modules/a-win32": { ...one, optional: true },
    });
    writeLock("node_modules/.package-lock.json", { "node_modules/a": one });
    expect(reasonToInstall(root)).toBeUndefined();
  });

  it("not when npm itself brought the tree into step with a new lock file", () => {
    writeLock("package-lock.json", { "node_modules/a": one });
    writeLock("node_modules/.package-lock.json", { "node_modules/a": one });
    write("node_modules/.watchpost-stamp", "hash of an older lock file");
    expect(reasonToInstall(root)).toBeUndefined();
  });
});

describe("dist/ is built", () => {
  function buildNow(): void {
    const sources = describeSources(root);
    write("dist/electron/core.js", "built");
    write("dist/renderer/index.html", "built");
    stampBuilt(root, sources);
  }

  beforeEach(() => {
    write("shared/a.ts", "export const a = 1;");
    write("electron/b.ts", "export const b = 1;");
  });

  it("when it is not there", () => {
    expect(reasonToBuild(root)).toBe("nothing is built yet");
  });

  it("not a second time", () => {
    buildNow();
    expect(reasonToBuild(root)).toBeUndefined();
  });

  it.each([
    ["changed", () => write("shared/a.ts", "export const a = 2;")],
    ["changed in a nested folder", () => write("renderer/ui/c.tsx", "export const c = 1;")],
    ["taken away", () => rmSync(join(root, "electron/b.ts"))],
    ["replaced by a new lock file", () => write("package-lock.json", "{}")],
  ])("again when a source was %s", (_, change) => {
    buildNow();
    change();
    expect(reasonToBuild(root)).toBe("sources changed since the last build");
  });

  it("again when a source changed while it was being built", () => {
    const sources = describeSources(root);
    write("shared/a.ts", "export const a = 3;");
    write("dist/electron/core.js", "built");
    write("dist/renderer/index.html", "built");
    stampBuilt(root, sources);
    expect(reasonToBuild(root)).toBe("sources changed since the last build");
  });

  it("not when only the time of a source moved, and remembers the new time", () => {
    buildNow();
    const stampBefore = readFileSync(join(root, "dist/.stamp.json"), "utf8");
    utimesSync(join(root, "shared/a.ts"), 1, 1);
    expect(reasonToBuild(root)).toBeUndefined();
    expect(readFileSync(join(root, "dist/.stamp.json"), "utf8")).not.toBe(stampBefore);
  });

  it("again when one of its programs is gone", () => {
    buildNow();
    rmSync(join(root, "dist/electron/core.js"));
    expect(reasonToBuild(root)).toBe(`${join("dist", "electron", "core.js")} is missing`);
  });

  it("again when its stamp was cut short", () => {
    buildNow();
    write("dist/.stamp.json", '{"stats":');
    expect(reasonToBuild(root)).toBe("nothing is built yet");
  });
});

describe("npm start in a fresh checkout", () => {
  /** Runs the entry in a copy of it, with an npm that notes how it was called and does as the script says. */
  function start(npmScript: string) {
    for (const path of ["build/bootstrap.mjs", "build/bootstrap"])
      cpSync(join(ROOT, path), join(root, path), { recursive: true });
    write(
      "npm-cli.js",
      `require("node:fs").writeFileSync("called", process.argv.slice(2).join(" "));${npmScript}`,
    );
    const env = { ...process.env, npm_execpath: join(root, "npm-cli.js") };
    const entry = join(root, "build/bootstrap.mjs");
    return spawnSync(process.execPath, [entry, "start"], { env, cwd: root, encoding: "utf8" });
  }

  it("installs first, and says in a line what is missing when that fails, and npm's own reason", () => {
    writeLock("package-lock.json", {});
    const { status, stderr } = start(
      `console.error("npm error network: none"); process.exitCode = 1;`,
    );
    expect(readFileSync(join(root, "called"), "utf8")).toBe("ci --loglevel=error");
    expect([status, stderr]).toEqual([
      1,
      [
        "watchpost: installing packages (npm ci, about a minute): no packages are installed",
        "watchpost: npm ci failed; it needs the package registry or a filled npm cache.",
        "npm error network: none",
        "",
      ].join("\n"),
    ]);
  });

  it("says so when the install brought no Node 24", () => {
    writeLock("package-lock.json", {});
    const { status, stderr } = start("");
    expect(status).toBe(1);
    expect(stderr).toMatch(/Node 24 is not offered for \w+ on \w+, or its package was left out/);
  });
});

describe("a checkout that cannot be written to", () => {
  it.each(["EROFS", "EACCES", "EPERM"])("is one that says %s", (code) => {
    expect(isNotWritable(Object.assign(new Error(code), { code }))).toBe(true);
  });

  it("is not one whose disk is full", () => {
    expect(isNotWritable(Object.assign(new Error("full"), { code: "ENOSPC" }))).toBe(false);
  });

  // A kernel file system stands in for a read-only medium: nobody, root included, can make a file there.
  it.runIf(process.platform === "linux")("remembers nothing, and goes on", () => {
    rememberIfWritable("/sys/kernel/watchpost/stamp", "x");
    expect(existsSync("/sys/kernel/watchpost")).toBe(false);
  });
});

describe("a Node that is too old", () => {
  it("can read the first file: it says nothing that Node 12 does not know", () => {
    const source = readFileSync(join(ROOT, "build/bootstrap.mjs"), "utf8");
    expect(source).not.toMatch(/\?\.|\?\?|^import |\bawait\b|node:/m);
  });

  it("is told so", () => {
    const pretend = `
      Object.defineProperty(process.versions, "node", { value: "12.22.12" });
      import(${JSON.stringify(join(ROOT, "build/bootstrap.mjs"))});`;
    const { status, stderr } = spawnSync(process.execPath, ["-e", pretend], { encoding: "utf8" });
    expect([status, stderr]).toEqual([
      1,
      "watchpost: Node 18 or newer is needed to set Watchpost up; this is 12.22.12.\n",
    ]);
  });
});

describe("Node 24", () => {
  it("comes from the locked package of this platform", () => {
    expect(findNode24(ROOT)).toBe(process.execPath);
  });

  it("is not offered for a platform without a package", () => {
    expect(findNode24(ROOT, "freebsd", "x64")).toBeUndefined();
  });
});

describe("two starts at once", () => {
  const script = (work: string): string => `
    import { withWorkLock } from ${JSON.stringify(join(ROOT, "build/bootstrap/work-lock.mjs"))};
    import { appendFileSync } from "node:fs";
    const log = ${JSON.stringify(join(work, "log"))};
    withWorkLock(${JSON.stringify(work)}, () => {
      appendFileSync(log, "begin\\n");
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
      appendFileSync(log, "end\\n");
    }, () => {});`;

  async function runOnce(): Promise<void> {
    const child = spawn(process.execPath, ["--input-type=module", "-e", script(root)]);
    await once(child, "exit");
  }

  it("work one after the other", async () => {
    await Promise.all([runOnce(), runOnce()]);
    expect(readFileSync(join(root, "log"), "utf8")).toBe("begin\nend\nbegin\nend\n");
    expect(existsSync(join(root, ".cache/bootstrap.lock"))).toBe(false);
  });

  it("leave no lock behind when the work ends the process", async () => {
    const ending = `
      import { withWorkLock } from ${JSON.stringify(join(ROOT, "build/bootstrap/work-lock.mjs"))};
      withWorkLock(${JSON.stringify(root)}, () => process.exit(1), () => {});`;
    await once(spawn(process.execPath, ["--input-type=module", "-e", ending]), "exit");
    expect(existsSync(join(root, ".cache"))).toBe(true);
    expect(existsSync(join(root, ".cache/bootstrap.lock"))).toBe(false);
  });

  it("do not wait for one that died", async () => {
    const dead = spawn(process.execPath, ["-e", ""]);
    await once(dead, "exit");
    write(".cache/bootstrap.lock", String(dead.pid));
    await runOnce();
    expect(readFileSync(join(root, "log"), "utf8")).toBe("begin\nend\n");
  });
});
