import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ReadHandle } from "../../../../electron/storage/database.ts";
import { readPage, type ListSource } from "../../../../electron/storage/lists/page.ts";
import { hasMoreThan } from "../../../../electron/storage/lists/row-counts.ts";
import { byIndex, condition } from "../../../../electron/storage/lists/sql-condition.ts";
import { createTestVault, type TestVault } from "../test-vault.ts";

/** More than a list starts from, so that both ways of making a page are taken. */
const MANY = 1_200;
const SOURCE: ListSource = {
  table: "thing",
  alias: "t",
  sorts: { name: { column: "name", index: "thing_by_name", holdsFacets: false } },
  defaultSort: "name",
};
const IS_RED = byIndex("thing", "t", condition("t.colour = ?", "red"), {
  index: "thing_by_colour",
});
const RED_ROWS = { sql: "SELECT id FROM thing WHERE colour = ?", parameters: ["red"] };

let vault: TestVault;

beforeEach(async () => {
  vault = await createTestVault();
  vault.database.transaction((write) => {
    write.run(
      "CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT NOT NULL, colour TEXT NOT NULL)",
    );
    write.run("CREATE INDEX thing_by_name ON thing (name, id)");
    write.run("CREATE INDEX thing_by_colour ON thing (colour)");
    for (let id = 1; id <= MANY; id += 1)
      write.run("INSERT INTO thing VALUES (?, ?, 'blue')", [id, String(id).padStart(6, "0")]);
  });
});

afterEach(() => vault.remove());

const paint = (colour: string, from: number, to: number): void =>
  vault.database.transaction((write) => {
    write.run("UPDATE thing SET colour = ? WHERE id BETWEEN ? AND ?", [colour, from, to]);
  });
const redPage = (): readonly number[] => {
  const page = readPage(vault.database.read, SOURCE, [IS_RED], { limit: 3 });
  if (!page.ok) throw new Error(page.error.kind);
  return page.value.rowIds;
};

describe("what is remembered of a condition", () => {
  test("never changes what is on a page, however much was edited since", () => {
    expect(redPage()).toEqual([]);
    paint("red", 1, MANY);
    expect(redPage()).toEqual([1, 2, 3]);
    expect(redPage()).toEqual([1, 2, 3]);
    paint("blue", 1, MANY - 1);
    expect(redPage()).toEqual([MANY]);
    paint("red", 7, 7);
    expect(redPage()).toEqual([7, MANY]);
  });

  test("saves the second count", () => {
    paint("red", 1, 100);
    const counted: string[] = [];
    const read: ReadHandle = {
      ...vault.database.read,
      get: (sql, parameters) => {
        counted.push(sql);
        return vault.database.read.get(sql, parameters);
      },
    };
    expect([hasMoreThan(read, RED_ROWS, 99), hasMoreThan(read, RED_ROWS, 99)]).toEqual([
      true,
      true,
    ]);
    expect(hasMoreThan(read, RED_ROWS, 100)).toBe(false);
    expect(counted).toHaveLength(2);
  });

  test("is counted again after some uses", () => {
    const { read } = vault.database;
    expect(hasMoreThan(read, RED_ROWS, 10)).toBe(false);
    paint("red", 1, 50);
    const answers = Array.from({ length: 100 }, () => hasMoreThan(read, RED_ROWS, 10));
    expect(answers.at(0)).toBe(false);
    expect(answers.at(-1)).toBe(true);
  });
});
