import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { extractAll, getRawHeader, listPackage } from "@electron/asar";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FUSES } from "../../build/package/fuses.ts";
import { writeStandInElectron } from "../helpers/stand-in-electron.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const PROGRAMS = [
  "main.js",
  "preload.cjs",
  "host.js",
  "core.js",
  "importer.js",
  "cli.js",
  "sealer.js",
];

/** What a package may hold; anything else is a leak. */
const ALLOWED = [
  /^LICENSE$/,
  /^package\.json$/,
  /^dist\/renderer-manifest\.json$/,
  /^dist\/electron\/[\w-]+\.c?js$/,
  /^dist\/electron\/chunks\/[\w.-]+\.js$/,
  /^dist\/renderer\/[\w-]+\.(?:html|svg|png|ico)$/,
  /^dist\/renderer\/assets\/[\w.-]+\.(?:js|css|woff2|svg|png)$/,
  /^node_modules\/(?:@[\w-]+\/)?[\w-]+\/(?:.+\/)?(?:LICENSE(?:\.\w+)?|[\w.-]+\.(?:js|cjs|mjs|json))$/,
  /^node_modules\/better-sqlite3-multiple-ciphers\/prebuilds\/[\w-]+\.node$/,
  /^node_modules\/sodium-native\/prebuilds\/[\w-]+\/sodium-native\.node$/,
];

const TARGETS = [
  {
    platform: "linux",
    arch: "x64",
    folder: "linux-unpacked",
    program: "watchpost",
  },
  {
    platform: "linux",
    arch: "arm64",
    folder: "linux-arm64-unpacked",
    program: "watchpost",
  },
  {
    platform: "win32",
    arch: "arm64",
    folder: "win-arm64-unpacked",
    program: "Watchpost.exe",
  },
] as const;

describe.each(TARGETS)("package for $platform on $arch", ({ platform, arch, folder, program }) => {
  const work = mkdtempSync(join(tmpdir(), "package-"));
  const unpacked = join(work, "out", folder);
  const archive = join(unpacked, "resources", "app.asar");
  const files: string[] = [];

  beforeAll(() => {
    if (!existsSync(join(ROOT, "dist", ".stamp.json"))) throw new Error("run npm run build first");
    writeStandInElectron(join(work, "electron"), platform);
    build(work, platform, arch);
    const listed = listPackage(archive, { isPack: false }).map((path) =>
      path.replaceAll("\\", "/").slice(1),
    );
    // The listing names folders too; a folder is what others are in.
    files.push(...listed.filter((path) => !listed.some((other) => other.startsWith(`${path}/`))));
  });

  afterAll(() => rmSync(work, { recursive: true, force: true }));

  it("holds main, preload, host, core, importer, command line and window", () => {
    const wanted = [
      ...PROGRAMS.map((name) => `dist/electron/${name}`),
      "dist/renderer/index.html",
      "dist/renderer-manifest.json",
      "package.json",
      "LICENSE",
    ];
    expect(wanted.filter((path) => !files.includes(path))).toEqual([]);
  });

  it("holds nothing else: no sources, tests, maps, data or build tools", () => {
    expect(files.filter((path) => !ALLOWED.some((allowed) => allowed.test(path)))).toEqual([]);
  });

  it("holds the native libraries of this platform alone, outside the archive", () => {
    const natives = [
      `node_modules/better-sqlite3-multiple-ciphers/prebuilds/${platform}-${arch}.node`,
      `node_modules/sodium-native/prebuilds/${platform}-${arch}/sodium-native.node`,
    ];
    expect(files.filter((path) => path.endsWith(".node")).toSorted()).toEqual(natives);
    const outside = readdirSync(`${archive}.unpacked`, { recursive: true, encoding: "utf8" }).map(
      (path) => path.replaceAll("\\", "/"),
    );
    expect(outside.filter((path) => path.endsWith(".node")).toSorted()).toEqual(natives);
  });

  it("carries a hash of each file of the archive", () => {
    expect(getRawHeader(archive).headerString).toContain('"algorithm":"SHA256"');
  });

  it("has all nine fuses as stated", async () => {
    const wire = await getCurrentFuseWire(join(unpacked, program));
    const names = Object.entries(FuseV1Options).filter(
      (entry): entry is [string, FuseV1Options] => typeof entry[1] === "number",
    );
    expect(names).toHaveLength(9);
    for (const [name, fuse] of names) {
      expect([name, wire[fuse]]).toEqual([
        name,
        FUSES[fuse] === true ? FuseState.ENABLE : FuseState.DISABLE,
      ]);
    }
  });

  it("ships no language that nobody chose", () => {
    expect(readdirSync(join(unpacked, "locales")).toSorted()).toEqual([
      "de.pak",
      "en-US.pak",
      "fr.pak",
    ]);
  });

  const runsHere = [arch].filter(() => platform === process.platform && arch === process.arch);
  it.each(runsHere)("runs from an empty place, with nothing of the checkout beside it", () => {
    const app = join(work, "moved");
    extractAll(archive, app);
    const natives =
      "new (require('better-sqlite3-multiple-ciphers'))(':memory:'); require('sodium-native').sodium_memzero(Buffer.alloc(1))";
    expect(run(app, ["-e", natives])).toEqual({ status: 0, stderr: "" });
    const help = [join("dist", "electron", "cli.js"), "--help"];
    expect(run(app, help)).toEqual({ status: 0, stderr: "" });
  });
});

function build(work: string, platform: string, arch: string): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      "build/package.ts",
      platform === "win32" ? "--win" : "--linux",
      `--${arch}`,
      "--dir",
      `-c.electronDist=${join(work, "electron")}`,
      `-c.directories.output=${join(work, "out")}`,
    ],
    { cwd: ROOT, encoding: "utf8" },
  );
  if (status !== 0) throw new Error(stdout + stderr);
}

function run(cwd: string, args: readonly string[]) {
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
  return { status, stderr };
}
