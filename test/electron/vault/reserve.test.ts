import { existsSync, statSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { nodeFiles } from "../../../electron/files/node-files.ts";
import { vaultPaths } from "../../../electron/vault/layout.ts";
import { createReserve } from "../../../electron/vault/reserve.ts";
import { temporaryDirectory, testEnvironment } from "../../helpers/vault.ts";

describe("space set aside for a full disk", () => {
  it("takes real space, once, and gives it back", async () => {
    const directory = temporaryDirectory();
    const reserve = createReserve(testEnvironment(), vaultPaths(directory), 3_000_000);
    expect([await reserve.keep(), await reserve.keep()]).toEqual([true, true]);
    const status = statSync(join(directory, "reserve"));
    expect(status.size).toBe(3_000_000);
    expect(status.blocks * 512).toBeGreaterThanOrEqual(3_000_000);
    expect(status.mode & 0o777).toBe(0o600);
    expect([await reserve.release(), await reserve.release()]).toEqual([true, false]);
    expect(existsSync(join(directory, "reserve"))).toBe(false);
  });

  it("is made anew when it was cut short", async () => {
    const directory = temporaryDirectory();
    await createReserve(testEnvironment(), vaultPaths(directory), 1000).keep();
    await createReserve(testEnvironment(), vaultPaths(directory), 5000).keep();
    expect(statSync(join(directory, "reserve")).size).toBe(5000);
  });

  it("keeps nothing when the disk has not that much left", async () => {
    const directory = temporaryDirectory();
    const files = {
      ...nodeFiles,
      createFile: async (path: string) => ({
        ...(await nodeFiles.createFile(path)),
        write: async () => {
          throw Object.assign(new Error("full"), { code: "ENOSPC" });
        },
      }),
    };
    const reserve = createReserve(testEnvironment({ files }), vaultPaths(directory), 5000);
    expect(await reserve.keep()).toBe(false);
    expect(existsSync(join(directory, "reserve"))).toBe(false);
  });
});
