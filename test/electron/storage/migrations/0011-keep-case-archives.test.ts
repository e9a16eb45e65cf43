import { expect, it } from "vitest";

import { migrateDatabase } from "../../../../electron/storage/migrate.ts";
import { MIGRATIONS } from "../../../../electron/storage/migrations/index.ts";
import { testDatabase } from "../../../helpers/database.ts";

it("adds empty tables for archives and leaves exchanged states as they were", async () => {
  const database = testDatabase();
  await migrateDatabase(database, MIGRATIONS.slice(0, 10), async () => undefined);
  database.transaction((write) => {
    write.run(
      "INSERT INTO exchange_state (uuid, subject, sequence, changes) VALUES (zeroblob(16), zeroblob(16), 1, 's')",
    );
  });
  const before = database.read.all("SELECT * FROM exchange_state");
  await migrateDatabase(database, MIGRATIONS.slice(0, 11), async () => undefined);
  expect(database.read.all("SELECT * FROM exchange_state")).toEqual(before);
  for (const table of ["case_archive", "archived_entry", "state_before_archive", "void_action"]) {
    expect(database.read.all(`SELECT * FROM ${table}`)).toEqual([]);
  }
});
