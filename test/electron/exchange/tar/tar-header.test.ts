import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { formatTarHeader, parseTarHeader } from "../../../../electron/exchange/tar/tar-header.ts";
import { fillSizeBytes } from "../../../../shared/exchange/bundle/archive-plan.ts";
import { temporaryDirectory } from "../../../helpers/vault.ts";

const SHA256 = "ab".repeat(32);
const NAMES = ["manifest.json", "manifest.json.minisig", "changes.ndjson.zst", `blobs/${SHA256}`];

/** A block with some bytes exchanged and the checksum made right again, as who means harm would. */
function forged(at: number, text: string): Buffer {
  const block = formatTarHeader({ name: "manifest.json", sizeBytes: 1_000 });
  block.write(text, at, "latin1");
  block.fill(" ", 148, 156, "latin1");
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return block;
}

describe("a member's header", () => {
  it.each([0, 1, 511, 8_589_934_591, 8_589_934_592, 1_099_511_627_776, Number.MAX_SAFE_INTEGER])(
    "is read back with a size of %i",
    (sizeBytes) => {
      const member = { name: "padding", sizeBytes };
      expect(parseTarHeader(formatTarHeader(member))).toEqual({ ok: true, value: member });
    },
  );

  it("is refused for every other byte, in the field where it is", () => {
    fc.assert(
      fc.property(fc.nat(511), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const block = formatTarHeader({ name: "manifest.json", sizeBytes: 1_000 });
        block[at] = (block[at] ?? 0) ^ change;
        expect(parseTarHeader(block).ok).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ["a directory", 156, "5", "typeflag"],
    ["a symbolic link", 156, "2", "typeflag"],
    ["a hard link", 156, "1", "typeflag"],
    ["a device", 156, "3", "typeflag"],
    ["a sparse file", 156, "S", "typeflag"],
    ["an extended header", 156, "x", "typeflag"],
    ["a long name", 156, "L", "typeflag"],
    ["the type of the old format", 156, "\0", "typeflag"],
    ["something executable", 100, "0000755", "mode"],
    ["an owner", 108, "0001750", "uid"],
    ["a group", 116, "0001750", "gid"],
    ["a time", 136, "14721004000", "mtime"],
    ["the name of an owner", 265, "root", "uname"],
    ["the name of a group", 297, "root", "gname"],
    ["a name in front", 345, "etc", "prefix"],
    ["the target of a link", 157, "/etc/passwd", "linkname"],
    ["the mark of GNU tar", 257, "ustar  \0", "magic"],
    ["something behind the end of the name", 50, "hidden", "name"],
    ["a path upwards", 0, "../manifest", "name"],
    ["an absolute path", 0, "/manifest.js", "name"],
    ["an upper-case name", 0, "MANIFEST.JSON", "name"],
    ["a size with a space", 124, " 0000001750", "size"],
    ["a size in base 256 that fits in octal", 124, "\u0080\0\0\0\0\0\0\0\0\0\u0003\u00E8", "size"],
    [
      "a negative size",
      124,
      "\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF",
      "size",
    ],
    ["a size beyond all numbers", 124, "\u0080\0\0\u0001\u0001\0\0\0\0\0\0\0", "size"],
  ])("is refused for %s", (_, at, text, field) => {
    expect(parseTarHeader(forged(at, text))).toEqual({ ok: false, error: field });
  });

  it("is refused when it is none", () => {
    expect(parseTarHeader(Buffer.alloc(512)).ok).toBe(false);
    expect(parseTarHeader(Buffer.alloc(100)).ok).toBe(false);
  });
});

describe("GNU tar", () => {
  const FLAGS = ["--format=ustar", "--mode=0600", "--owner=0", "--group=0", "--numeric-owner"];

  function tar(folder: string, ...args: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync("tar", args, { cwd: folder, encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    return stdout;
  }

  it("writes the very blocks that we write", () => {
    const folder = temporaryDirectory();
    mkdirSync(join(folder, "blobs"));
    for (const [at, name] of NAMES.entries())
      writeFileSync(join(folder, name), "x".repeat(at * 700));
    tar(folder, ...FLAGS, "--mtime=@0", "--blocking-factor=1", "-cf", "made.tar", ...NAMES);
    const archive = readFileSync(join(folder, "made.tar"));
    const expected = NAMES.flatMap((name, at) => [
      formatTarHeader({ name, sizeBytes: at * 700 }),
      Buffer.alloc(at * 700, "x"),
      Buffer.alloc(fillSizeBytes(at * 700)),
    ]);
    expect(archive.equals(Buffer.concat([...expected, Buffer.alloc(1_024)]))).toBe(true);
  });

  it("reads ours, and a size above eight gigabytes", () => {
    const folder = temporaryDirectory();
    const large = { name: "padding", sizeBytes: 9_000_000_000 };
    writeFileSync(join(folder, "ours.tar"), formatTarHeader(large));
    const { stdout } = spawnSync("tar", ["-tvf", "ours.tar"], { cwd: folder, encoding: "utf8" });
    expect(stdout).toMatch(/^-rw------- 0\/0 +9000000000 .*padding\n$/);
  });

  it("extracts ours as private files", () => {
    const folder = temporaryDirectory();
    const content = Buffer.from("{}");
    const [name = ""] = NAMES;
    writeFileSync(
      join(folder, "ours.tar"),
      Buffer.concat([
        formatTarHeader({ name, sizeBytes: content.length }),
        content,
        Buffer.alloc(fillSizeBytes(content.length) + 1_024),
      ]),
    );
    tar(folder, "-xpf", "ours.tar");
    expect(readFileSync(join(folder, name), "utf8")).toBe("{}");
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  });
});
