import type { ReadHandle, WriteHandle } from "../database.ts";

/** Entries that may wait to be indexed: so many are looked through in less than a millisecond. */
const MAX_WAITING = 256;

/**
 * Condition on the journal for the entries of the subject `:subject`: those that the index names, and what came after it.
 * Nothing that reads has to bring the index up to date first.
 */
export const OF_SUBJECT = `sequence IN (
  SELECT sequence FROM journal_subject WHERE subject_id = :subject
  UNION ALL
  SELECT sequence FROM journal
   WHERE sequence > (SELECT value FROM counter WHERE name = 'journal-indexed') AND subject_id = :subject)`;

/** Brings the index up to the last entry when more than some wait; called at the end of every action. */
export function boundUnindexed(write: WriteHandle, lastSequence: number): void {
  const indexed = indexedUpTo(write);
  if (lastSequence - indexed < MAX_WAITING) return;
  // In the order of the index: an action over thousands of records then fills its pages one after the other.
  write.run(
    `INSERT INTO journal_subject (subject_id, sequence)
     SELECT subject_id, sequence FROM journal WHERE sequence > ? ORDER BY subject_id, sequence`,
    [indexed],
  );
  write.run("UPDATE counter SET value = ? WHERE name = 'journal-indexed'", [lastSequence]);
}

/** How many entries up to where the index claims to reach it does not name, or names wrongly; 0 in a sound vault. */
export function countUnindexed(read: ReadHandle): number {
  const found = read.get<{ readonly count: number }>(
    `SELECT count(*) AS count FROM (
       SELECT subject_id, sequence FROM journal WHERE sequence <= :indexed
       EXCEPT SELECT subject_id, sequence FROM journal_subject
       UNION ALL
       SELECT s.subject_id, s.sequence FROM journal_subject s
        WHERE NOT EXISTS (SELECT 1 FROM journal j WHERE j.sequence = s.sequence AND j.subject_id = s.subject_id))`,
    { indexed: indexedUpTo(read) },
  );
  return found?.count ?? 0;
}

function indexedUpTo(read: ReadHandle): number {
  const row = read.get<{ readonly value: number }>(
    "SELECT value FROM counter WHERE name = 'journal-indexed'",
  );
  return row?.value ?? 0;
}
