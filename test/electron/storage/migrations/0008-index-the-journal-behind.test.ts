import { expect, it } from "vitest";
import { countUnindexed } from "../../../../electron/storage/journal/subject-index.ts";
import { migrateDatabase } from "../../../../electron/storage/migrate.ts";
import { MIGRATIONS } from "../../../../electron/storage/migrations/index.ts";
import { testDatabase } from "../../../helpers/database.ts";

it("indexes every entry that the journal has", async () => {
  const database = testDatabase();
  await migrateDatabase(database, MIGRATIONS.slice(0, 7), async () => undefined);
  database.transaction((write) => {
    for (let sequence = 1; sequence <= 300; sequence += 1) {
      const subject = Uint8Array.from({ length: 16 }, () => sequence % 7);
      write.run(
        `INSERT INTO journal (sequence, action, hlc_ms, hlc_counter, replica, at, actor, verb, subject_kind,
           subject_id, subject_title, hash, change_count, changes)
         VALUES (?, ?, 0, 0, x'', 0, 'a', 'v', 'note', ?, 't', x'', 0, x'')`,
        [sequence, sequence, subject],
      );
    }
  });
  await migrateDatabase(database, MIGRATIONS.slice(0, 8), async () => undefined);
  expect(countUnindexed(database.read)).toBe(0);
  expect(database.read.get("SELECT count(*) AS n FROM journal_subject")).toEqual({ n: 300 });
  expect(
    database.read.get("SELECT value AS n FROM counter WHERE name = 'journal-indexed'"),
  ).toEqual({
    n: 300,
  });
});
