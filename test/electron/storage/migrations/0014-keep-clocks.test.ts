import { expect, it } from "vitest";

import { migrateDatabase } from "../../../../electron/storage/migrate.ts";
import { MIGRATIONS } from "../../../../electron/storage/migrations/index.ts";
import { testDatabase } from "../../../helpers/database.ts";

it("adds empty tables for clocks and leaves every older row as it was", async () => {
  const database = testDatabase();
  await migrateDatabase(database, MIGRATIONS.slice(0, 13), async () => undefined);
  database.transaction((write) => {
    write.run(
      "INSERT INTO side_by_side (uuid, subject_kind, subject) VALUES (zeroblob(16), 'incident', zeroblob(16))",
    );
  });
  const before = database.read.all("SELECT * FROM side_by_side");
  await migrateDatabase(database, MIGRATIONS.slice(0, 14), async () => undefined);
  expect(database.read.all("SELECT * FROM side_by_side")).toEqual(before);
  const counts = ["clock_entry", "clock_due"].map((table) =>
    database.read.get(`SELECT count(*) AS count FROM ${table}`),
  );
  expect(counts).toEqual([{ count: 0 }, { count: 0 }]);
});
