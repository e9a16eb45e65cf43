import { expect, it } from "vitest";

import { migrateDatabase } from "../../../../electron/storage/migrate.ts";
import { MIGRATIONS } from "../../../../electron/storage/migrations/index.ts";
import { testDatabase } from "../../../helpers/database.ts";

it("adds the pieces of fuzzy hashes and the pages of URLs, and leaves other values as they were", async () => {
  const database = testDatabase();
  await migrateDatabase(database, MIGRATIONS.slice(0, 17), async () => undefined);
  database.transaction((write) => {
    write.run(
      "INSERT INTO observable_type (id, name) VALUES (1, 'ssdeep'), (2, 'url'), (3, 'domain')",
    );
    for (const [id, type, value] of [
      [1, 1, "96:AXGBicFlg:AXGHsNh"],
      [2, 2, "https://kit.example/a.php?id=1"],
      [3, 2, "https://kit.example/a.php"],
      [4, 3, "kit.example"],
    ] as const) {
      write.run(
        `INSERT INTO observable (id, uuid, type_id, value, incident_count, sighting_count, first_seen_at, last_seen_at, part_count)
         VALUES (?, ?, ?, ?, 0, 0, 0, 0, 0)`,
        [id, Uint8Array.of(id), type, value],
      );
    }
    write.run("INSERT INTO observable_part VALUES ('domain:kit.example', 2)");
  });
  await migrateDatabase(database, MIGRATIONS.slice(0, 18), async () => undefined);
  expect(
    database.read.all("SELECT part, observable_id AS id FROM observable_part ORDER BY id, part"),
  ).toEqual([
    { part: "ssdeep-piece:192:AXGHsNh", id: 1 },
    { part: "ssdeep-piece:96:AXGBicF", id: 1 },
    { part: "ssdeep-piece:96:GBicFlg", id: 1 },
    { part: "ssdeep-piece:96:XGBicFl", id: 1 },
    { part: "domain:kit.example", id: 2 },
    { part: "url:https://kit.example/a.php", id: 2 },
  ]);
});
