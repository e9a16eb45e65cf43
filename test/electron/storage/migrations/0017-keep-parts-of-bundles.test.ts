import { expect, it } from "vitest";

import { migrateDatabase } from "../../../../electron/storage/migrate.ts";
import { MIGRATIONS } from "../../../../electron/storage/migrations/index.ts";
import { testDatabase } from "../../../helpers/database.ts";

const at = MIGRATIONS.findIndex(({ name }) => name === "keep-parts-of-bundles");

it("keeps the states of older bundles and says of none what it stands on", async () => {
  const database = testDatabase();
  await migrateDatabase(database, MIGRATIONS.slice(0, at), async () => undefined);
  database.transaction((write) => {
    write.run(
      "INSERT INTO exchange_state (uuid, subject, sequence, changes) VALUES (zeroblob(16), zeroblob(16), 3, 'now')",
    );
    write.run(
      "INSERT INTO bundle_before (bundle, what, uuid, changes) VALUES (zeroblob(16), 'state', zeroblob(16), 'before')",
    );
  });
  await migrateDatabase(database, MIGRATIONS.slice(0, at + 1), async () => undefined);
  const unknown = { base_sequence: null, base_changes: null };
  expect(
    database.read.get("SELECT sequence, changes, base_sequence, base_changes FROM exchange_state"),
  ).toEqual({ sequence: 3, changes: "now", ...unknown });
  expect(
    database.read.get("SELECT what, changes, base_sequence, base_changes FROM bundle_before"),
  ).toEqual({ what: "state", changes: "before", ...unknown });
});
