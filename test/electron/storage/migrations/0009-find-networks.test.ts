import { expect, it } from "vitest";

import { migrateDatabase } from "../../../../electron/storage/migrate.ts";
import { MIGRATIONS } from "../../../../electron/storage/migrations/index.ts";
import { testDatabase } from "../../../helpers/database.ts";

it("puts networks that read as their value among the parts, and nothing else", async () => {
  const database = testDatabase();
  await migrateDatabase(database, MIGRATIONS.slice(0, 8), async () => undefined);
  database.transaction((write) => {
    write.run("INSERT INTO observable_type (id, name) VALUES (1, 'ip-src'), (2, 'url')");
    for (const [id, type, value, parts] of [
      [1, 1, "192.0.2.0/24", 0],
      [2, 1, "192.0.2.9/24", 1],
      [3, 1, "192.0.2.9", 0],
      [4, 2, "http://a.example/", 0],
    ] as const) {
      write.run(
        `INSERT INTO observable (id, uuid, type_id, value, incident_count, sighting_count, first_seen_at, last_seen_at, part_count)
         VALUES (?, ?, ?, ?, 0, 0, 0, 0, ?)`,
        [id, Uint8Array.of(id), type, value, parts],
      );
    }
    write.run("INSERT INTO observable_part VALUES ('cidr:192.0.2.0/24', 2)");
  });
  await migrateDatabase(database, MIGRATIONS.slice(0, 9), async () => undefined);
  expect(
    database.read.all("SELECT part, observable_id AS id FROM observable_part ORDER BY id"),
  ).toEqual([
    { part: "cidr:192.0.2.0/24", id: 1 },
    { part: "cidr:192.0.2.0/24", id: 2 },
  ]);
});
