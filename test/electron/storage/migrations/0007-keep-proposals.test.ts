import { expect, it } from "vitest";

import { migrateDatabase } from "../../../../electron/storage/migrate.ts";
import { MIGRATIONS } from "../../../../electron/storage/migrations/index.ts";
import { testDatabase } from "../../../helpers/database.ts";

it("adds an empty table for proposals and leaves what was exchanged before as it was", async () => {
  const database = testDatabase();
  await migrateDatabase(database, MIGRATIONS.slice(0, 6), async () => undefined);
  database.transaction((write) => {
    write.run(
      "INSERT INTO exchange_state (uuid, subject, sequence, changes) VALUES (zeroblob(16), zeroblob(16), 1, 's')",
    );
  });
  const before = database.read.all("SELECT * FROM exchange_state");
  await migrateDatabase(database, MIGRATIONS.slice(0, 7), async () => undefined);
  expect(database.read.all("SELECT * FROM exchange_state")).toEqual(before);
  expect(database.read.all("SELECT * FROM proposed_state")).toEqual([]);
});
