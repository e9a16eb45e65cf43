import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createHighWaterMarks } from "../../../electron/core/high-water-marks.ts";
import { systemRandom } from "../../../electron/crypto/random.ts";
import { nodeFiles } from "../../../electron/files/node-files.ts";
import type { ReadHandle } from "../../../electron/storage/database.ts";

const REPLICA = "01a20bc6-f754-76d8-9166-fa3dbaf52895";

/** A journal as far as the marks look at it: the hash at each number. */
function journal(hashes: readonly string[]): ReadHandle {
  const row = (sequence: number) => {
    const hash = hashes[sequence - 1];
    return hash && { sequence, hash: Buffer.from(hash.repeat(64), "hex"), ms: 0, counter: 0 };
  };
  const get = (sql: string, parameters: readonly number[] = []) =>
    sql.includes("ORDER BY") ? row(hashes.length) : row(parameters[0] ?? 0);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the marks read by `get` alone
  return { get } as unknown as ReadHandle;
}

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "marks-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe("high-water marks of a desk", () => {
  const marks = () =>
    createHighWaterMarks(nodeFiles, join(folder, "desk", "marks.json"), systemRandom);

  it("takes a vault that grew for what it is", async () => {
    await marks().note(REPLICA, journal(["a", "b"]));
    expect(await marks().isOlderCopy(REPLICA, journal(["a", "b", "c"]))).toBe(false);
  });

  it("tells a vault that ends before its mark", async () => {
    await marks().note(REPLICA, journal(["a", "b", "c"]));
    expect(await marks().isOlderCopy(REPLICA, journal(["a", "b"]))).toBe(true);
  });

  it("tells a vault whose journal runs differently up to its mark", async () => {
    await marks().note(REPLICA, journal(["a", "b"]));
    expect(await marks().isOlderCopy(REPLICA, journal(["a", "d", "e"]))).toBe(true);
  });

  it("says nothing of a vault that it has not seen", async () => {
    expect(await marks().isOlderCopy(REPLICA, journal(["a"]))).toBe(false);
  });
});
