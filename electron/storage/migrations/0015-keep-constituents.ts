import type { Migration } from "../migrate.ts";

/**
 * Organisations and persons that we serve. Their entries stand in the row: the index that answers whose an address is, is built
 * from the whole register, and an organisation is edited as one.
 */
export const keepConstituents: Migration = {
  version: 15,
  name: "keep-constituents",
  up: (write) => {
    write.execute(`
      CREATE TABLE constituent (
        id INTEGER PRIMARY KEY,
        uuid BLOB NOT NULL UNIQUE,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        revision INTEGER NOT NULL DEFAULT 0,
        field_revisions TEXT,
        name TEXT NOT NULL,
        country TEXT,
        sector TEXT,
        sub_sector TEXT,
        kind TEXT NOT NULL,
        languages TEXT NOT NULL,
        valid_from TEXT,
        valid_to TEXT,
        last_confirmed TEXT,
        ranges TEXT NOT NULL,
        asns TEXT NOT NULL,
        domains TEXT NOT NULL,
        products TEXT NOT NULL,
        contacts TEXT NOT NULL
      ) STRICT;
      CREATE INDEX constituent_by_name ON constituent (name);
    `);
  },
};
