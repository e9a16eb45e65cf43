import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readSmallFile, writeFileAtomically } from "../../../electron/files/atomic-write.ts";
import {
  chanceFrom,
  PowerCut,
  PowerCutDisk,
  type DiskFaults,
} from "../../helpers/power-cut-disk.ts";

const OLD = Buffer.alloc(1300, "old");
const NEW = Buffer.alloc(1500, "new");

/** Calls that replacing a file takes, found by doing it once. */
async function countCalls(): Promise<number> {
  const disk = await diskWithOldFile();
  await writeFileAtomically(disk.files, "/vault.json", NEW, "b");
  return disk.calls;
}

async function diskWithOldFile(faults: DiskFaults = {}): Promise<PowerCutDisk> {
  const disk = new PowerCutDisk();
  await writeFileAtomically(disk.files, "/vault.json", OLD, "a");
  return disk.afterCrash(chanceFrom(1), faults);
}

/** Replaces the file, cuts the power at a call, and tells what a later start finds. */
async function replaceAndCrash(
  cutAtCall: number,
  seed: number,
  ignores?: NonNullable<DiskFaults["ignores"]>,
): Promise<"old" | "new" | "lost" | "acknowledged but old"> {
  const disk = await diskWithOldFile(
    ignores === undefined ? { cutAtCall } : { cutAtCall, ignores },
  );
  let isAcknowledged = false;
  try {
    await writeFileAtomically(disk.files, "/vault.json", NEW, "b");
    isAcknowledged = true;
  } catch (error) {
    if (!(error instanceof PowerCut)) throw error;
  }
  const { files } = disk.afterCrash(chanceFrom(seed));
  if ((await files.status("/vault.json")) === undefined) return "lost";
  const found = Buffer.from((await readSmallFile(files, "/vault.json", 4096)) ?? []);
  if (found.equals(NEW)) return "new";
  if (!found.equals(OLD)) return "lost";
  return isAcknowledged ? "acknowledged but old" : "old";
}

const seeds = fc.integer({ min: 0, max: 0xffff_ffff });

describe("replacing a small file", () => {
  it("leaves the old or the new one after a power cut at any call, and the new one once acknowledged", async () => {
    const calls = await countCalls();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: calls + 1 }), seeds, async (cutAtCall, seed) => {
        expect(["old", "new"]).toContain(await replaceAndCrash(cutAtCall, seed));
      }),
      { numRuns: 1500 },
    );
  });

  it.each(["file sync", "directory sync"] as const)(
    "would not do so without the %s (control)",
    async (ignores) => {
      const calls = await countCalls();
      const outcomes = new Set<string>();
      for (let seed = 0; seed < 300; seed += 1) {
        outcomes.add(await replaceAndCrash((seed % (calls + 1)) + 1, seed, ignores));
      }
      expect(
        [...outcomes].some((outcome) =>
          outcome.includes(ignores === "file sync" ? "lost" : "but old"),
        ),
      ).toBe(true);
    },
  );

  it("leaves no unfinished file behind when the disk is full", async () => {
    const disk = await diskWithOldFile();
    const full = {
      ...disk.files,
      createFile: async (path: string) => ({
        ...(await disk.files.createFile(path)),
        write: async () => {
          throw Object.assign(new Error("full"), { code: "ENOSPC" });
        },
      }),
    };
    await expect(writeFileAtomically(full, "/vault.json", NEW, "b")).rejects.toThrow("full");
    expect(disk.listFiles()).toEqual(["/vault.json"]);
  });
});

describe("reading a small file", () => {
  it("refuses to read beyond its limit", async () => {
    const { files } = await diskWithOldFile();
    expect(await readSmallFile(files, "/vault.json", 1299)).toBeUndefined();
    expect((await readSmallFile(files, "/vault.json", 1300))?.length).toBe(1300);
  });
});
