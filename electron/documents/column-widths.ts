/** What a cell wants, in any one unit. */
export interface Extent {
  /** Width if nothing breaks. */
  readonly natural: number;
  /** Width of the longest word. */
  readonly word: number;
}

/** Names of facts take no more than this part of the line. */
const NAME_SHARE = 0.3;
/** No single word, such as a hash, claims more than this part of the line. */
const WORD_SHARE = 0.25;
const NARROWEST = 18;

/**
 * Shares out a line among columns: each gets what it needs where there is room; else each gets its longest word, and what is
 * left goes to those that want more.
 */
export function columnWidths(
  columns: readonly (readonly Extent[])[],
  total: number,
  headed: "columns" | "rows",
): readonly number[] {
  const needs = columns.map((cells) => ({
    natural: largest(cells.map((cell) => cell.natural)),
    least: Math.min(total * WORD_SHARE, largest(cells.map((cell) => cell.word))),
  }));
  if (headed === "rows" && needs.length === 2) {
    const names = Math.min(total * NAME_SHARE, Math.max(total * 0.2, needs[0]?.natural ?? 0));
    return [names, total - names];
  }
  const natural = sum(needs.map((need) => need.natural));
  if (natural <= total) {
    const spare = (total - natural) / Math.max(1, needs.length);
    return needs.map((need) => need.natural + spare);
  }
  const least = sum(needs.map((need) => need.least));
  if (least >= total) return needs.map((need) => (need.least / least) * total);
  const wanted = sum(needs.map((need) => Math.max(0, need.natural - need.least)));
  return needs.map(
    (need) => need.least + (Math.max(0, need.natural - need.least) / wanted) * (total - least),
  );
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), NARROWEST);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
