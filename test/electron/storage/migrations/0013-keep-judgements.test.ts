import { expect, it } from "vitest";

import { migrateDatabase } from "../../../../electron/storage/migrate.ts";
import { MIGRATIONS } from "../../../../electron/storage/migrations/index.ts";
import { testDatabase } from "../../../helpers/database.ts";

it("adds empty tables for hypotheses and weighed items and leaves notes as they were", async () => {
  const database = testDatabase();
  await migrateDatabase(database, MIGRATIONS.slice(0, 12), async () => undefined);
  database.transaction((write) => {
    write.execute(`
      INSERT INTO organisation (id, uuid) VALUES (1, zeroblob(16));
      INSERT INTO incident (id, uuid, organisation_id, tlp, pap, created_at, updated_at, number, number_key, title, title_key,
          description, status, severity, score, owner, classification, tags, observable_count, evidence_count, open_task_count,
          report_count)
        VALUES (16, zeroblob(16), 1, 0, 0, 1, 1, 'X-2026-000001', 1, 't', 't', '', 0, 1, 0, '', '[]', '[]', 0, 0, 0, 0);
      INSERT INTO note (id, uuid, incident_id, organisation_id, tlp, pap, created_at, updated_at, author, text)
        VALUES (3, zeroblob(16), 16, 1, 0, -1, 5, 6, 'A', 'Seen before.');
    `);
  });
  const before = database.read.all("SELECT * FROM note");
  await migrateDatabase(database, MIGRATIONS.slice(0, 13), async () => undefined);
  expect(before).toHaveLength(1);
  expect(database.read.all("SELECT * FROM note")).toEqual(before);
  expect(database.read.all("SELECT * FROM hypothesis")).toEqual([]);
  expect(database.read.all("SELECT * FROM weighed_item")).toEqual([]);
});
