import { z } from "zod";

import { BUNDLE_LIMITS } from "../../../shared/exchange/bundle/limits.ts";
import type { ManifestExtensions } from "../../../shared/exchange/bundle/manifest-codec.ts";
import type { Acknowledgement, Manifest } from "../../../shared/exchange/bundle/manifest.ts";
import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import { uuidBytes, uuidText } from "../../storage/records/uuid.ts";
import { leftOutOf } from "../records/left-out.ts";

/** Optional member of the manifest (docs/bundle-format.md §5.3). */
const MISSING = "x-missing";

const rangeSchema = z.tuple([z.int().min(1), z.int().min(1)]);
const missingSchema = z
  .array(
    z.strictObject({
      incarnation: z.uuid(),
      ranges: z.array(rangeSchema).min(1).max(BUNDLE_LIMITS.acknowledged),
      streamId: z.uuid(),
    }),
  )
  .max(BUNDLE_LIMITS.acknowledged);
type Missing = z.infer<typeof missingSchema>;

/**
 * What did not come of the streams that are acknowledged: `acknowledged` tells of the newest bundle of a stream only, and that an
 * earlier one was lost must not make its sender take it for delivered. Empty where nothing is acknowledged.
 */
export function missingExtension(
  read: ReadHandle,
  [sender]: readonly string[],
  acknowledged: readonly Acknowledgement[],
): ManifestExtensions {
  if (sender === undefined || acknowledged.length === 0) return {};
  const missing: Missing = acknowledged.flatMap(({ incarnation, streamId, sequence }) => {
    const ranges = rangesMissing(receivedOf(read, sender, { incarnation, streamId }), sequence);
    return ranges.length === 0 ? [] : [{ incarnation, ranges, streamId }];
  });
  return { [MISSING]: missing };
}

/** What a bundle says about ours. */
export interface Receipt {
  readonly acknowledged: readonly Acknowledgement[];
  readonly sender: Pick<Manifest["sender"], "organisationId">;
  readonly extensions: ManifestExtensions;
}

/** Keeps which of our bundles the sender of one says it has, in the transaction that takes it in. */
export function noteDeliveries(
  write: WriteHandle,
  { acknowledged, sender, extensions }: Receipt,
  ours: string,
  atMs: number,
): void {
  const missing = missingSchema.safeParse(extensions[MISSING]);
  for (const one of acknowledged) {
    const ranges = missing.success ? rangesOf(missing.data, one) : undefined;
    for (const { id, sequence, audience } of sentUpTo(write, ours, one)) {
      const isMissing =
        ranges === undefined
          ? // A program that does not tell what it misses speaks for the one that it names.
            sequence !== one.sequence
          : ranges.some(([from, to]) => sequence >= from && sequence <= to);
      if (isMissing || !audience.split(" ").includes(sender.organisationId)) continue;
      const organisation = uuidBytes(sender.organisationId);
      write.run("INSERT OR IGNORE INTO delivery (bundle_id, organisation, at) VALUES (?, ?, ?)", [
        id,
        organisation,
        atMs,
      ]);
      const leftOut = leftOutOf(extensions, { ...one, sequence });
      if (leftOut === undefined) continue;
      write.run("UPDATE delivery SET left_out = ? WHERE bundle_id = ? AND organisation = ?", [
        leftOut,
        id,
        organisation,
      ]);
    }
  }
}

interface SentRow {
  readonly id: number;
  readonly sequence: number;
  readonly audience: string;
  readonly manifestSha256: string;
}

/** Our bundles of a stream up to the one that is named; none when that is not ours (a vault that was set back, or a lie). */
function sentUpTo(
  read: ReadHandle,
  ours: string,
  { incarnation, streamId, sequence, manifestSha256 }: Acknowledgement,
): readonly SentRow[] {
  const rows = read.all<SentRow>(
    `SELECT id, sequence, audience, manifest_sha256 AS manifestSha256 FROM bundle
       WHERE direction = 'sent' AND sender = ? AND incarnation = ? AND stream = ? AND sequence <= ?
       ORDER BY sequence`,
    [uuidBytes(ours), uuidBytes(incarnation), uuidBytes(streamId), sequence],
  );
  const newest = rows.at(-1);
  return newest?.sequence === sequence && newest.manifestSha256 === manifestSha256 ? rows : [];
}

function rangesOf(
  missing: Missing,
  { incarnation, streamId }: Acknowledgement,
): readonly (readonly [number, number])[] {
  return (
    missing.find((one) => one.incarnation === incarnation && one.streamId === streamId)?.ranges ??
    []
  );
}

function receivedOf(
  read: ReadHandle,
  sender: string,
  { incarnation, streamId }: Pick<Acknowledgement, "incarnation" | "streamId">,
): readonly number[] {
  return read
    .all<{ readonly sequence: number }>(
      `SELECT sequence FROM bundle WHERE direction = 'received' AND sender = ? AND incarnation = ? AND stream = ?
         ORDER BY sequence`,
      [uuidBytes(sender), uuidBytes(incarnation), uuidBytes(streamId)],
    )
    .map(({ sequence }) => sequence);
}

/** Numbers below the newest that are not there. Very many ranges are told as one: to be sent again is harmless, to be forgotten not. */
function rangesMissing(received: readonly number[], newest: number): [number, number][] {
  const ranges: [number, number][] = [];
  let next = 1;
  for (const sequence of received) {
    if (sequence > newest) break;
    if (sequence > next) ranges.push([next, sequence - 1]);
    next = sequence + 1;
  }
  const [first] = ranges;
  const last = ranges.at(-1);
  if (first === undefined || last === undefined) return [];
  return ranges.length <= BUNDLE_LIMITS.acknowledged ? ranges : [[first[0], last[1]]];
}

/** Organisations that have confirmed a bundle of ours. */
export function deliveredTo(read: ReadHandle, bundleRowId: number): readonly string[] {
  return deliveriesOf(read, bundleRowId).map(({ organisationId }) => organisationId);
}

/** The same with the time at which each said so. */
export function deliveriesOf(
  read: ReadHandle,
  bundleRowId: number,
): readonly { readonly organisationId: string; readonly atMs: number }[] {
  return read
    .all<{ readonly organisation: Uint8Array; readonly atMs: number }>(
      "SELECT organisation, at AS atMs FROM delivery WHERE bundle_id = ?",
      [bundleRowId],
    )
    .map(({ organisation, atMs }) => ({ organisationId: uuidText(organisation), atMs }));
}
