import { expect, it } from "vitest";

import { migrateDatabase } from "../../../../electron/storage/migrate.ts";
import { MIGRATIONS } from "../../../../electron/storage/migrations/index.ts";
import { testDatabase } from "../../../helpers/database.ts";

it("adds empty tables for the relay and leaves the outbox as it was", async () => {
  const database = testDatabase();
  await migrateDatabase(database, MIGRATIONS.slice(0, 11), async () => undefined);
  database.transaction((write) => {
    write.run("INSERT INTO due_looked (organisation, sequence) VALUES (zeroblob(16), 7)");
  });
  await migrateDatabase(database, MIGRATIONS.slice(0, 12), async () => undefined);
  expect(database.read.all("SELECT sequence FROM due_looked")).toEqual([{ sequence: 7 }]);
  for (const table of ["relay", "relay_peer", "relay_bundle"]) {
    expect(database.read.get(`SELECT count(*) AS count FROM ${table}`)).toEqual({ count: 0 });
  }
});
