import { join } from "node:path";

import { onTestFinished } from "vitest";

import type { Database } from "../../electron/storage/database.ts";
import { openDatabase } from "../../electron/storage/open.ts";
import { temporaryDirectory, valueOf } from "./vault.ts";

export const DATABASE_KEY = Uint8Array.from({ length: 32 }, (_, index) => index);

/** Creates or opens an encrypted database; closed when the test ends. */
export function testDatabase(
  path: string = join(temporaryDirectory(), "vault.db"),
  mode: "create" | "existing" = "create",
): Database {
  const database = valueOf(openDatabase({ path, key: DATABASE_KEY, mode }));
  onTestFinished(() => {
    database.close();
  });
  return database;
}

/** A database with a table of numbered notes. */
export function databaseWithNotes(count: number, path?: string): Database {
  const database = testDatabase(path);
  database.transaction((write) => {
    write.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT");
    for (let id = 1; id <= count; id += 1) {
      write.run("INSERT INTO note (id, text) VALUES (?, ?)", [
        id,
        `note ${String(id)} `.repeat(20),
      ]);
    }
  });
  return database;
}

export function countNotes(database: Database): number | undefined {
  return database.read.get<{ readonly count: number }>("SELECT count(*) AS count FROM note")?.count;
}
