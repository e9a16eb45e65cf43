import { compareText } from "../release/compare-text.ts";
import type { TextSibling, TextState } from "../record/exchange-record.ts";
import { compareHybridTimes, compareStamps, isSameStamp, type Stamp } from "../stamp/stamp.ts";

/**
 * Joins two states of a long text: a sibling stays unless the other side has replaced it, which shows in what that side has seen.
 * Commutative, associative and idempotent; gives `left` itself when `right` adds nothing.
 */
export function mergeTexts(left: TextState, right: TextState): TextState {
  if (left === right) return left;
  const seen = mergeSeen(left.seen, right.seen);
  const siblings = [
    ...left.siblings.filter((sibling) => survives(sibling, right)),
    ...right.siblings.filter(
      (sibling) => survives(sibling, left) && !left.siblings.some((own) => isSame(own, sibling)),
    ),
  ].toSorted(compareSiblings);
  const isLeft =
    seen === left.seen &&
    siblings.length === left.siblings.length &&
    siblings.every((sibling, index) => sibling === left.siblings[index]);
  return isLeft ? left : { siblings, seen };
}

/** Whether a change is among those that `seen` stands for. */
export function hasSeen(seen: readonly Stamp[], stamp: Stamp): boolean {
  const known = seen.find(({ replica }) => replica === stamp.replica);
  return known !== undefined && compareHybridTimes(known, stamp) >= 0;
}

/** The text after a change that was made in knowledge of all siblings. */
export function replaceText(state: TextState | undefined, sibling: TextSibling): TextState {
  return { siblings: [sibling], seen: mergeSeen(state?.seen ?? [], [sibling.stamp]) };
}

/** The texts that stand side by side, newest first; the same text written twice counts once. */
export function differentTexts(state: TextState): readonly TextSibling[] {
  return state.siblings.filter(
    ({ value }, index) => state.siblings.findIndex((other) => other.value === value) === index,
  );
}

/** For each replica the newer stamp, in the order of replicas; `left` itself when `right` adds nothing. */
export function mergeSeen(left: readonly Stamp[], right: readonly Stamp[]): readonly Stamp[] {
  if (right.every((stamp) => hasSeen(left, stamp))) return left;
  const newest = new Map(left.map((stamp) => [stamp.replica, stamp]));
  for (const stamp of right) {
    const known = newest.get(stamp.replica);
    if (known === undefined || compareHybridTimes(known, stamp) < 0) {
      newest.set(stamp.replica, stamp);
    }
  }
  return [...newest.values()].toSorted((a, b) => compareText(a.replica, b.replica));
}

/**
 * A stamp that both sides have stays on both: then a cloned replica that gave one stamp to two texts shows as a conflict
 * instead of losing both.
 */
function survives({ stamp }: TextSibling, other: TextState): boolean {
  return (
    !hasSeen(other.seen, stamp) ||
    other.siblings.some((sibling) => isSameStamp(sibling.stamp, stamp))
  );
}

function isSame(left: TextSibling, right: TextSibling): boolean {
  return left.value === right.value && isSameStamp(left.stamp, right.stamp);
}

/** Newest first; a cloned replica's two texts of one stamp by code units. */
export function compareSiblings(left: TextSibling, right: TextSibling): number {
  return compareStamps(right.stamp, left.stamp) || compareText(left.value, right.value);
}
