import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import { uuidBytes, uuidText } from "../../storage/records/uuid.ts";
import { isChosen, readLeftOut, type RecordChoice } from "./left-out.ts";
import type { PlaceRefusal } from "./places.ts";

/** When and in which bundle something came. */
export interface RecordOrigin {
  readonly bundleId: string;
  /** Reading of the sender's clock when it wrote the bundle. */
  readonly createdMs: number;
  /** Undefined: all of them. */
  readonly choice?: RecordChoice | undefined;
}

/** Records that do not come in as if nothing had been. */
export interface HeldBack {
  readonly refusal: (recordId: string) => PlaceRefusal | undefined;
  /** It was called back and its owner sends it anew: what stood here before counts no more. */
  readonly isSentAnew: (recordId: string) => boolean;
}

const NOTHING_HELD: HeldBack = { refusal: () => undefined, isSentAnew: () => false };

/**
 * What was rolled back comes back only with its own bundle, when somebody takes that in again. What was called back comes back only with a bundle that its owner wrote after the notice: an older one that arrives late, or
 * once more, brings nothing of it (threats row 69).
 */
export function heldBack(read: ReadHandle, origin: RecordOrigin | undefined): HeldBack {
  if (origin === undefined) return NOTHING_HELD;
  const withdrawn = readWithdrawn(read);
  const rolledBack = readRolledBack(read, origin.bundleId);
  const leftOut = leaveOut(read, origin);
  if (withdrawn.size + rolledBack.size === 0 && leftOut === undefined) return NOTHING_HELD;
  return {
    refusal: (id) => {
      const bundleId = rolledBack.get(id);
      if (bundleId !== undefined) return { kind: "rolled-back", bundleId };
      const one = withdrawn.get(id);
      return one !== undefined && origin.createdMs <= one.issuedAtMs
        ? { kind: "recalled", noticeId: one.noticeId }
        : leftOut?.(id);
    },
    isSentAnew: (id) => {
      const one = withdrawn.get(id);
      return one !== undefined && origin.createdMs > one.issuedAtMs;
    },
  };
}

/**
 * What somebody left out comes with the bundle that it was left out of, when that is taken up again, or with a later one that names it: else
 * the next exchange would bring in by itself what was just put aside.
 */
function leaveOut(
  read: ReadHandle,
  { bundleId, choice }: RecordOrigin,
): HeldBack["refusal"] | undefined {
  const leftOut = readLeftOut(read);
  if (choice === undefined && leftOut.size === 0) return undefined;
  return (id) => {
    if (!isChosen(choice, id)) return { kind: "left-out", bundleId };
    const bundles = leftOut.get(id);
    if (bundles === undefined || bundles.has(bundleId) || choice?.kind === "only") return undefined;
    const [other = bundleId] = bundles;
    return { kind: "left-out", bundleId: other };
  };
}

/** Notes that a record was removed because its owner called it back. */
export function noteWithdrawn(
  write: WriteHandle,
  recordId: string,
  notice: {
    readonly noticeId: string;
    readonly organisationId: string;
    readonly issuedAtMs: number;
  },
): void {
  write.run(
    `INSERT INTO withdrawn (uuid, organisation, notice, issued_at) VALUES (:uuid, :organisation, :notice, :at)
     ON CONFLICT (uuid) DO UPDATE SET organisation = :organisation, notice = :notice, issued_at = max(issued_at, :at)`,
    {
      uuid: uuidBytes(recordId),
      organisation: uuidBytes(notice.organisationId),
      notice: uuidBytes(notice.noticeId),
      at: notice.issuedAtMs,
    },
  );
}

/** It is here again. */
export function forgetWithdrawn(write: WriteHandle, recordIds: readonly string[]): void {
  if (write.get("SELECT 1 FROM withdrawn LIMIT 1") === undefined) return;
  for (const id of recordIds) write.run("DELETE FROM withdrawn WHERE uuid = ?", [uuidBytes(id)]);
}

/** Records of other bundles that were rolled back. */
function readRolledBack(read: ReadHandle, exceptOf: string): ReadonlyMap<string, string> {
  const rows = read.all<{ readonly uuid: Uint8Array; readonly bundle: Uint8Array }>(
    "SELECT uuid, bundle FROM rolled_back_record WHERE bundle <> ?",
    [uuidBytes(exceptOf)],
  );
  return new Map(rows.map(({ uuid, bundle }) => [uuidText(uuid), uuidText(bundle)]));
}

interface Withdrawn {
  readonly noticeId: string;
  readonly issuedAtMs: number;
}

function readWithdrawn(read: ReadHandle): ReadonlyMap<string, Withdrawn> {
  const rows = read.all<{
    readonly uuid: Uint8Array;
    readonly notice: Uint8Array;
    readonly issuedAtMs: number;
  }>("SELECT uuid, notice, issued_at AS issuedAtMs FROM withdrawn");
  return new Map(
    rows.map(({ uuid, notice, issuedAtMs }) => [
      uuidText(uuid),
      { noticeId: uuidText(notice), issuedAtMs },
    ]),
  );
}
