import { matchLines, type LineMatch } from "./match-lines.ts";

/**
 * A stretch of lines of two texts. `same` in both; changed by `ours`, by `theirs` or by `both` in the same way, which can be told only
 * by the text that both began with; everything else is a `conflict`.
 */
export interface TextPart {
  readonly kind: "same" | "ours" | "theirs" | "both" | "conflict";
  /** Lines of the text that both began with; empty when it is not known. */
  readonly base: readonly string[];
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

/** Two versions of a long text side by side, for whoever settles the conflict. */
export interface TextComparison {
  readonly parts: readonly TextPart[];
  /** Both changes together, when they do not touch the same lines; never taken without asking. */
  readonly suggestion: string | null;
}

/**
 * Compares two versions of a text line by line, three-way when the text that both began with is known. All parts together, in order, are each
 * of the texts.
 */
export function compareTexts(ours: string, theirs: string, base?: string): TextComparison {
  if (base === undefined)
    return { parts: twoWayParts(linesOf(ours), linesOf(theirs)), suggestion: null };
  const parts = threeWayParts(linesOf(base), linesOf(ours), linesOf(theirs));
  const isOpen = parts.some(({ kind }) => kind === "conflict");
  const suggestion = isOpen ? null : parts.flatMap(chosenLines).join("\n");
  return { parts, suggestion };
}

function linesOf(text: string): readonly string[] {
  return text.split("\n");
}

function chosenLines({ kind, ours, theirs }: TextPart): readonly string[] {
  return kind === "theirs" ? theirs : ours;
}

function twoWayParts(ours: readonly string[], theirs: readonly string[]): readonly TextPart[] {
  const parts: TextPart[] = [];
  let [atOurs, atTheirs] = [0, 0];
  const addChanged = (left: number, right: number): void => {
    const part = {
      base: [],
      ours: ours.slice(atOurs, left),
      theirs: theirs.slice(atTheirs, right),
    };
    if (part.ours.length + part.theirs.length > 0) parts.push({ kind: "conflict", ...part });
  };
  for (const { left, right, count } of joinRuns(matchLines(ours, theirs))) {
    addChanged(left, right);
    const lines = ours.slice(left, left + count);
    parts.push({ kind: "same", base: [], ours: lines, theirs: lines });
    [atOurs, atTheirs] = [left + count, right + count];
  }
  addChanged(ours.length, theirs.length);
  return parts;
}

/** Lines of the base that both kept are where the texts meet; what lies between belongs together (diff3). */
function threeWayParts(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
): readonly TextPart[] {
  const inOurs = placesOf(matchLines(base, ours));
  const inTheirs = placesOf(matchLines(base, theirs));
  const parts: TextPart[] = [];
  let same: string[] = [];
  let [atBase, atOurs, atTheirs] = [0, 0, 0];
  const flushSame = (): void => {
    if (same.length > 0) parts.push({ kind: "same", base: same, ours: same, theirs: same });
    same = [];
  };
  const meetAt = (toBase: number, toOurs: number, toTheirs: number): void => {
    const part = {
      base: base.slice(atBase, toBase),
      ours: ours.slice(atOurs, toOurs),
      theirs: theirs.slice(atTheirs, toTheirs),
    };
    if (part.base.length + part.ours.length + part.theirs.length === 0) return;
    flushSame();
    parts.push({ kind: kindOf(part), ...part });
  };
  base.forEach((line, index) => {
    const [ourPlace, theirPlace] = [inOurs.get(index), inTheirs.get(index)];
    if (ourPlace === undefined || theirPlace === undefined) return;
    meetAt(index, ourPlace, theirPlace);
    same.push(line);
    [atBase, atOurs, atTheirs] = [index + 1, ourPlace + 1, theirPlace + 1];
  });
  meetAt(base.length, ours.length, theirs.length);
  flushSame();
  return parts;
}

function kindOf({ base, ours, theirs }: Omit<TextPart, "kind">): TextPart["kind"] {
  if (isSameLines(ours, theirs)) return "both";
  if (isSameLines(ours, base)) return "theirs";
  return isSameLines(theirs, base) ? "ours" : "conflict";
}

function isSameLines(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((line, index) => line === right[index]);
}

function placesOf(matches: readonly LineMatch[]): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  for (const { left, right, count } of matches) {
    for (let offset = 0; offset < count; offset += 1) places.set(left + offset, right + offset);
  }
  return places;
}

/** Matches that follow each other without a gap, as one. */
function joinRuns(matches: readonly LineMatch[]): readonly LineMatch[] {
  const runs: LineMatch[] = [];
  for (const match of matches) {
    const last = runs.at(-1);
    const isNext =
      last?.left !== undefined &&
      last.left + last.count === match.left &&
      last.right + last.count === match.right;
    if (isNext) runs.splice(-1, 1, { ...last, count: last.count + match.count });
    else runs.push(match);
  }
  return runs;
}
