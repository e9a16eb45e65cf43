import { expect, it } from "vitest";

import { migrateDatabase } from "../../../../electron/storage/migrate.ts";
import { MIGRATIONS } from "../../../../electron/storage/migrations/index.ts";
import { testDatabase } from "../../../helpers/database.ts";

it("adds empty tables for notices and leaves bundles and the register as they were", async () => {
  const at = MIGRATIONS.findIndex(({ name }) => name === "keep-notices");
  const database = testDatabase();
  await migrateDatabase(database, MIGRATIONS.slice(0, at), async () => undefined);
  database.transaction((write) => {
    write.execute(`
      INSERT INTO bundle (id, uuid, direction, sender, audience, incarnation, stream, sequence, manifest_sha256,
          journal_upper, at, size_bytes, counts)
        VALUES (1, zeroblob(16), 'sent', zeroblob(16), '', zeroblob(16), zeroblob(16), 1, '', 0, 0, 0, '{}');
      INSERT INTO disclosure (bundle_id, organisation, kind, uuid, tlp, rule)
        VALUES (1, zeroblob(16), 'note', zeroblob(16), 'TLP:AMBER', NULL);
    `);
  });
  const tables = ["bundle", "disclosure"] as const;
  const rows = () => tables.map((table) => database.read.all(`SELECT * FROM ${table}`));
  const [[bundle] = [], [disclosure] = []] = rows();
  await migrateDatabase(database, MIGRATIONS.slice(0, at + 1), async () => undefined);
  expect(rows()).toMatchObject([[bundle], [disclosure]]);
  expect(database.read.all("SELECT containers FROM disclosure")).toEqual([{ containers: null }]);
  for (const table of ["statement", "statement_sent", "recalled", "withdrawn"]) {
    expect(database.read.all(`SELECT * FROM ${table}`)).toEqual([]);
  }
});
