import type { Migration } from "../migrate.ts";

/**
 * What other organisations would have changed in records of ours: their state of each record, by organisation. What of it is still
 * open follows from comparing it with ours, so that an answer, or a change of our own, settles it without a second book. Beside it
 * the records in which a bundle left texts side by side, so that they are found without reading every state.
 */
export const keepProposals: Migration = {
  version: 7,
  name: "keep-proposals",
  up: (write) => {
    write.execute(`
      CREATE TABLE proposed_state (
        id INTEGER PRIMARY KEY,
        uuid BLOB NOT NULL,
        organisation BLOB NOT NULL,
        subject_kind TEXT NOT NULL,
        subject BLOB NOT NULL,
        bundle TEXT NOT NULL,
        at INTEGER NOT NULL,
        changes TEXT NOT NULL
      ) STRICT;

      CREATE UNIQUE INDEX proposed_state_by_record ON proposed_state (uuid, organisation);

      CREATE TABLE side_by_side (
        uuid BLOB PRIMARY KEY,
        subject_kind TEXT NOT NULL,
        subject BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
