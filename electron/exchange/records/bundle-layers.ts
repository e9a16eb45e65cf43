import { changesSince } from "../../../shared/exchange/merge/changes-since.ts";
import { mergeRecords } from "../../../shared/exchange/merge/merge-record.ts";
import type { ExchangeRecord } from "../../../shared/exchange/record/exchange-record.ts";
import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import { uuidBytes, uuidText } from "../../storage/records/uuid.ts";
import { formatState, parseState, type StandingState, type StoredState } from "./stored-states.ts";

/** What a bundle found of a record when it was taken in. */
export interface Layer {
  readonly rowId: number;
  readonly bundleId: string;
  readonly before: ExchangeRecord;
  /** What the bundle or decision before it had left; the rest of `before` was changed here. Undefined when nothing had come before. */
  readonly base: StoredState | undefined;
}

/** One bundle among those that a record stands on. */
export interface BundleInRecord {
  /** Undefined when the bundle brought the record. */
  readonly own: Layer | undefined;
  /** Those that came upon it, the next one first. */
  readonly above: readonly Layer[];
  /** What the bundle left. Undefined when somebody here has decided about the record since. */
  readonly after: ExchangeRecord | undefined;
}

/** @param sequences last entries of the journal of the actions that took the bundle in */
export function findBundleInRecord(
  read: ReadHandle,
  bundleId: string,
  stored: StandingState,
  sequences: ReadonlySet<number>,
): BundleInRecord {
  const layers = readLayers(read, stored.record.id);
  const at = layers.findIndex((layer) => layer.bundleId === bundleId);
  const above = layers.slice(at + 1);
  const left = above[0] === undefined ? stored.base : above[0].base;
  const isOfBundle = left !== undefined && sequences.has(left.sequence);
  return { own: layers[at], above, after: isOfBundle ? left.record : undefined };
}

/**
 * Takes a bundle out from under the next one. That one told the whole record too, so all stays as it is until it is rolled back
 * itself: then what the first one found is put back, with what was changed here between the two.
 */
export function passOn(write: WriteHandle, { own, above, after }: BundleInRecord): void {
  const [next] = above;
  if (next === undefined || after === undefined) throw new Error("no other bundle stands upon it");
  const since = changesSince(next.before, after);
  if (own === undefined) {
    // It is the next one that brings the record now. What was changed here before that one came stays with what it was changed in.
    if (since === undefined) write.run("DELETE FROM bundle_before WHERE id = ?", [next.rowId]);
    return;
  }
  const before = since === undefined ? own.before : mergeRecords(own.before, since);
  writeLayer(write, { ...next, before, base: own.base });
}

function writeLayer(write: WriteHandle, { rowId, before, base }: Layer): void {
  const changes = formatState(before);
  const baseChanges = base === undefined ? null : formatState(base.record);
  write.run(
    "UPDATE bundle_before SET changes = ?, base_sequence = ?, base_changes = ? WHERE id = ?",
    [changes, base?.sequence ?? null, baseChanges === changes ? null : baseChanges, rowId],
  );
}

function readLayers(read: ReadHandle, recordId: string): readonly Layer[] {
  const rows = read.all<{
    readonly id: number;
    readonly bundle: Uint8Array;
    readonly changes: string;
    readonly baseSequence: number | null;
    readonly baseChanges: string | null;
  }>(
    `SELECT id, bundle, changes, base_sequence AS baseSequence, base_changes AS baseChanges
       FROM bundle_before WHERE uuid = ? AND what = 'state' ORDER BY id`,
    [uuidBytes(recordId)],
  );
  return rows.map(({ id, bundle, changes, baseSequence, baseChanges }) => {
    const before = parseState(changes);
    const record = baseChanges === null ? before : parseState(baseChanges);
    const base = baseSequence === null ? undefined : { sequence: baseSequence, record };
    return { rowId: id, bundleId: uuidText(bundle), before, base };
  });
}
