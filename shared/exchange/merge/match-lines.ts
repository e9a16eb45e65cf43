/** `count` lines from `left` on are the same as those from `right` on. */
export interface LineMatch {
  readonly left: number;
  readonly right: number;
  readonly count: number;
}

/** Ranges up to so many pairs of lines are compared line by line; 64 by 64 costs microseconds. */
const MAX_TABLE_CELLS = 4_096;

/**
 * How often a range is split at lines that occur once on both sides. Every level is linear in the number of lines, so this bounds the
 * work on texts made to be slow; what is not matched by then shows as changed.
 */
const MAX_DEPTH = 12;

/**
 * Lines that two texts share, in order: common beginning and end, then lines that occur once on both sides as anchors (patience
 * diff), then the longest common subsequence of what is small enough. Time grows with the length of the texts, whatever is
 * in them.
 */
export function matchLines(
  left: readonly string[],
  right: readonly string[],
): readonly LineMatch[] {
  const matches: LineMatch[] = [];
  matchRange({ left, right, matches }, [0, left.length, 0, right.length], MAX_DEPTH);
  return matches.toSorted((a, b) => a.left - b.left);
}

interface Matching {
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly matches: LineMatch[];
}

type Range = readonly [leftStart: number, leftEnd: number, rightStart: number, rightEnd: number];

function matchRange(matching: Matching, range: Range, depth: number): void {
  const inner = trimSame(matching, range);
  const [leftStart, leftEnd, rightStart, rightEnd] = inner;
  const cells = (leftEnd - leftStart) * (rightEnd - rightStart);
  if (cells === 0) return;
  if (cells <= MAX_TABLE_CELLS) {
    matchByTable(matching, inner);
    return;
  }
  if (depth === 0) return;
  let [fromLeft, fromRight] = [leftStart, rightStart];
  for (const [atLeft, atRight] of anchorsIn(matching, inner)) {
    matchRange(matching, [fromLeft, atLeft, fromRight, atRight], depth - 1);
    matching.matches.push({ left: atLeft, right: atRight, count: 1 });
    [fromLeft, fromRight] = [atLeft + 1, atRight + 1];
  }
  if (fromLeft === leftStart && fromRight === rightStart) return;
  matchRange(matching, [fromLeft, leftEnd, fromRight, rightEnd], depth - 1);
}

/** Matches the common beginning and end; gives what lies between. */
function trimSame({ left, right, matches }: Matching, range: Range): Range {
  let [leftStart, leftEnd, rightStart, rightEnd] = range;
  while (leftStart < leftEnd && rightStart < rightEnd && left[leftStart] === right[rightStart]) {
    leftStart += 1;
    rightStart += 1;
  }
  const before = leftStart - range[0];
  if (before > 0) matches.push({ left: range[0], right: range[2], count: before });
  while (
    leftStart < leftEnd &&
    rightStart < rightEnd &&
    left[leftEnd - 1] === right[rightEnd - 1]
  ) {
    leftEnd -= 1;
    rightEnd -= 1;
  }
  const after = range[1] - leftEnd;
  if (after > 0) matches.push({ left: leftEnd, right: rightEnd, count: after });
  return [leftStart, leftEnd, rightStart, rightEnd];
}

/** Lines that occur once on each side, the longest series of them that is in order on both. */
function anchorsIn(
  { left, right }: Matching,
  [leftStart, leftEnd, rightStart, rightEnd]: Range,
): readonly (readonly [left: number, right: number])[] {
  const onRight = placesOfUnique(right, rightStart, rightEnd);
  const pairs: (readonly [number, number])[] = [];
  for (const [line, atLeft] of placesOfUnique(left, leftStart, leftEnd)) {
    const atRight = onRight.get(line);
    if (atRight !== undefined) pairs.push([atLeft, atRight]);
  }
  return longestRising(pairs);
}

/** Where each line stands that occurs once, in order. */
function placesOfUnique(
  lines: readonly string[],
  start: number,
  end: number,
): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (let at = start; at < end; at += 1) {
    const line = lines[at] ?? "";
    if (places.has(line)) repeated.add(line);
    else places.set(line, at);
  }
  for (const line of repeated) places.delete(line);
  return places;
}

/** Of pairs in the order of their first number the longest series in which the second rises too (patience sorting). */
function longestRising(
  pairs: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
  const tops: number[] = [];
  const before: (number | undefined)[] = [];
  pairs.forEach(([, value], index) => {
    const pile = pileOf(pairs, tops, value);
    before[index] = tops[pile - 1];
    tops[pile] = index;
  });
  const series: (readonly [number, number])[] = [];
  for (let at = tops.at(-1); at !== undefined; at = before[at]) {
    const pair = pairs[at];
    if (pair !== undefined) series.push(pair);
  }
  return series.toReversed();
}

/** First pile whose top is not below `value`. */
function pileOf(
  pairs: readonly (readonly [number, number])[],
  tops: readonly number[],
  value: number,
): number {
  let [low, high] = [0, tops.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const top = pairs[tops[middle] ?? 0]?.[1] ?? 0;
    if (top < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Longest common subsequence by its table: for ranges that are small. */
function matchByTable({ left, right, matches }: Matching, range: Range): void {
  const [leftStart, leftEnd, rightStart, rightEnd] = range;
  const width = rightEnd - rightStart + 1;
  const lengths = new Uint16Array((leftEnd - leftStart + 1) * width);
  const cell = (l: number, r: number): number => (l - leftStart) * width + (r - rightStart);
  const lengthAt = (l: number, r: number): number => lengths[cell(l, r)] ?? 0;
  for (let l = leftEnd - 1; l >= leftStart; l -= 1) {
    for (let r = rightEnd - 1; r >= rightStart; r -= 1) {
      lengths[cell(l, r)] =
        left[l] === right[r]
          ? lengthAt(l + 1, r + 1) + 1
          : Math.max(lengthAt(l + 1, r), lengthAt(l, r + 1));
    }
  }
  let [l, r] = [leftStart, rightStart];
  while (l < leftEnd && r < rightEnd) {
    if (left[l] === right[r]) {
      matches.push({ left: l, right: r, count: 1 });
      l += 1;
      r += 1;
    } else if (lengthAt(l + 1, r) >= lengthAt(l, r + 1)) l += 1;
    else r += 1;
  }
}
