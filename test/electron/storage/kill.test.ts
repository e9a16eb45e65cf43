import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, it } from "vitest";

import { checkTables } from "../../../electron/storage/check-database.ts";
import { databaseWithNotes, testDatabase } from "../../helpers/database.ts";
import { chanceFrom } from "../../helpers/power-cut-disk.ts";
import { temporaryDirectory } from "../../helpers/vault.ts";

const WRITER = fileURLToPath(new URL("../../helpers/row-writer.ts", import.meta.url));
const ROUNDS = 30;

/** Lets a process of its own write rows, kills it, and returns the last row that it was told is safe. */
async function writeUntilKilled(
  path: string,
  first: number,
  afterRows: number,
  thenMs: number,
): Promise<number> {
  const writer = spawn(process.execPath, [WRITER, path, String(first)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let told = "";
  writer.stdout.setEncoding("latin1").on("data", (text: string) => {
    told += text;
    if (told.split("\n").length > afterRows && !writer.killed) {
      setTimeout(() => writer.kill("SIGKILL"), thenMs);
    }
  });
  await once(writer, "close");
  expect(writer.signalCode).toBe("SIGKILL");
  return Number(told.trim().split("\n").at(-1));
}

it(
  "no acknowledged row is lost when the writing process is killed at any moment",
  { timeout: 120_000 },
  async () => {
    const seed = Math.floor(Math.random() * 2 ** 32);
    const chance = chanceFrom(seed);
    const path = join(temporaryDirectory(), "vault.db");
    databaseWithNotes(1, path).close();
    let last = 1;
    for (let round = 0; round < ROUNDS; round += 1) {
      const acknowledged = await writeUntilKilled(
        path,
        last + 1,
        1 + Math.floor(chance() * 60),
        chance() * 8,
      );
      const database = testDatabase(path, "existing");
      const ids = database.read
        .all<{ id: number }>("SELECT id FROM note ORDER BY id")
        .map(({ id }) => id);
      expect(ids, `seed ${String(seed)}`).toEqual(ids.map((_, index) => index + 1));
      expect(ids.length, `seed ${String(seed)}`).toBeGreaterThanOrEqual(acknowledged);
      // One more at most: committed, but killed before it could say so.
      expect(ids.length, `seed ${String(seed)}`).toBeLessThanOrEqual(acknowledged + 1);
      expect((await checkTables(database, "full", () => false)).problems).toEqual([]);
      database.close();
      last = ids.length;
    }
  },
);
