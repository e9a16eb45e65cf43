import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReadHandle } from "../../../../electron/storage/database.ts";
import { readAhead, readSource } from "../../../../electron/storage/lists/read-ahead.ts";
import { createTestVault, type TestVault } from "../test-vault.ts";

const THINGS = {
  table: "thing",
  alias: "t",
  defaultSort: "title",
  sorts: { title: { column: "title_key", index: "thing_by_title", holdsFacets: false } },
} as const;

let vault: TestVault;
beforeAll(async () => {
  vault = await createTestVault();
  vault.database.transaction((write) => {
    write.execute(
      "CREATE TABLE thing (id INTEGER PRIMARY KEY, pap INTEGER NOT NULL, title_key TEXT NOT NULL)",
    );
    write.execute("CREATE INDEX thing_by_title ON thing (title_key, id)");
  });
});
afterAll(() => vault.remove());

function fill(count: number, titleOf: (at: number) => string): void {
  vault.database.transaction((write) => {
    write.run("DELETE FROM thing", []);
    for (let at = 1; at <= count; at += 1) {
      write.run("INSERT INTO thing VALUES (?, 1, ?)", [at, titleOf(at)]);
    }
  });
}

/** The handle, and what each statement came to. */
function watched(): { readonly read: ReadHandle; readonly found: unknown[] } {
  const found: unknown[] = [];
  const { read } = vault.database;
  const get: ReadHandle["get"] = (sql, parameters) => {
    const row = read.get<never>(sql, parameters);
    found.push(row);
    return row;
  };
  return { read: { ...read, get }, found };
}

describe("reading ahead", () => {
  test("comes through every row and every order, a thousand rows a step", () => {
    fill(2_500, (at) => `title ${String(10_000 - at)}`);
    const { read, found } = watched();
    const steps = [...readSource(read, THINGS)].length;
    expect(found).toMatchObject([
      { last: 1_000 },
      { last: 2_000 },
      { last: 2_500 },
      { last: null },
      { id: 1_501 },
      { id: 501 },
      undefined,
    ]);
    expect(steps).toBe(found.length);
  });

  test("gets past rows that share one key", () => {
    fill(1_999, () => "the same");
    const { read, found } = watched();
    for (const _ of readSource(read, THINGS));
    expect(found.slice(-2)).toMatchObject([{ id: 1_000 }, undefined]);
  });

  test("ends at once when the vault is locked", async () => {
    fill(2_500, String);
    const { read, found } = watched();
    await readAhead(read, [THINGS], AbortSignal.abort());
    expect(found).toHaveLength(1);
  });

  test("has nothing to do in an empty vault", () => {
    fill(0, String);
    const { read, found } = watched();
    for (const _ of readSource(read, THINGS));
    expect(found).toMatchObject([{ last: null }, undefined]);
  });
});
