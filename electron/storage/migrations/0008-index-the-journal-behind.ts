import type { Migration } from "../migrate.ts";

/**
 * Which entries of the journal concern a subject, in a table of its own that follows the journal some hundred entries behind
 * (see subject-index.ts). Subjects of edits lie anywhere in it: in step with every edit it was one more page to read,
 * to seal and to make durable, of six.
 */
export const indexTheJournalBehind: Migration = {
  version: 8,
  name: "index-the-journal-behind",
  up: (write) => {
    write.execute(`
      DROP INDEX journal_by_subject;

      CREATE TABLE journal_subject (
        subject_id BLOB NOT NULL,
        sequence INTEGER NOT NULL,
        PRIMARY KEY (subject_id, sequence)
      ) STRICT, WITHOUT ROWID;

      INSERT INTO journal_subject (subject_id, sequence)
        SELECT subject_id, sequence FROM journal ORDER BY subject_id, sequence;

      INSERT INTO counter (name, value) SELECT 'journal-indexed', coalesce(max(sequence), 0) FROM journal;
    `);
  },
};
