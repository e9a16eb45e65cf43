import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import { uuidBytes } from "../../storage/records/uuid.ts";

/**
 * A bundle covers what is in it as long as its recipient has confirmed it or it waits in the outbox. What was lost on its way, or was
 * not taken in before it expired, is due again.
 */
const COVERS = `(EXISTS (SELECT 1 FROM delivery c WHERE c.bundle_id = d.bundle_id AND c.organisation = d.organisation)
  OR EXISTS (SELECT 1 FROM outbox o WHERE o.bundle_id = d.bundle_id AND o.state = 'waiting'))`;

/** What was called back and may go again has to go whole: the peer has removed what it had. */
const SENT_BEFORE_RECALL = `EXISTS (SELECT 1 FROM recalled r
  WHERE r.organisation = d.organisation AND r.uuid = d.uuid AND r.is_left_out = 0 AND r.bundle_mark >= d.bundle_id)`;

/** How one record stands with a peer. */
export interface Coverage {
  /** Entry of our journal up to which the peer has the record or will have it; 0 when nothing is on its way. */
  readonly upTo: number;
  /** Whether it went because the peer was named, and not because anybody of the community may have it. */
  readonly isNamed: boolean;
}

export function coverageOf(
  read: ReadHandle,
  peerId: string,
): (recordId: string) => Coverage | undefined {
  const newest = read.prepareRead<{
    readonly upTo: number;
    readonly rule: string | null;
    readonly isCovered: number;
  }>(
    `SELECT b.journal_upper AS upTo, d.rule, ${COVERS} AND NOT ${SENT_BEFORE_RECALL} AS isCovered
       FROM disclosure d JOIN bundle b ON b.id = d.bundle_id
       WHERE d.organisation = ? AND d.uuid = ? ORDER BY d.bundle_id DESC LIMIT 1`,
  );
  const organisation = uuidBytes(peerId);
  return (recordId) => {
    const row = newest.get([organisation, uuidBytes(recordId)]);
    if (row === undefined) return undefined;
    return {
      upTo: row.isCovered === 1 ? row.upTo : 0,
      isNamed: row.rule !== null && NAMING_RULES.has(row.rule),
    };
  };
}

/** Rules that let something go only to somebody who was named for it. */
const NAMING_RULES: ReadonlySet<string> = new Set([
  "amber-to-organisation",
  "amber-strict-to-organisation",
  "red-to-named-persons",
]);

/** Whether something went to the peer that nobody confirmed and that waits nowhere: a file that was written by hand, or one that expired. */
export function hasUncovered(read: ReadHandle, peerId: string): boolean {
  const row = read.get(
    `SELECT 1 FROM bundle b JOIN disclosure d ON d.bundle_id = b.id
       WHERE b.direction = 'sent' AND d.organisation = :peer AND NOT ${COVERS}
         AND NOT EXISTS (SELECT 1 FROM delivery e WHERE e.bundle_id = b.id AND e.organisation = :peer)
         AND d.bundle_id = (SELECT max(n.bundle_id) FROM disclosure n WHERE n.organisation = d.organisation AND n.uuid = d.uuid)
       LIMIT 1`,
    { peer: uuidBytes(peerId) },
  );
  return row !== undefined;
}

/** Entry of the journal up to which it was looked what is due to the peer. */
export function lookedUpTo(read: ReadHandle, peerId: string): number {
  const row = read.get<{ readonly sequence: number }>(
    "SELECT sequence FROM due_looked WHERE organisation = ?",
    [uuidBytes(peerId)],
  );
  return row?.sequence ?? 0;
}

export function noteLooked(write: WriteHandle, peerId: string, sequence: number): void {
  write.run(
    `INSERT INTO due_looked (organisation, sequence) VALUES (?, ?)
     ON CONFLICT (organisation) DO UPDATE SET sequence = excluded.sequence`,
    [uuidBytes(peerId), sequence],
  );
}
