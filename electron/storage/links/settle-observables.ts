import type { WriteHandle } from "../database.ts";

/**
 * Brings the counts and times of observables in line with their uses and sightings; what has neither any more is
 * removed. For values that lost something; new uses count up directly.
 */
export function settleObservables(write: WriteHandle, observableIds: Iterable<number>): void {
  for (const id of observableIds) {
    const found = write.get<Usage>(USAGE, { id });
    if (found === undefined || found.uses + found.sightings === 0) {
      removeObservable(write, id);
      continue;
    }
    write.run(
      `UPDATE observable SET incident_count = ?, sighting_count = ?, first_seen_at = ?, last_seen_at = ?
        WHERE id = ?`,
      [found.incidents, found.sightings, found.firstMs, found.lastMs, id],
    );
  }
}

function removeObservable(write: WriteHandle, id: number): void {
  write.run("DELETE FROM value_index WHERE rowid = ?", [id]);
  write.run("DELETE FROM observable_part WHERE observable_id = ?", [id]);
  write.run("DELETE FROM observable WHERE id = ?", [id]);
}

interface Usage {
  readonly uses: number;
  readonly incidents: number;
  readonly sightings: number;
  readonly firstMs: number;
  readonly lastMs: number;
}

const USAGE = `
WITH times (at) AS (
  SELECT added_at FROM observable_link WHERE observable_id = :id
  UNION ALL
  SELECT at FROM sighting WHERE observable_id = :id AND kind = 'seen'
)
SELECT
  (SELECT count(*) FROM observable_link WHERE observable_id = :id) AS uses,
  (SELECT count(DISTINCT incident_id) FROM observable_link WHERE observable_id = :id) AS incidents,
  (SELECT count(*) FROM sighting WHERE observable_id = :id) AS sightings,
  coalesce((SELECT min(at) FROM times), (SELECT first_seen_at FROM observable WHERE id = :id)) AS firstMs,
  coalesce((SELECT max(at) FROM times), (SELECT last_seen_at FROM observable WHERE id = :id)) AS lastMs`;
