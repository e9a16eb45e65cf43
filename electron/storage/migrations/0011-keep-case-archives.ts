import type { Migration } from "../migrate.ts";

/**
 * Case archives that were taken in, and the history that came with them: what was done to a case in the vault that it comes from. Beside
 * it what an undo needs so that it is as if the archive had never come: the exchanged states that stood before, and the actions that
 * count for nothing since.
 */
export const keepCaseArchives: Migration = {
  version: 11,
  name: "keep-case-archives",
  up: (write) => {
    write.execute(`
      CREATE TABLE case_archive (
        id INTEGER PRIMARY KEY,
        uuid BLOB NOT NULL,
        manifest_sha256 TEXT NOT NULL,
        organisation BLOB NOT NULL,
        organisation_name TEXT NOT NULL,
        device_key_id TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        taken_at INTEGER NOT NULL,
        action INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE archived_entry (
        id INTEGER PRIMARY KEY,
        archive_id INTEGER NOT NULL REFERENCES case_archive (id),
        subject BLOB NOT NULL,
        line TEXT NOT NULL
      ) STRICT;

      CREATE INDEX archived_entry_by_subject ON archived_entry (subject);
      CREATE INDEX archived_entry_by_archive ON archived_entry (archive_id);

      CREATE TABLE state_before_archive (
        action INTEGER NOT NULL,
        uuid BLOB NOT NULL,
        side_by_side TEXT,
        subject BLOB,
        sequence INTEGER,
        changes TEXT,
        PRIMARY KEY (action, uuid)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE void_action (action INTEGER PRIMARY KEY) STRICT;
    `);
  },
};
