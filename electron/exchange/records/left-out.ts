import { z } from "zod";

import { BUNDLE_LIMITS } from "../../../shared/exchange/bundle/limits.ts";
import type { ManifestExtensions } from "../../../shared/exchange/bundle/manifest-codec.ts";
import type { ExchangeRecord } from "../../../shared/exchange/record/exchange-record.ts";
import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import { uuidBytes, uuidText } from "../../storage/records/uuid.ts";
import type { PlannedRecord } from "./plan-records.ts";

/** Which records of a bundle somebody takes: these, or all but these. The others stay offered. */
export interface RecordChoice {
  readonly kind: "only" | "except";
  readonly ids: ReadonlySet<string>;
}

export function isChosen(choice: RecordChoice | undefined, id: string): boolean {
  if (choice === undefined) return true;
  return choice.ids.has(id) === (choice.kind === "only");
}

/** The first id that is named and not in the bundle: a slip would else leave out, or take, what nobody meant. */
export function unknownChoice(
  choice: RecordChoice | undefined,
  records: readonly ExchangeRecord[],
): string | undefined {
  if (choice === undefined) return undefined;
  const there = new Set(records.map(({ id }) => id));
  return [...choice.ids].find((id) => !there.has(id));
}

export function isLeftOut({ plan }: PlannedRecord): boolean {
  return plan.kind === "misplaced" && plan.refusal.kind === "left-out";
}

/** Records that were left out, each with the bundles that still offer it. */
export function readLeftOut(read: ReadHandle): ReadonlyMap<string, ReadonlySet<string>> {
  const rows = read.all<{ readonly uuid: Uint8Array; readonly bundle: Uint8Array }>(
    "SELECT uuid, bundle FROM left_out",
  );
  const byRecord = Map.groupBy(rows, ({ uuid }) => uuidText(uuid));
  return new Map(
    [...byRecord].map(([id, all]) => [id, new Set(all.map(({ bundle }) => uuidText(bundle)))]),
  );
}

/** Notes what was left out of a bundle, in the transaction that takes the rest in; what was taken is no longer out of any. */
export function noteLeftOut(
  write: WriteHandle,
  bundleId: string,
  planned: readonly PlannedRecord[],
): void {
  const add = write.prepareWrite("INSERT OR IGNORE INTO left_out (uuid, bundle) VALUES (?, ?)");
  const bundle = uuidBytes(bundleId);
  const isEmpty = write.get("SELECT 1 FROM left_out LIMIT 1") === undefined;
  const remove = write.prepareWrite("DELETE FROM left_out WHERE uuid = ?");
  const removeHere = write.prepareWrite("DELETE FROM left_out WHERE uuid = ? AND bundle = ?");
  for (const one of planned) {
    const uuid = uuidBytes(one.record.id);
    if (isLeftOut(one)) add.run([uuid, bundle]);
    else if (isEmpty) continue;
    else if (one.plan.kind === "merge" || one.plan.kind === "propose") remove.run([uuid]);
    else removeHere.run([uuid, bundle]);
  }
}

/** Optional member of the manifest (docs/bundle-format.md §5.3). */
const LEFT_OUT = "x-left-out";

const leftOutSchema = z
  .array(
    z.strictObject({
      incarnation: z.uuid(),
      records: z.int().min(1),
      sequence: z.int().min(1),
      streamId: z.uuid(),
    }),
  )
  .max(BUNDLE_LIMITS.acknowledged);

/** How many records of the bundles that are acknowledged were left out: that they came does not mean that all of them stand here. */
export function leftOutExtension(
  read: ReadHandle,
  [sender]: readonly string[],
  acknowledgedCount: number,
): ManifestExtensions {
  if (sender === undefined || acknowledgedCount === 0) return {};
  const rows = read.all<{
    readonly incarnation: Uint8Array;
    readonly stream: Uint8Array;
    readonly sequence: number;
    readonly records: number;
  }>(
    `SELECT b.incarnation, b.stream, b.sequence, count(*) AS records
       FROM left_out l JOIN bundle b ON b.uuid = l.bundle AND b.direction = 'received'
      WHERE b.sender = ? GROUP BY b.id ORDER BY b.id DESC LIMIT ?`,
    [uuidBytes(sender), BUNDLE_LIMITS.acknowledged],
  );
  const told = rows.map(({ incarnation, stream, sequence, records }) => ({
    incarnation: uuidText(incarnation),
    records,
    sequence,
    streamId: uuidText(stream),
  }));
  return { [LEFT_OUT]: told };
}

/** How many records of one bundle of ours its recipient says it left out; undefined when its program does not tell. */
export function leftOutOf(
  extensions: ManifestExtensions,
  place: { readonly incarnation: string; readonly streamId: string; readonly sequence: number },
): number | undefined {
  const told = leftOutSchema.safeParse(extensions[LEFT_OUT]);
  if (!told.success) return undefined;
  const found = told.data.find(
    ({ incarnation, streamId, sequence }) =>
      incarnation === place.incarnation &&
      streamId === place.streamId &&
      sequence === place.sequence,
  );
  return found?.records ?? 0;
}
