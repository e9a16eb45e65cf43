import type { Migration } from "../migrate.ts";

/**
 * What others told us of a record, with their stamps. Of what was only changed here the journal tells everything, so that
 * there is a row only for records that came in a bundle. Beside it every bundle that went out or came in, with its place in its
 * stream, and the register of which record went to whom, as what, by which rule.
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

      CREATE TABLE bundle (
        id INTEGER PRIMARY KEY,
        uuid BLOB NOT NULL,
        direction TEXT NOT NULL CHECK (direction IN ('sent', 'received')),
        sender BLOB NOT NULL,
        audience TEXT NOT NULL,
        incarnation BLOB NOT NULL,
        stream BLOB NOT NULL,
        sequence INTEGER NOT NULL,
        manifest_sha256 TEXT NOT NULL,
        journal_upper INTEGER NOT NULL,
        at INTEGER NOT NULL,
        size_bytes INTEGER NOT NULL,
        counts TEXT NOT NULL
      ) STRICT;

      CREATE UNIQUE INDEX bundle_by_place ON bundle (direction, sender, incarnation, stream, sequence);
      CREATE INDEX bundle_by_audience ON bundle (audience, sequence) WHERE direction = 'sent';

      CREATE TABLE disclosure (
        id INTEGER PRIMARY KEY,
        bundle_id INTEGER NOT NULL REFERENCES bundle (id),
        organisation BLOB NOT NULL,
        kind TEXT NOT NULL,
        uuid BLOB NOT NULL,
        tlp TEXT NOT NULL,
        rule TEXT
      ) STRICT;

      CREATE INDEX disclosure_by_record ON disclosure (organisation, uuid, bundle_id);
    `);
  },
};
