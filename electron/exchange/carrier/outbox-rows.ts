import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import { uuidBytes, uuidText } from "../../storage/records/uuid.ts";

/** A sealed bundle that waits in the vault until its recipient says that it came. */
export interface OutboxRow {
  readonly bundleRowId: number;
  readonly bundleId: string;
  readonly peerId: string;
  /** Of its files, in the outbox and on every carrier. */
  readonly name: string;
  /** Fingerprint of the key that it is sealed for. */
  readonly recipient: string;
  readonly sequence: number;
  readonly isAboveGreen: boolean;
  /** No bundle of records: it only says what came. */
  readonly isReceipt: boolean;
  readonly expiresAtMs: number;
  readonly isDelivered: boolean;
}

export function addToOutbox(
  write: WriteHandle,
  row: Pick<OutboxRow, "bundleRowId" | "peerId" | "name" | "recipient" | "expiresAtMs">,
): void {
  write.run(
    "INSERT INTO outbox (bundle_id, organisation, name, recipient, expires_at, state) VALUES (?, ?, ?, ?, ?, 'waiting')",
    [row.bundleRowId, uuidBytes(row.peerId), row.name, row.recipient, row.expiresAtMs],
  );
}

/** Those that wait, in the order in which they were written: a carrier that fills up holds the earlier ones. */
export function waitingBundles(read: ReadHandle): readonly OutboxRow[] {
  return read
    .all<RawRow>(
      `SELECT o.bundle_id AS bundleRowId, b.uuid, o.organisation, o.name, o.recipient, b.sequence, b.counts,
         o.expires_at AS expiresAtMs,
         EXISTS (SELECT 1 FROM delivery d WHERE d.bundle_id = o.bundle_id AND d.organisation = o.organisation) AS isDelivered
       FROM outbox o JOIN bundle b ON b.id = o.bundle_id WHERE o.state = 'waiting' ORDER BY o.bundle_id`,
    )
    .map(({ uuid, organisation, counts, isDelivered, ...row }) => ({
      ...row,
      bundleId: uuidText(uuid),
      peerId: uuidText(organisation),
      isReceipt: counts === "{}",
      isAboveGreen: /"TLP:(?:AMBER|RED)/.test(counts),
      isDelivered: isDelivered === 1,
    }));
}

/** From now on nothing counts on the file of that name any more. */
export function endInOutbox(write: WriteHandle, name: string): void {
  write.run("UPDATE outbox SET state = 'ended' WHERE name = ?", [name]);
}

/** Whether files of that name are ours, and whether one of them still waits. */
export function ownNameState(read: ReadHandle, name: string): "waiting" | "ended" | "not-ours" {
  const row = read.get<{ readonly state: "waiting" | "ended" }>(
    "SELECT state FROM outbox WHERE name = ?",
    [name],
  );
  return row?.state ?? "not-ours";
}

/** Whether the peer sent records since we last wrote to it what we have. */
export function isReceiptDue(read: ReadHandle, peerId: string): boolean {
  const row = read.get<{ readonly isDue: number }>(
    `SELECT ifnull((SELECT max(id) FROM bundle WHERE direction = 'received' AND sender = :peer AND counts <> '{}'), 0) >
       ifnull((SELECT max(bundle_id) FROM outbox WHERE organisation = :peer), 0) AS isDue`,
    { peer: uuidBytes(peerId) },
  );
  return row?.isDue === 1;
}

interface RawRow {
  readonly bundleRowId: number;
  readonly uuid: Uint8Array;
  readonly organisation: Uint8Array;
  readonly name: string;
  readonly recipient: string;
  readonly sequence: number;
  readonly counts: string;
  readonly expiresAtMs: number;
  readonly isDelivered: number;
}
