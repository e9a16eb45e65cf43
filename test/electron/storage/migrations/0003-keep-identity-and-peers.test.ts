import { expect, it } from "vitest";

import { migrateDatabase } from "../../../../electron/storage/migrate.ts";
import { MIGRATIONS } from "../../../../electron/storage/migrations/index.ts";
import { testDatabase } from "../../../helpers/database.ts";

it("adds empty tables for identity and peers and leaves every older row as it was", async () => {
  const database = testDatabase();
  await migrateDatabase(database, MIGRATIONS.slice(0, 2), async () => undefined);
  database.transaction((write) => {
    write.run("INSERT INTO vault_meta (key, value) VALUES ('vault_id', 'v')");
    write.run("INSERT INTO window_draft (name, value, updated_at) VALUES ('note', 'text', 1)");
    write.run(
      "INSERT INTO setting (uuid, key, value, revision) VALUES (zeroblob(16), 'analyst', '\"alice\"', 7)",
    );
  });
  const before = ["vault_meta", "window_draft", "setting"].map((table) =>
    database.read.all(`SELECT * FROM ${table}`),
  );
  await migrateDatabase(database, MIGRATIONS.slice(0, 3), async () => undefined);
  const after = ["vault_meta", "window_draft", "setting"].map((table) =>
    database.read.all(`SELECT * FROM ${table}`),
  );
  expect(after).toEqual(before);
  const counts = ["identity", "device", "peer", "revocation", "identity_secret"].map((table) =>
    database.read.get(`SELECT count(*) AS count FROM ${table}`),
  );
  expect(counts).toEqual(Array.from({ length: 5 }, () => ({ count: 0 })));
});
