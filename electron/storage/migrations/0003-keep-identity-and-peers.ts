import type { Migration } from "../migrate.ts";

/**
 * Who the organisation is to others, its devices, the peers and what was revoked: records like any other, with a history.
 * Secrets lie apart in `identity_secret`: they are never journaled, so that neither the history nor its export holds one.
 */
export const keepIdentityAndPeers: Migration = {
  version: 3,
  name: "keep-identity-and-peers",
  up: (write) => {
    write.execute(`
      CREATE TABLE identity (
        id INTEGER PRIMARY KEY,
        uuid BLOB NOT NULL UNIQUE,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        root_key TEXT NOT NULL,
        root_epoch INTEGER NOT NULL,
        profile TEXT NOT NULL,
        recipients TEXT NOT NULL,
        rotations TEXT NOT NULL,
        card TEXT,
        revision INTEGER NOT NULL DEFAULT 0,
        field_revisions TEXT
      ) STRICT;

      CREATE TABLE device (
        id INTEGER PRIMARY KEY,
        uuid BLOB NOT NULL UNIQUE,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        name TEXT NOT NULL,
        public_key TEXT NOT NULL,
        epoch INTEGER NOT NULL,
        certificate TEXT,
        recipients TEXT NOT NULL,
        status TEXT NOT NULL,
        revision INTEGER NOT NULL DEFAULT 0,
        field_revisions TEXT
      ) STRICT;

      CREATE TABLE peer (
        id INTEGER PRIMARY KEY,
        uuid BLOB NOT NULL UNIQUE,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        name TEXT NOT NULL,
        country_code TEXT NOT NULL,
        trust TEXT NOT NULL,
        root_key TEXT NOT NULL,
        root_epoch INTEGER NOT NULL,
        issue INTEGER NOT NULL,
        card TEXT NOT NULL,
        keys TEXT NOT NULL,
        decisions TEXT NOT NULL,
        alarms TEXT NOT NULL,
        note TEXT NOT NULL,
        revoked_at INTEGER,
        they_confirmed_at INTEGER,
        revision INTEGER NOT NULL DEFAULT 0,
        field_revisions TEXT
      ) STRICT;

      CREATE TABLE revocation (
        id INTEGER PRIMARY KEY,
        uuid BLOB NOT NULL UNIQUE,
        created_at INTEGER NOT NULL,
        organisation BLOB NOT NULL,
        number INTEGER NOT NULL,
        statement TEXT NOT NULL UNIQUE,
        revision INTEGER NOT NULL DEFAULT 0,
        field_revisions TEXT
      ) STRICT;

      CREATE INDEX revocation_by_organisation ON revocation (organisation, number);

      CREATE TABLE identity_secret (
        id INTEGER PRIMARY KEY,
        purpose TEXT NOT NULL,
        epoch INTEGER NOT NULL,
        public TEXT NOT NULL UNIQUE,
        secret BLOB NOT NULL,
        replica BLOB,
        created_at INTEGER NOT NULL,
        retired_at INTEGER
      ) STRICT;
    `);
  },
};
