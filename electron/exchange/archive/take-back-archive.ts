import type { WriteHandle } from "../../storage/database.ts";
import { uuidBytes } from "../../storage/records/uuid.ts";
import type { PlannedRecord } from "../records/plan-records.ts";

/**
 * Remembers the exchanged states that an archive is about to replace. Gives what files them under the action that did it.
 */
export function keepStatesBefore(
  write: WriteHandle,
  merges: readonly PlannedRecord[],
): (actionId: number) => void {
  const before = merges.map(({ record }) => {
    const uuid = uuidBytes(record.id);
    const row = write.get<StoredRow>(
      `SELECT e.subject, e.sequence, e.changes, e.base_sequence AS baseSequence, e.base_changes AS baseChanges, s.subject_kind AS sideBySide
         FROM exchange_state e LEFT JOIN side_by_side s ON s.uuid = e.uuid WHERE e.uuid = ?`,
      [uuid],
    );
    return { uuid, row };
  });
  return (actionId) => {
    for (const { uuid, row } of before) {
      write.run(
        `INSERT INTO state_before_archive (action, uuid, side_by_side, subject, sequence, changes, base_sequence, base_changes)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          actionId,
          uuid,
          row?.sideBySide ?? null,
          row?.subject ?? null,
          row?.sequence ?? null,
          row?.changes ?? null,
          row?.baseSequence ?? null,
          row?.baseChanges ?? null,
        ],
      );
    }
  };
}

/**
 * After an undo of `actionId`, in its transaction: when that had taken an archive in, the records are for all exchange as if it had never come. Were
 * the undo an ordinary deletion, other vaults would hear of it and delete the case as well. It can't be done again by undoing
 * the undo: the archive is taken in anew.
 */
export function takeBackArchive(write: WriteHandle, actionId: number, undoneBy: number): void {
  const archive = write.get<{ readonly id: number }>(
    "SELECT id FROM case_archive WHERE action = ?",
    [actionId],
  );
  if (archive === undefined) return;
  const replaced = "SELECT uuid FROM state_before_archive WHERE action = ?";
  write.run(`DELETE FROM side_by_side WHERE uuid IN (${replaced})`, [actionId]);
  write.run(`DELETE FROM exchange_state WHERE uuid IN (${replaced})`, [actionId]);
  write.run(
    `INSERT INTO exchange_state (uuid, subject, sequence, changes, base_sequence, base_changes)
     SELECT uuid, subject, sequence, changes, base_sequence, base_changes FROM state_before_archive
      WHERE action = ? AND changes IS NOT NULL`,
    [actionId],
  );
  write.run(
    `INSERT INTO side_by_side (uuid, subject_kind, subject)
     SELECT uuid, side_by_side, subject FROM state_before_archive
      WHERE action = ? AND side_by_side IS NOT NULL`,
    [actionId],
  );
  write.run("DELETE FROM state_before_archive WHERE action = ?", [actionId]);
  write.run("DELETE FROM archived_entry WHERE archive_id = ?", [archive.id]);
  write.run("DELETE FROM case_archive WHERE id = ?", [archive.id]);
  for (const action of [actionId, undoneBy]) {
    write.run("INSERT OR IGNORE INTO void_action (action) VALUES (?)", [action]);
  }
  write.run("UPDATE journal_action SET is_undoable = 0 WHERE action = ?", [undoneBy]);
}

interface StoredRow {
  readonly subject: Uint8Array;
  readonly sequence: number;
  readonly changes: string;
  readonly baseSequence: number | null;
  readonly baseChanges: string | null;
  /** Kind of the subject when its texts stand side by side. */
  readonly sideBySide: string | null;
}
