import type { Migration } from "../migrate.ts";

/**
 * The relay by which this vault exchanges bundles, with the credentials for it; the mailboxes of peers; and how far each bundle of the
 * outbox is on its way there.
 */
export const keepRelay: Migration = {
  version: 12,
  name: "keep-relay",
  up: (write) => {
    write.execute(`
      CREATE TABLE relay (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        urls TEXT NOT NULL,
        ca TEXT NOT NULL,
        credentials TEXT NOT NULL,
        mailbox TEXT NOT NULL,
        configured_at INTEGER NOT NULL,
        synced_at INTEGER,
        failures INTEGER NOT NULL DEFAULT 0,
        next_at INTEGER NOT NULL DEFAULT 0,
        problem TEXT
      ) STRICT;

      CREATE TABLE relay_peer (
        organisation BLOB PRIMARY KEY,
        mailbox TEXT NOT NULL,
        said_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE relay_bundle (
        bundle_id INTEGER PRIMARY KEY REFERENCES bundle (id),
        mailbox TEXT NOT NULL,
        stored_at INTEGER,
        failures INTEGER NOT NULL,
        next_at INTEGER NOT NULL,
        problem TEXT
      ) STRICT;
    `);
  },
};
