import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { readRegularFile } from "../../../../electron/services/uploads/read-regular-file.ts";

const FOLDER = mkdtempSync(join(tmpdir(), "watchpost-regular-"));
afterAll(() => rmSync(FOLDER, { recursive: true }));

it("refuses a folder before a byte is read", async () => {
  expect(await readRegularFile(FOLDER)).toEqual({
    ok: false,
    error: { kind: "not-a-regular-file", path: FOLDER },
  });
});

it.skipIf(process.platform === "win32")(
  "refuses a pipe without waiting for a writer (threats row 47)",
  async () => {
    const path = join(FOLDER, "pipe");
    execFileSync("mkfifo", [path]);
    expect(await readRegularFile(path)).toEqual({
      ok: false,
      error: { kind: "not-a-regular-file", path },
    });
  },
);
