import { expect, it } from "vitest";

import { migrateDatabase } from "../../../../electron/storage/migrate.ts";
import { MIGRATIONS } from "../../../../electron/storage/migrations/index.ts";
import { testDatabase } from "../../../helpers/database.ts";

it("adds empty tables and holds on to what was told", async () => {
  const database = testDatabase();
  await migrateDatabase(database, MIGRATIONS.slice(0, 18), async () => undefined);
  const tables = ["notification", "notification_act", "opt_out"];
  await migrateDatabase(database, MIGRATIONS.slice(0, 19), async () => undefined);
  const counts = tables.map((table) => database.read.get(`SELECT count(*) AS count FROM ${table}`));
  expect(counts).toEqual([{ count: 0 }, { count: 0 }, { count: 0 }]);
  const insert = (write: { readonly run: (sql: string) => unknown }, type: string) =>
    write.run(`INSERT INTO notification_act (uuid, created_at, notification_uuid, type, at, channel, recipient, detail,
      digest, row_count, author) VALUES (randomblob(16), 0, zeroblob(16), '${type}', 0, 'mail', '', '', '', 1, 'A')`);
  database.transaction((write) => {
    insert(write, "told");
    insert(write, "fixed");
  });
  const run = (sql: string) => () => database.transaction((write) => write.run(sql));
  expect(run("DELETE FROM notification_act WHERE type = 'told'")).toThrow("stays on record");
  expect(run("UPDATE notification_act SET recipient = 'x' WHERE type = 'told'")).toThrow(
    "stays on record",
  );
  expect(run("DELETE FROM notification_act WHERE type = 'fixed'")).not.toThrow();
});
