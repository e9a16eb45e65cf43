import type { ExchangeStanding } from "../../../shared/contract/peers.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { uuidBytes } from "../../storage/records/uuid.ts";

/** When something last went to a peer and came from it, and how much of what went is not confirmed. */
export function exchangeStanding(read: ReadHandle, peerId: string): ExchangeStanding {
  const row = read.get<{
    readonly receivedMs: number | null;
    readonly sentMs: number | null;
    readonly confirmedMs: number | null;
    readonly waiting: number;
  }>(
    `SELECT
       (SELECT max(at) FROM bundle WHERE direction = 'received' AND sender = :peer) AS receivedMs,
       (SELECT at FROM bundle WHERE direction = 'sent' AND instr(audience, :name) > 0 ORDER BY id DESC LIMIT 1) AS sentMs,
       (SELECT max(at) FROM delivery WHERE organisation = :peer) AS confirmedMs,
       (SELECT count(*) FROM outbox o WHERE o.state = 'waiting' AND o.organisation = :peer
          AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.bundle_id = o.bundle_id AND d.organisation = :peer)) AS waiting`,
    { peer: uuidBytes(peerId), name: peerId },
  );
  if (row === undefined) throw new Error("a row without tables is always there");
  return {
    receivedAt: isoOrNull(row.receivedMs),
    sentAt: isoOrNull(row.sentMs),
    confirmedAt: isoOrNull(row.confirmedMs),
    waiting: row.waiting,
  };
}

function isoOrNull(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
