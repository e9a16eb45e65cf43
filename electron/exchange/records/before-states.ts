import type { ExchangeRecord } from "../../../shared/exchange/record/exchange-record.ts";
import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import type { AppliedAction } from "../../storage/journal/apply-action.ts";
import { readHead } from "../../storage/journal/journal-rows.ts";
import { uuidBytes, uuidText } from "../../storage/records/uuid.ts";
import type { PlannedRecord } from "./plan-records.ts";
import { formatState } from "./stored-states.ts";

/** Keeps what a bundle is about to replace, in the transaction that takes it in. The first time counts: a repetition replaces nothing of others. */
export function keepBefore(
  write: WriteHandle,
  { bundleId, organisationId }: { readonly bundleId: string; readonly organisationId: string },
  planned: readonly PlannedRecord[],
): void {
  const bundle = uuidBytes(bundleId);
  const keep = write.prepareWrite(
    "INSERT OR IGNORE INTO bundle_before (bundle, what, uuid, origin, changes) VALUES (?, ?, ?, ?, ?)",
  );
  const keepState = prepareKeepState(write, bundle);
  for (const { plan, before, record } of planned) {
    const uuid = uuidBytes(record.id);
    if (plan.kind === "merge" && before !== undefined) {
      keepState(before);
    }
    if (plan.kind !== "propose") continue;
    const proposed = write.get<{ readonly bundle: string; readonly changes: string }>(
      "SELECT bundle, changes FROM proposed_state WHERE uuid = ? AND organisation = ?",
      [uuid, uuidBytes(organisationId)],
    );
    keep.run([bundle, "proposal", uuid, proposed?.bundle ?? null, proposed?.changes ?? null]);
  }
}

/** Beside what stands in a record, what the last bundle or decision had left of it: the difference is ours. */
function prepareKeepState(
  write: WriteHandle,
  bundle: Uint8Array,
): (before: ExchangeRecord) => void {
  const find = write.prepareRead<{ readonly sequence: number; readonly changes: string }>(
    `SELECT coalesce(base_sequence, sequence) AS sequence, coalesce(base_changes, changes) AS changes
       FROM exchange_state WHERE uuid = ?`,
  );
  const keep = write.prepareWrite(
    `INSERT OR IGNORE INTO bundle_before (bundle, what, uuid, changes, base_sequence, base_changes)
     VALUES (?, 'state', ?, ?, ?, ?)`,
  );
  return (before) => {
    const uuid = uuidBytes(before.id);
    const base = find.get([uuid]);
    const changes = formatState(before);
    const differs = base !== undefined && base.changes !== changes;
    keep.run([bundle, uuid, changes, base?.sequence ?? null, differs ? base.changes : null]);
  };
}

/** Notes which action of the journal took the bundle in; also when nothing changed. */
export function noteApplied(
  write: WriteHandle,
  bundleId: string,
  { actionId }: AppliedAction,
): void {
  const last = actionId === 0 ? 0 : readHead(write).sequence;
  write.run(
    "INSERT OR IGNORE INTO bundle_applied (bundle, action, last_sequence) VALUES (?, ?, ?)",
    [uuidBytes(bundleId), actionId, last],
  );
}

/** Actions of the journal by which a bundle was taken in; none when it was not, or before this was kept. */
export function actionsOfBundle(
  read: ReadHandle,
  bundleId: string,
): readonly { readonly action: number; readonly lastSequence: number }[] {
  return read.all(
    "SELECT action, last_sequence AS lastSequence FROM bundle_applied WHERE bundle = ? ORDER BY action",
    [uuidBytes(bundleId)],
  );
}

/** Records that were here before the bundle changed them. */
export function idsBefore(read: ReadHandle, bundleId: string): readonly string[] {
  const rows = read.all<{ readonly uuid: Uint8Array }>(
    "SELECT uuid FROM bundle_before WHERE bundle = ? AND what = 'state'",
    [uuidBytes(bundleId)],
  );
  return rows.map(({ uuid }) => uuidText(uuid));
}

/** When a bundle was rolled back; undefined when it was not, or was taken in again. */
export function rolledBackSince(read: ReadHandle, bundleId: string): number | undefined {
  return read.get<{ readonly at: number }>("SELECT at FROM rolled_back WHERE bundle = ?", [
    uuidBytes(bundleId),
  ])?.at;
}

/** The bundle counts as taken in again: nothing of it is held any more, and what it replaces is kept anew. */
export function forgetRollBack(write: WriteHandle, bundleId: string): void {
  const bundle = [uuidBytes(bundleId)];
  write.run("DELETE FROM rolled_back_record WHERE bundle = ?", bundle);
  write.run("DELETE FROM rolled_back WHERE bundle = ?", bundle);
}

/** Holds the records back that went, and forgets what they replaced. */
export function noteRollBack(
  write: WriteHandle,
  bundleId: string,
  recordIds: readonly string[],
  atMs: number,
): void {
  const bundle = uuidBytes(bundleId);
  write.run("INSERT INTO rolled_back (bundle, at) VALUES (?, ?)", [bundle, atMs]);
  for (const id of recordIds) {
    write.run("INSERT OR REPLACE INTO rolled_back_record (uuid, bundle) VALUES (?, ?)", [
      uuidBytes(id),
      bundle,
    ]);
  }
  write.run("DELETE FROM bundle_before WHERE bundle = ?", [bundle]);
  write.run("DELETE FROM bundle_applied WHERE bundle = ?", [bundle]);
}

/** Proposals are again what they were, unless a later bundle has added to them. */
export function restoreProposals(write: WriteHandle, bundleId: string): number {
  const rows = write.all<{
    readonly uuid: Uint8Array;
    readonly origin: string | null;
    readonly changes: string | null;
  }>("SELECT uuid, origin, changes FROM bundle_before WHERE bundle = ? AND what = 'proposal'", [
    uuidBytes(bundleId),
  ]);
  let restored = 0;
  for (const { uuid, origin, changes } of rows) {
    const { changes: changed } =
      origin === null || changes === null
        ? write.run("DELETE FROM proposed_state WHERE uuid = ? AND bundle = ?", [uuid, bundleId])
        : write.run(
            "UPDATE proposed_state SET bundle = ?, changes = ? WHERE uuid = ? AND bundle = ?",
            [origin, changes, uuid, bundleId],
          );
    restored += changed;
  }
  return restored;
}
