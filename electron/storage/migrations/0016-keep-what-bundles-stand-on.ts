import type { Migration } from "../migrate.ts";

/**
 * What a bundle left of a record is told apart from what was changed here since, also when another bundle came upon it and went
 * again. Null where both are the same, or where it was not kept yet.
 */
export const keepWhatBundlesStandOn: Migration = {
  version: 16,
  name: "keep-what-bundles-stand-on",
  up: (write) => {
    write.execute(`
      ALTER TABLE exchange_state ADD COLUMN base_sequence INTEGER;
      ALTER TABLE exchange_state ADD COLUMN base_changes TEXT;
      ALTER TABLE bundle_before ADD COLUMN base_sequence INTEGER;
      ALTER TABLE bundle_before ADD COLUMN base_changes TEXT;
      ALTER TABLE state_before_archive ADD COLUMN base_sequence INTEGER;
      ALTER TABLE state_before_archive ADD COLUMN base_changes TEXT;
      CREATE INDEX bundle_before_of_record ON bundle_before (uuid);
    `);
  },
};
