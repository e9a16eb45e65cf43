import type { Migration } from "../migrate.ts";

/**
 * What a bundle left of a record is told apart from what was changed here since, also when another bundle came upon it and went
 * again: null where both are the same, or where it was not kept yet. And which records of a bundle were left out, here and there,
 * and the sharing circles.
 */
export const keepPartsOfBundles: Migration = {
  version: 17,
  name: "keep-parts-of-bundles",
  up: (write) => {
    write.execute(`
      ALTER TABLE exchange_state ADD COLUMN base_sequence INTEGER;
      ALTER TABLE exchange_state ADD COLUMN base_changes TEXT;
      ALTER TABLE bundle_before ADD COLUMN base_sequence INTEGER;
      ALTER TABLE bundle_before ADD COLUMN base_changes TEXT;
      ALTER TABLE state_before_archive ADD COLUMN base_sequence INTEGER;
      ALTER TABLE state_before_archive ADD COLUMN base_changes TEXT;

      CREATE TABLE left_out (
        uuid BLOB NOT NULL,
        bundle BLOB NOT NULL,
        PRIMARY KEY (uuid, bundle)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX left_out_of_bundle ON left_out (bundle);
      ALTER TABLE delivery ADD COLUMN left_out INTEGER NOT NULL DEFAULT 0;

      CREATE TABLE circle (
        id INTEGER PRIMARY KEY,
        uuid BLOB NOT NULL UNIQUE,
        created_at INTEGER NOT NULL,
        revision INTEGER NOT NULL DEFAULT 0,
        field_revisions TEXT,
        name TEXT NOT NULL,
        members TEXT NOT NULL,
        circles TEXT NOT NULL,
        rules TEXT NOT NULL
      ) STRICT;

      CREATE INDEX bundle_before_of_record ON bundle_before (uuid);
    `);
  },
};
