import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import {
  migrateDatabase,
  readSchemaVersion,
  type Migration,
} from "../../../electron/storage/migrate.ts";
import { countNotes, databaseWithNotes, testDatabase } from "../../helpers/database.ts";

const STEPS: readonly Migration[] = [
  {
    version: 1,
    name: "notes",
    up: (write) => {
      write.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL)");
    },
  },
  {
    version: 2,
    name: "titles",
    up: (write) => {
      write.execute("ALTER TABLE note ADD COLUMN title TEXT NOT NULL DEFAULT 'none'");
    },
  },
];

async function noBackup(): Promise<void> {
  throw new Error("no backup is due");
}

describe("migrating the database", () => {
  it("brings an empty file to the newest schema without a backup", async () => {
    const database = testDatabase();
    expect(await migrateDatabase(database, STEPS, noBackup)).toEqual({
      ok: true,
      value: { fromVersion: 0, toVersion: 2 },
    });
    expect(readSchemaVersion(database)).toBe(2);
  });

  it("keeps the rows of the version before, and backs up once first", async () => {
    const database = testDatabase();
    await migrateDatabase(database, STEPS.slice(0, 1), noBackup);
    database.transaction((write) => write.run("INSERT INTO note (text) VALUES ('old')"));
    const backups: number[] = [];
    await migrateDatabase(database, STEPS, async (fromVersion) => {
      backups.push(fromVersion, readSchemaVersion(database));
    });
    expect(backups).toEqual([1, 1]);
    expect(database.read.all("SELECT * FROM note")).toEqual([
      { id: 1, text: "old", title: "none" },
    ]);
  });

  it("does nothing to a database that is up to date", async () => {
    const database = testDatabase();
    await migrateDatabase(database, STEPS, noBackup);
    database.checkpoint();
    const before = readFileSync(database.path);
    expect(await migrateDatabase(database, STEPS, noBackup)).toMatchObject({ ok: true });
    database.checkpoint();
    expect(readFileSync(database.path).equals(before)).toBe(true);
  });

  it("refuses a newer database and leaves it untouched", async () => {
    const database = databaseWithNotes(3);
    database.transaction((write) => {
      write.execute("PRAGMA user_version = 9");
    });
    database.checkpoint();
    const before = readFileSync(database.path);
    expect(await migrateDatabase(database, STEPS, noBackup)).toEqual({
      ok: false,
      error: { kind: "vault-from-newer-version", foundVersion: 9, supportedVersion: 2 },
    });
    database.checkpoint();
    expect(readFileSync(database.path).equals(before)).toBe(true);
  });

  it("migrates nothing when the backup fails", async () => {
    const database = testDatabase();
    await migrateDatabase(database, STEPS.slice(0, 1), noBackup);
    await expect(migrateDatabase(database, STEPS, noBackup)).rejects.toThrow("no backup is due");
    expect(readSchemaVersion(database)).toBe(1);
  });

  it("keeps the version before the step that fails, whole", async () => {
    const database = databaseWithNotes(2);
    const failing: readonly Migration[] = [
      { version: 1, name: "fine", up: (write) => write.run("INSERT INTO note VALUES (3, 'x')") },
      {
        version: 2,
        name: "failing",
        up: (write) => {
          write.run("DELETE FROM note");
          throw new Error("half way");
        },
      },
    ];
    await expect(migrateDatabase(database, failing, noBackup)).rejects.toThrow("half way");
    expect(readSchemaVersion(database)).toBe(1);
    expect(countNotes(database)).toBe(3);
  });

  it("insists on an unbroken order", async () => {
    const database = testDatabase();
    for (const broken of [STEPS.slice(1), STEPS.toReversed(), [...STEPS, ...STEPS]]) {
      await expect(migrateDatabase(database, broken, noBackup)).rejects.toThrow(
        "must have version",
      );
    }
    expect(readSchemaVersion(database)).toBe(0);
  });
});
