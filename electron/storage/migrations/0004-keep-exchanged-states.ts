import type { Migration } from "../migrate.ts";

/**
 * Bundles that went and came, and who has been given what (design 6).
 *
 * What others told us of a record, with their stamps. Of what was only changed here the journal tells everything, so that
 * there is a row only for records that came in a bundle.
 */
export const keepExchangedStates: Migration = {
  version: 4,
  name: "keep-exchanged-states",
  up: (write) => {
    write.execute(`
      CREATE TABLE exchange_state (
        id INTEGER PRIMARY KEY,
        uuid BLOB NOT NULL UNIQUE,
        subject BLOB NOT NULL,
        sequence INTEGER NOT NULL,
        changes TEXT NOT NULL
      ) STRICT;

      CREATE INDEX exchange_state_by_subject ON exchange_state (subject);

      CREATE TABLE exchange_bundle (
        id INTEGER PRIMARY KEY,
        bundle_id TEXT NOT NULL,
        direction TEXT NOT NULL,
        state TEXT NOT NULL,
        at INTEGER NOT NULL,
        organisations TEXT NOT NULL,
        counts TEXT NOT NULL,
        size_bytes INTEGER,
        sha256 TEXT,
        UNIQUE (bundle_id, direction)
      ) STRICT;

      CREATE TABLE disclosure (
        id INTEGER PRIMARY KEY,
        bundle_id TEXT NOT NULL UNIQUE,
        entry TEXT NOT NULL
      ) STRICT;
    `);
  },
};
