import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { createBlobStore, type BlobStore } from "../../../electron/blobs/blob-store.ts";
import { systemRandom } from "../../../electron/crypto/random.ts";
import {
  chanceFrom,
  PowerCut,
  PowerCutDisk,
  type DiskFaults,
} from "../../helpers/power-cut-disk.ts";
import { streamOf, valueOf } from "../../helpers/vault.ts";

const FIRST = Buffer.alloc(3000, "first");
const SECOND = Buffer.alloc(5000, "second");

function storeOn(disk: PowerCutDisk): BlobStore {
  return createBlobStore({
    directory: "/blobs",
    files: disk.files,
    random: systemRandom,
    contentKey: () => Buffer.alloc(32, 1),
    nameKey: () => Buffer.alloc(32, 2),
    isClear: false,
  });
}

/** A disk with one acknowledged blob. */
async function diskWithFirst(faults: DiskFaults): Promise<{
  readonly disk: PowerCutDisk;
  readonly first: string;
}> {
  const disk = new PowerCutDisk();
  await disk.files.makeDirectory("/blobs");
  await disk.files.syncDirectory("/");
  const { sha256Hex: first } = valueOf(await storeOn(disk).put(streamOf(FIRST)));
  return { disk: disk.afterCrash(chanceFrom(1), faults), first };
}

/** Puts a second blob, cuts the power at a call, and names what a later start finds wrong. */
async function putAndCrash(faults: DiskFaults, seed: number): Promise<readonly string[]> {
  const { disk, first } = await diskWithFirst(faults);
  let acknowledged: string | undefined;
  try {
    acknowledged = valueOf(await storeOn(disk).put(streamOf(SECOND))).sha256Hex;
  } catch (error) {
    if (!(error instanceof PowerCut)) throw error;
  }
  const later = disk.afterCrash(chanceFrom(seed));
  const store = storeOn(later);
  const problems: string[] = [];
  if (!(await store.verify(first)).ok) problems.push("the first blob is lost");
  if (acknowledged !== undefined && !(await store.verify(acknowledged)).ok) {
    problems.push("an acknowledged blob is lost");
  }
  for await (const name of store.listNames()) {
    if (!(await store.verifyName(name)).ok) problems.push("a named blob is damaged");
  }
  const again = valueOf(await store.put(streamOf(SECOND)));
  if (!(await store.verify(again.sha256Hex)).ok) problems.push("it can't be stored again");
  return problems;
}

async function countCalls(): Promise<number> {
  const { disk } = await diskWithFirst({});
  await storeOn(disk).put(streamOf(SECOND));
  return disk.calls;
}

describe("a power cut while evidence is stored", () => {
  it("at any call leaves earlier and acknowledged evidence whole, and no damaged file under a name", async () => {
    const calls = await countCalls();
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: calls + 1 }),
        fc.nat(),
        async (cutAtCall, seed) => {
          expect(await putAndCrash({ cutAtCall }, seed)).toEqual([]);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it.each(["file sync", "directory sync"] as const)(
    "would lose some without the %s (control)",
    async (ignores) => {
      const calls = await countCalls();
      const problems = new Set<string>();
      for (let seed = 0; seed < 300; seed += 1) {
        const cutAtCall = (seed % (calls + 1)) + 1;
        for (const problem of await putAndCrash({ cutAtCall, ignores }, seed))
          problems.add(problem);
      }
      expect(problems).toContain("an acknowledged blob is lost");
    },
  );
});
