import { compareStamps, isSameStamp, type Stamp } from "../stamp/stamp.ts";
import type { RecordState } from "./exchange-record.ts";
import { version7Ms } from "./field-rules.ts";
import { visitStamps } from "./record-stamps.ts";

/** The distinct stamps of one record: that of its life, and then the others from the oldest on. */
export interface LineStamps {
  readonly stamps: readonly Stamp[];
  readonly numberOf: (stamp: Stamp) => number;
}

/** Above so many stamps a search through all of them would be slow: sets can have thousands of elements. */
const MAX_SEARCHED = 16;

export function lineStampsOf(record: RecordState<string>): LineStamps {
  const first = record.life.stamp;
  const others: Stamp[] = [];
  let last = first;
  visitStamps(record, (stamp) => {
    // Neighbours mostly have the same one.
    if (stamp === last || isSameStamp(stamp, last) || isSameStamp(stamp, first)) return;
    last = stamp;
    others.push(stamp);
  });
  const stamps = others.length === 0 ? [first] : [first, ...distinct(others)];
  if (stamps.length <= MAX_SEARCHED) {
    return {
      stamps,
      numberOf: (stamp) =>
        stamp === first ? 0 : stamps.findIndex((known) => isSameStamp(known, stamp)),
    };
  }
  const numbers = new Map(stamps.map((stamp, index) => [keyOf(stamp), index]));
  return { stamps, numberOf: (stamp) => numbers.get(keyOf(stamp)) ?? -1 };
}

/**
 * The time from which a line counts: that in the id of its record, which never changes and mostly is that of the record's
 * first stamp; 1970 for other ids.
 */
export function lineOriginMs(id: string): number {
  return version7Ms(id) ?? 0;
}

function distinct(stamps: readonly Stamp[]): readonly Stamp[] {
  return stamps.toSorted(compareStamps).filter((stamp, index, sorted) => {
    const before = sorted[index - 1];
    return before === undefined || !isSameStamp(before, stamp);
  });
}

function keyOf({ ms, counter, replica }: Stamp): string {
  return `${String(ms)} ${String(counter)} ${replica}`;
}
