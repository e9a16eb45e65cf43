import type { Migration } from "../migrate.ts";

/**
 * What travels beside records: signed statements of both directions (notices, questions and their answers), which bundle carried
 * which, what we called back from whom and what was called back here. The register keeps from now on of what a record was part when it
 * went. A bundle that was applied keeps the states that it replaced, so that it can be rolled back; what it brought is then
 * held until the bundle is taken in again. Bundles whose sender nobody knows wait sealed in quarantine.
 */
export const keepNotices: Migration = {
  version: 10,
  name: "keep-notices",
  up: (write) => {
    write.execute(`
      CREATE TABLE statement (
        id INTEGER PRIMARY KEY,
        uuid BLOB NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('notice', 'notice-answer', 'question', 'question-message')),
        direction TEXT NOT NULL CHECK (direction IN ('sent', 'received')),
        organisation BLOB NOT NULL,
        thread BLOB NOT NULL,
        statement TEXT NOT NULL,
        digest TEXT NOT NULL,
        certificate TEXT NOT NULL,
        tlp TEXT NOT NULL,
        at INTEGER NOT NULL,
        refusal TEXT,
        incident BLOB
      ) STRICT;

      CREATE UNIQUE INDEX statement_by_digest ON statement (direction, organisation, digest);
      CREATE INDEX statement_by_thread ON statement (thread);
      CREATE INDEX statement_to ON statement (organisation, id) WHERE direction = 'sent';

      CREATE TABLE statement_sent (
        statement_id INTEGER NOT NULL REFERENCES statement (id),
        bundle_id INTEGER NOT NULL REFERENCES bundle (id),
        PRIMARY KEY (statement_id, bundle_id)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE recalled (
        organisation BLOB NOT NULL,
        uuid BLOB NOT NULL,
        kind TEXT NOT NULL,
        notice BLOB NOT NULL,
        bundle_mark INTEGER NOT NULL,
        is_left_out INTEGER NOT NULL CHECK (is_left_out IN (0, 1)),
        PRIMARY KEY (organisation, uuid)
      ) STRICT, WITHOUT ROWID;

      CREATE INDEX recalled_by_notice ON recalled (notice);

      CREATE TABLE withdrawn (
        uuid BLOB PRIMARY KEY,
        organisation BLOB NOT NULL,
        notice BLOB NOT NULL,
        issued_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      ALTER TABLE disclosure ADD COLUMN containers BLOB;

      CREATE TABLE bundle_applied (
        bundle BLOB NOT NULL,
        action INTEGER NOT NULL,
        last_sequence INTEGER NOT NULL,
        PRIMARY KEY (bundle, action)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE bundle_before (
        id INTEGER PRIMARY KEY,
        bundle BLOB NOT NULL,
        what TEXT NOT NULL CHECK (what IN ('state', 'proposal')),
        uuid BLOB NOT NULL,
        origin TEXT,
        changes TEXT
      ) STRICT;

      CREATE UNIQUE INDEX bundle_before_by_record ON bundle_before (bundle, what, uuid);

      CREATE TABLE rolled_back (
        bundle BLOB PRIMARY KEY,
        at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE quarantine (
        id INTEGER PRIMARY KEY,
        uuid BLOB NOT NULL UNIQUE,
        name TEXT NOT NULL UNIQUE,
        claim TEXT NOT NULL UNIQUE,
        organisation BLOB NOT NULL,
        bundle BLOB NOT NULL,
        why TEXT NOT NULL,
        size_bytes INTEGER NOT NULL,
        at INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE rolled_back_record (
        uuid BLOB PRIMARY KEY,
        bundle BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
