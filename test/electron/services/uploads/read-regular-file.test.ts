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

it.skipIf(process.platform === "win32")(
  "refuses a device before a byte is read (threats row 47)",
  async () => {
    expect(await readRegularFile("/dev/zero")).toEqual({
      ok: false,
      error: { kind: "not-a-regular-file", path: "/dev/zero" },
    });
  },
);

it.skipIf(process.platform !== "linux")(
  "says which file and why when the device fails in the middle (threats row 48)",
  async () => {
    // A file whose first page can be opened and not read: the system answers EIO, as for a stick that was pulled.
    const file = await readRegularFile("/proc/self/mem");
    if (!file.ok) throw new Error(file.error.kind);
    const { value: stream } = file;
    const reading = async (): Promise<void> => {
      for await (const bytes of stream) expect(bytes.length).toBe(0);
    };
    await expect(reading()).rejects.toMatchObject({
      failure: { kind: "file-not-readable", path: "/proc/self/mem", code: "EIO" },
    });
  },
);
