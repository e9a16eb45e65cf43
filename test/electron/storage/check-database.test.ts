import { readFileSync, writeFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { checkTables } from "../../../electron/storage/check-database.ts";
import { databaseWithNotes, testDatabase } from "../../helpers/database.ts";

const never = (): boolean => false;

describe("checking the tables", () => {
  it("finds nothing wrong with a sound database, full-text index included", async () => {
    const database = databaseWithNotes(100);
    database.transaction((write) => {
      write.execute("CREATE VIRTUAL TABLE search USING fts5(text)");
      write.run("INSERT INTO search (text) VALUES ('herons')");
    });
    const { tables, problems } = await checkTables(database, "full", never);
    expect(problems).toEqual([]);
    expect(tables).toBeGreaterThan(5);
  });

  it("names the table in which a page is damaged", async () => {
    const database = databaseWithNotes(2000);
    database.checkpoint();
    database.close();
    const bytes = readFileSync(database.path);
    bytes.fill(7, 4096 * 30 + 100, 4096 * 30 + 120);
    writeFileSync(database.path, bytes);
    const { problems } = await checkTables(testDatabase(database.path, "existing"), "quick", never);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]).toMatchObject({ kind: "table-damaged" });
    expect(problems[0]?.detail).toMatch(/^note: /);
  });

  it("names a row that refers to nothing", async () => {
    const database = databaseWithNotes(1);
    database.pragma("foreign_keys = OFF");
    database.transaction((write) => {
      write.execute(
        "CREATE TABLE tag (note INTEGER REFERENCES note (id)); INSERT INTO tag VALUES (9)",
      );
    });
    expect((await checkTables(database, "quick", never)).problems).toEqual([
      { kind: "foreign-key-broken", detail: "tag 1 -> note" },
    ]);
  });

  it("stops when it is cancelled", async () => {
    const database = databaseWithNotes(1);
    let asked = 0;
    await checkTables(database, "full", () => {
      asked += 1;
      return true;
    });
    expect(asked).toBe(1);
  });
});
