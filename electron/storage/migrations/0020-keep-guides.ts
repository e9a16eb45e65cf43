import type { Migration } from "../migrate.ts";

/**
 * Guides of our own, as the text of their files; and the sealed kits that victims got, each with the key to which their answers
 * come back. A kit's key stays on the machine that made it and in no journal: who has it reads the answers.
 */
export const keepGuides: Migration = {
  version: 20,
  name: "keep-guides",
  up: (write) => {
    write.execute(`
      CREATE TABLE guide (
        id INTEGER PRIMARY KEY,
        uuid BLOB NOT NULL UNIQUE,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        revision INTEGER NOT NULL DEFAULT 0,
        field_revisions TEXT,
        key TEXT NOT NULL,
        text TEXT NOT NULL
      ) STRICT;
      CREATE INDEX guide_by_key ON guide (key);
      CREATE TABLE victim_kit (
        uuid BLOB PRIMARY KEY,
        incident BLOB NOT NULL,
        made_at INTEGER NOT NULL,
        made_by TEXT NOT NULL,
        language TEXT NOT NULL,
        tlp TEXT NOT NULL,
        private_key BLOB NOT NULL,
        public_key BLOB NOT NULL,
        secret BLOB NOT NULL,
        questions TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE victim_kit_return (
        uuid BLOB PRIMARY KEY,
        kit BLOB NOT NULL REFERENCES victim_kit (uuid),
        report BLOB NOT NULL,
        taken_in_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
