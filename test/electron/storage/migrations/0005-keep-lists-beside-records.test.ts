import { expect, it } from "vitest";

import { countWrongLines } from "../../../../electron/storage/lists/incident-list.ts";
import { migrateDatabase } from "../../../../electron/storage/migrate.ts";
import { MIGRATIONS } from "../../../../electron/storage/migrations/index.ts";
import { testDatabase } from "../../../helpers/database.ts";

it("gives every incident of an older vault its line in the list", async () => {
  const database = testDatabase();
  await migrateDatabase(database, MIGRATIONS.slice(0, 4), async () => undefined);
  database.transaction((write) => {
    write.execute(`INSERT INTO organisation (id, uuid) VALUES (1, zeroblob(16));
      INSERT INTO incident (uuid, number, number_key, title, title_key, status, severity, tlp, pap, owner, classification,
        tags, created_at, updated_at, organisation_id, description)
      VALUES (zeroblob(16), 'CERT-XX-2026-000001', 1, 'Relay', 'relay', 0, 1, -1, -1, '', '[]', '[]', 1, 2, 1, '')`);
  });
  await migrateDatabase(database, MIGRATIONS.slice(0, 5), async () => undefined);
  expect(database.read.all("SELECT id, title_key, updated_at FROM incident_list")).toEqual([
    { id: 1, title_key: "relay", updated_at: 2 },
  ]);
  expect(countWrongLines(database.read)).toBe(0);
  expect(database.read.all("SELECT id FROM incident_unlisted")).toEqual([]);
});
