import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { nodeFiles } from "../../../electron/files/node-files.ts";
import { systemErrorCode } from "../../../electron/files/system-error.ts";
import { temporaryDirectory } from "../../helpers/vault.ts";

async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    return systemErrorCode(error);
  }
}

const modeOf = (path: string): number => statSync(path).mode & 0o777;

describe("the machine's files", () => {
  it("appends, reads at a position and stops at the end", async () => {
    const path = join(temporaryDirectory(), "file");
    const written = await nodeFiles.createFile(path);
    await written.write(Buffer.from("first "));
    await written.write(Buffer.from("second"));
    await written.sync();
    await written.close();
    const file = await nodeFiles.openForReading(path);
    const buffer = Buffer.alloc(10);
    expect(await file.read(buffer, 6)).toBe(6);
    expect(buffer.toString("latin1", 0, 6)).toBe("second");
    expect(await file.sizeBytes()).toBe(12);
    await file.close();
  });

  it("never opens what is already there for writing", async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, "file"), "kept");
    symlinkSync(join(directory, "elsewhere"), join(directory, "link"));
    expect(await codeOf(nodeFiles.createFile(join(directory, "file")))).toBe("EEXIST");
    expect(await codeOf(nodeFiles.createFile(join(directory, "link")))).toBe("EEXIST");
    expect(readFileSync(join(directory, "file"), "latin1")).toBe("kept");
  });

  it("reads regular files only", async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, "file"), "secret");
    symlinkSync(join(directory, "file"), join(directory, "link"));
    mkdirSync(join(directory, "directory"));
    execFileSync("mkfifo", [join(directory, "pipe")]);
    expect(await codeOf(nodeFiles.openForReading(join(directory, "link")))).toBe("ELOOP");
    expect(await codeOf(nodeFiles.openForReading(join(directory, "directory")))).toBe("EINVAL");
    expect(await codeOf(nodeFiles.openForReading(join(directory, "pipe")))).toBe("EINVAL");
    expect(await codeOf(nodeFiles.openForReading(join(directory, "none")))).toBe("ENOENT");
  });

  it("tells what is there without following links", async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, "file"), "12345");
    symlinkSync(join(directory, "file"), join(directory, "link"));
    expect(await nodeFiles.status(join(directory, "file"))).toMatchObject({
      kind: "file",
      sizeBytes: 5,
    });
    expect((await nodeFiles.status(join(directory, "link")))?.kind).toBe("link");
    expect((await nodeFiles.status(directory))?.kind).toBe("directory");
    expect(await nodeFiles.status(join(directory, "none"))).toBeUndefined();
    expect(await nodeFiles.status(join(directory, "file", "below"))).toBeUndefined();
  });

  it("keeps files and folders from other users", async () => {
    const directory = temporaryDirectory();
    await nodeFiles.makeDirectory(join(directory, "made"));
    await (await nodeFiles.createFile(join(directory, "made", "file"))).close();
    expect(modeOf(join(directory, "made"))).toBe(0o700);
    expect(modeOf(join(directory, "made", "file"))).toBe(0o600);
  });
});
