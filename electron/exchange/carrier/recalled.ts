import type { RecordRef } from "../../../shared/exchange/release/record-ref.ts";
import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import { uuidBytes, uuidText } from "../../storage/records/uuid.ts";

/** Records that were called back from a peer and don't go to it again by themselves. */
export function recalledFrom(read: ReadHandle, peerId: string): readonly RecordRef[] {
  return read
    .all<{ readonly kind: string; readonly uuid: Uint8Array }>(
      "SELECT kind, uuid FROM recalled WHERE organisation = ? AND is_left_out = 1",
      [uuidBytes(peerId)],
    )
    .map(({ kind, uuid }) => ({ kind, id: uuidText(uuid) }));
}

/** Keeps records back from a peer, and ends what waits for it with one of them in it: the rest of that is due again. */
export function keepBack(
  write: WriteHandle,
  peerId: string,
  noticeId: string,
  refs: readonly RecordRef[],
): void {
  const organisation = uuidBytes(peerId);
  for (const { kind, id } of refs) {
    write.run(
      `INSERT INTO recalled (organisation, uuid, kind, notice, bundle_mark, is_left_out)
         VALUES (:organisation, :uuid, :kind, :notice, (SELECT ifnull(max(id), 0) FROM bundle), 1)
       ON CONFLICT (organisation, uuid) DO UPDATE SET
         notice = excluded.notice, bundle_mark = excluded.bundle_mark, is_left_out = 1`,
      { organisation, uuid: uuidBytes(id), kind, notice: uuidBytes(noticeId) },
    );
  }
  write.run(
    `UPDATE outbox SET state = 'ended' WHERE organisation = ? AND state = 'waiting' AND bundle_id IN
       (SELECT d.bundle_id FROM disclosure d JOIN recalled r ON r.organisation = d.organisation AND r.uuid = d.uuid
          WHERE r.notice = ?)`,
    [organisation, uuidBytes(noticeId)],
  );
}

/** They may go to the peer again, as far as the rules and the sharing of their incident let them; gives how many. */
export function liftRecall(write: WriteHandle, noticeId: string): number {
  const { changes } = write.run(
    "UPDATE recalled SET is_left_out = 0 WHERE notice = ? AND is_left_out = 1",
    [uuidBytes(noticeId)],
  );
  return changes;
}

/** As if they had never been called back. */
export function forgetRecall(write: WriteHandle, noticeId: string): void {
  write.run("DELETE FROM recalled WHERE notice = ?", [uuidBytes(noticeId)]);
}

/** Whether records of a notice are still kept back. */
export function isKeptBack(read: ReadHandle, noticeId: string): boolean {
  const row = read.get("SELECT 1 FROM recalled WHERE notice = ? AND is_left_out = 1 LIMIT 1", [
    uuidBytes(noticeId),
  ]);
  return row !== undefined;
}
