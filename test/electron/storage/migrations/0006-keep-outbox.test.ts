import { expect, it } from "vitest";

import { migrateDatabase } from "../../../../electron/storage/migrate.ts";
import { MIGRATIONS } from "../../../../electron/storage/migrations/index.ts";
import { testDatabase } from "../../../helpers/database.ts";

it("adds an empty outbox and leaves every bundle and disclosure as it was", async () => {
  const database = testDatabase();
  await migrateDatabase(database, MIGRATIONS.slice(0, 5), async () => undefined);
  database.transaction((write) => {
    write.run(
      `INSERT INTO bundle (uuid, direction, sender, audience, incarnation, stream, sequence, manifest_sha256, journal_upper, at,
         size_bytes, counts) VALUES (zeroblob(16), 'sent', zeroblob(16), '', zeroblob(16), zeroblob(16), 1, 'd', 1, 1, 1, '{}')`,
    );
    write.run(
      "INSERT INTO disclosure (bundle_id, organisation, kind, uuid, tlp, rule) VALUES (1, zeroblob(16), 'incident', zeroblob(16), 'TLP:CLEAR', NULL)",
    );
  });
  const rows = () => [
    database.read.all("SELECT * FROM bundle"),
    database.read.all("SELECT * FROM disclosure"),
  ];
  const before = rows();
  await migrateDatabase(database, MIGRATIONS.slice(0, 6), async () => undefined);
  expect(rows()).toEqual(before);
  for (const table of ["outbox", "delivery", "sharing", "due_looked"]) {
    expect(database.read.all(`SELECT * FROM ${table}`)).toEqual([]);
  }
});
