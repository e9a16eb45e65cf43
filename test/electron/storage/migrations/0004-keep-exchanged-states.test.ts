import { expect, it } from "vitest";

import { migrateDatabase } from "../../../../electron/storage/migrate.ts";
import { MIGRATIONS } from "../../../../electron/storage/migrations/index.ts";
import { testDatabase } from "../../../helpers/database.ts";

it("adds an empty table for exchanged states and leaves every older row as it was", async () => {
  const database = testDatabase();
  await migrateDatabase(database, MIGRATIONS.slice(0, 3), async () => undefined);
  database.transaction((write) => {
    write.run(
      "INSERT INTO revocation (uuid, created_at, organisation, number, statement) VALUES (zeroblob(16), 1, zeroblob(16), 1, 's')",
    );
  });
  const before = database.read.all("SELECT * FROM revocation");
  await migrateDatabase(database, MIGRATIONS.slice(0, 4), async () => undefined);
  expect(database.read.all("SELECT * FROM revocation")).toEqual(before);
  expect(database.read.get("SELECT count(*) AS count FROM exchange_state")).toEqual({ count: 0 });
});
