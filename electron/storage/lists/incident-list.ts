import type { Database, ReadHandle, WriteHandle } from "../database.ts";

/**
 * Lines of the list of incidents that may wait to be brought up to date. Up to so many a reader does it within some
 * milliseconds; an action that leaves more does it itself.
 */
const MAX_UNLISTED = 256;

/**
 * Brings the lines of changed incidents up to date, if there are any. To be called before a list is read: an edit is
 * acknowledged when record and journal are durable, and its line in the lists follows here. Triggers of the table
 * `incident` note every change in the transaction that makes it, so a power cut between the two loses nothing.
 */
export function freshenIncidentList(database: Database): void {
  if (hasUnlisted(database.read, 1)) database.transaction(writeLines);
}

/** The same inside a transaction. */
export function freshenWithin(write: WriteHandle): void {
  if (hasUnlisted(write, 1)) writeLines(write);
}

/** Keeps what waits bounded; called at the end of every action. */
export function boundUnlisted(write: WriteHandle): void {
  if (hasUnlisted(write, MAX_UNLISTED)) writeLines(write);
}

function hasUnlisted(read: ReadHandle, count: number): boolean {
  return read.get("SELECT 1 FROM incident_unlisted LIMIT 1 OFFSET ?", [count - 1]) !== undefined;
}

function writeLines(write: WriteHandle): void {
  write.run(`DELETE FROM incident_list WHERE id IN ${GONE}`);
  write.run(`INSERT INTO incident_list (id, ${COLUMNS.join(", ")})
    SELECT id, ${COLUMNS.join(", ")} FROM incident WHERE id IN ${UNLISTED} ORDER BY id
    ON CONFLICT (id) DO UPDATE SET ${COLUMNS.map((name) => `${name} = excluded.${name}`).join(", ")}`);
  write.run("DELETE FROM incident_unlisted");
}

const UNLISTED = "(SELECT id FROM incident_unlisted)";
const GONE =
  "(SELECT u.id FROM incident_unlisted u WHERE NOT EXISTS (SELECT 1 FROM incident r WHERE r.id = u.id))";

/** What lists sort and filter by most; everything else is read from the record. */
const COLUMNS = [
  "number_key",
  "title_key",
  "status",
  "severity",
  "score",
  "tlp",
  "owner",
  "created_at",
  "updated_at",
  "merged_into",
  "observable_count",
] as const;

/** How many lines don't say what their record says although none of them is noted as out of date; 0 in a sound vault. */
export function countWrongLines(read: ReadHandle): number {
  const found = read.get<{ readonly count: number }>(`
    SELECT count(*) AS count FROM (
      SELECT id, ${COLUMNS.join(", ")} FROM incident WHERE id NOT IN ${UNLISTED}
      EXCEPT SELECT id, ${COLUMNS.join(", ")} FROM incident_list
      UNION ALL
      SELECT l.id, ${COLUMNS.map((name) => `l.${name}`).join(", ")} FROM incident_list l
       WHERE l.id NOT IN ${UNLISTED} AND NOT EXISTS (SELECT 1 FROM incident r WHERE r.id = l.id))`);
  return found?.count ?? 0;
}
