import { err, ok, type Result } from "../../result.ts";

/** A hybrid logical clock: the wall clock as far as it was right, and always ahead of what was stamped or seen before. */
export interface HybridTime {
  readonly ms: number;
  readonly counter: number;
}

/** Hybrid logical clock reading of one change: which replica, when. Total order: ms, counter, replica text. */
export interface Stamp extends HybridTime {
  /** UUID of the copy of the vault in which the change was made, in lower case. */
  readonly replica: string;
}

/** A stamp from elsewhere is so far ahead that taking it over would spoil our clock. */
export interface ClockAhead {
  readonly kind: "clock-ahead";
  readonly stamp: Stamp;
  /** How far the stamp lies ahead of the latest time that we can vouch for. */
  readonly aheadMs: number;
}

/**
 * How far ahead a stamp may lie. Clocks of laptops that are never online are off by minutes, after a wrong time zone by up to
 * 14 hours; what is a day ahead comes from a broken clock and waits in quarantine until somebody looks (threats row 100).
 */
export const MAX_AHEAD_MS = 86_400_000;

/** Beyond it the clock takes the next millisecond, so that no counter ever leaves the safe integers. */
export const MAX_COUNTER = 0xffff_ffff;

/** Last time that a date can hold (ECMAScript: 100 million days from 1970). */
export const MAX_MS = 8_640_000_000_000_000;

/** Negative when `left` is older, 0 only for the same change. */
export function compareStamps(left: Stamp, right: Stamp): number {
  return compareHybridTimes(left, right) || compareReplicas(left.replica, right.replica);
}

export function compareHybridTimes(left: HybridTime, right: HybridTime): number {
  return left.ms - right.ms || left.counter - right.counter;
}

export function isSameStamp(left: Stamp, right: Stamp): boolean {
  return left.ms === right.ms && left.counter === right.counter && left.replica === right.replica;
}

export function newerStamp(left: Stamp, right: Stamp): Stamp {
  return compareStamps(left, right) >= 0 ? left : right;
}

/** The stamp after `last` of a change that `replica` makes now; a wall clock that went back does not take stamps back. */
export function nextStamp(last: HybridTime | undefined, nowMs: number, replica: string): Stamp {
  if (last === undefined || nowMs > last.ms) return { ms: nowMs, counter: 0, replica };
  return last.counter >= MAX_COUNTER
    ? { ms: last.ms + 1, counter: 0, replica }
    : { ms: last.ms, counter: last.counter + 1, replica };
}

/**
 * Our clock after it has seen a stamp from elsewhere: the later of both, so that whatever we change from now on is newer than what
 * we have read. Refuses a stamp that is more than `maxAheadMs` ahead of both the wall clock and our own last
 * stamp: a wall clock that fell back to 1970 does not make all others look broken.
 */
export function receiveStamp(
  last: HybridTime | undefined,
  stamp: Stamp,
  nowMs: number,
  maxAheadMs: number = MAX_AHEAD_MS,
): Result<HybridTime, ClockAhead> {
  const aheadMs = stamp.ms - Math.max(nowMs, last?.ms ?? 0);
  if (aheadMs > maxAheadMs) return err({ kind: "clock-ahead", stamp, aheadMs });
  if (last !== undefined && compareHybridTimes(last, stamp) >= 0) return ok(last);
  return ok({ ms: stamp.ms, counter: stamp.counter });
}

/** By code units: the same order on every machine. */
function compareReplicas(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
