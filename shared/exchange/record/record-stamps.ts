import { compareHybridTimes, type HybridTime, type Stamp } from "../stamp/stamp.ts";
import type { RecordState } from "./exchange-record.ts";

/** Every stamp in a record, some more than once; a visitor instead of a generator, which takes several times as long. */
export function visitStamps(record: RecordState<string>, visit: (stamp: Stamp) => void): void {
  visit(record.life.stamp);
  for (const { stamp } of Object.values(record.registers)) visit(stamp);
  for (const elements of Object.values(record.sets)) for (const { stamp } of elements) visit(stamp);
  for (const { siblings, seen } of Object.values(record.texts)) {
    for (const { stamp } of siblings) visit(stamp);
    for (const stamp of seen) visit(stamp);
  }
}

/** The latest one of a record: what a clock that has seen the record must be ahead of. */
export function latestStamp(record: RecordState<string>): Stamp {
  let latest = record.life.stamp;
  visitStamps(record, (stamp) => {
    if (stamp !== latest && compareHybridTimes(stamp, latest) > 0) latest = stamp;
  });
  return latest;
}

/** Newest stamp of each replica: how far somebody knows what each of them did. */
export type Knowledge = ReadonlyMap<string, HybridTime>;

/** Whether a change is among those that somebody knows of. */
export function knows(knowledge: Knowledge, stamp: Stamp): boolean {
  const known = knowledge.get(stamp.replica);
  return known !== undefined && compareHybridTimes(known, stamp) >= 0;
}

/**
 * Newest stamp of each replica in the given records. Where a sender's records show more of our replica than we have made, our vault
 * was rolled back (threats D3.17).
 */
export function knowledgeIn(records: Iterable<RecordState<string>>): Knowledge {
  const newest = new Map<string, HybridTime>();
  for (const record of records) {
    visitStamps(record, (stamp) => {
      if (knows(newest, stamp)) return;
      newest.set(stamp.replica, { ms: stamp.ms, counter: stamp.counter });
    });
  }
  return newest;
}
