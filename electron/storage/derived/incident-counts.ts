import { z } from "zod";
import type { WriteHandle } from "../database.ts";

/** What a score needs to know of an incident's observables, kept with the incident so that an edit needs not read them. */
export const scoreFactsSchema = z.object({
  cves: z.array(z.string()).readonly(),
  /** Value and number of other incidents that have it, rarest first. */
  seen: z.array(z.tuple([z.string(), z.int()])).readonly(),
});
export type StoredScoreFacts = z.infer<typeof scoreFactsSchema>;

/** Rarest values kept: the score falls off with every further one. */
const MAX_SEEN = 10;
const MAX_CVES = 50;

/** Notes for the score which values of an incident others have too, and its CVEs. */
export function gatherScoreFacts(write: WriteHandle, incidentRowIds: Iterable<number>): void {
  for (const rowId of incidentRowIds) {
    const facts: StoredScoreFacts = {
      cves: write.all<{ readonly value: string }>(CVES, [rowId]).map(({ value }) => value),
      seen: write
        .all<{ readonly value: string; readonly others: number }>(SHARED, [rowId])
        .map(({ value, others }) => [value, others]),
    };
    const isEmpty = facts.cves.length + facts.seen.length === 0;
    write.run(
      `UPDATE incident SET score_facts = ?,
         observable_count = (SELECT count(*) FROM observable_link WHERE incident_id = incident.id)
       WHERE id = ?`,
      [isEmpty ? null : JSON.stringify(facts), rowId],
    );
  }
}

/** Counts the parts of incidents anew and marks them as changed now. */
export function countIncidentParts(
  write: WriteHandle,
  incidentRowIds: Iterable<number>,
  nowMs: number,
): void {
  for (const id of incidentRowIds) write.run(COUNT_INCIDENT_PARTS, { id, now: nowMs });
}

/** The same for reports. */
export function countReportParts(
  write: WriteHandle,
  reportRowIds: Iterable<number>,
  nowMs: number,
): void {
  for (const id of reportRowIds) write.run(COUNT_REPORT_PARTS, { id, now: nowMs });
}

const SHARED = `
SELECT DISTINCT o.value, o.incident_count - 1 AS others
  FROM observable_link l CROSS JOIN observable o ON o.id = l.observable_id
 WHERE l.incident_id = ? AND o.incident_count > 1 AND o.part_count >= 0
 ORDER BY others, o.value LIMIT ${String(MAX_SEEN)}`;

const CVES = `
SELECT DISTINCT o.value FROM observable_link l CROSS JOIN observable o ON o.id = l.observable_id
 WHERE l.incident_id = ? AND o.type_id = (SELECT id FROM observable_type WHERE name = 'vulnerability')
 ORDER BY o.value LIMIT ${String(MAX_CVES)}`;

const COUNT_INCIDENT_PARTS = `
UPDATE incident SET
  evidence_count = (SELECT count(*) FROM evidence WHERE incident_id = :id)
    + (SELECT count(*) FROM report r JOIN evidence e ON e.report_id = r.id
        WHERE r.incident_id = :id AND e.incident_id IS NULL),
  open_task_count = (SELECT count(*) FROM task WHERE incident_id = :id AND status = 0),
  report_count = (SELECT count(*) FROM report WHERE incident_id = :id),
  updated_at = max(updated_at, :now)
WHERE id = :id`;

const COUNT_REPORT_PARTS = `
UPDATE report SET
  evidence_count = (SELECT count(*) FROM evidence WHERE report_id = :id),
  observable_count = (SELECT count(*) FROM observable_link WHERE report_id = :id),
  updated_at = max(updated_at, :now)
WHERE id = :id`;
