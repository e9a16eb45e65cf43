import type { Migration } from "../migrate.ts";

/**
 * Bundles that wait in the vault's outbox for a carrier, under the random name that they have there; what peers have said they
 * received; which incidents are shared with whom by an analyst's word; and up to which entry of the journal it was looked what is due to a peer. A name stays after its bundle has gone, so
 * that copies on other sticks are known as ours.
 */
export const keepOutbox: Migration = {
  version: 6,
  name: "keep-outbox",
  up: (write) => {
    write.execute(`
      CREATE TABLE outbox (
        bundle_id INTEGER PRIMARY KEY REFERENCES bundle (id),
        organisation BLOB NOT NULL,
        name TEXT NOT NULL UNIQUE,
        recipient TEXT NOT NULL,
        expires_at INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'ended'))
      ) STRICT;

      CREATE INDEX outbox_waiting ON outbox (bundle_id) WHERE state = 'waiting';
      CREATE INDEX outbox_by_organisation ON outbox (organisation, bundle_id);

      CREATE TABLE delivery (
        bundle_id INTEGER NOT NULL REFERENCES bundle (id),
        organisation BLOB NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (bundle_id, organisation)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE sharing (
        organisation BLOB NOT NULL,
        uuid BLOB NOT NULL,
        is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
        PRIMARY KEY (organisation, uuid)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE due_looked (
        organisation BLOB PRIMARY KEY,
        sequence INTEGER NOT NULL
      ) STRICT;

      CREATE INDEX disclosure_by_bundle ON disclosure (bundle_id);
      CREATE INDEX disclosure_of_subject ON disclosure (organisation, uuid) WHERE kind IN ('incident', 'report');
    `);
  },
};
