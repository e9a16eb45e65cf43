/** Rows `first` up to and without `end`. */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

/**
 * Rows drawn above and below what can be seen. Few, because each costs paint time; enough that a wheel
 * notch (about four rows) never shows a gap before the next frame.
 */
const OVERSCAN_ROWS = 6;

/** The range moves in steps of this many rows, so that most scroll frames change no element at all. */
const STEP_ROWS = 4;

/**
 * Chromium clamps the height of an element at 33,554,428 px. A longer list shows its first million rows;
 * the filter is the way to the rest.
 */
export const MAX_ROWS = 1_000_000;

/** The rows to draw for a scroll position. */
export function visibleRange(
  scrollTopPx: number,
  heightPx: number,
  rowHeightPx: number,
  rowCount: number,
): RowRange {
  const firstSeen = Math.floor(scrollTopPx / rowHeightPx);
  const endSeen = Math.ceil((scrollTopPx + heightPx) / rowHeightPx);
  const first = Math.floor((firstSeen - OVERSCAN_ROWS) / STEP_ROWS) * STEP_ROWS;
  const end = Math.ceil((endSeen + OVERSCAN_ROWS) / STEP_ROWS) * STEP_ROWS;
  return {
    first: Math.max(0, Math.min(first, rowCount)),
    end: Math.max(0, Math.min(end, rowCount)),
  };
}

/** The scroll position that brings a row into view with the least movement. */
export function scrollTopFor(
  rowIndex: number,
  scrollTopPx: number,
  heightPx: number,
  rowHeightPx: number,
): number {
  const topPx = rowIndex * rowHeightPx;
  if (topPx < scrollTopPx) return topPx;
  const bottomPx = topPx + rowHeightPx;
  return bottomPx > scrollTopPx + heightPx ? bottomPx - heightPx : scrollTopPx;
}

/** Where a movement key leads from a row; `undefined` for other keys. */
export function moveActive(
  key: string,
  activeIndex: number,
  rowCount: number,
  rowsOnPage: number,
): number | undefined {
  const target = targetOf(key, activeIndex, rowCount, rowsOnPage);
  return target === undefined || rowCount === 0
    ? undefined
    : Math.max(0, Math.min(target, rowCount - 1));
}

function targetOf(
  key: string,
  activeIndex: number,
  rowCount: number,
  rowsOnPage: number,
): number | undefined {
  switch (key) {
    case "j":
    case "ArrowDown":
      return activeIndex + 1;
    case "k":
    case "ArrowUp":
      return activeIndex - 1;
    case "PageDown":
      return activeIndex + rowsOnPage;
    case "PageUp":
      return activeIndex - rowsOnPage;
    case "Home":
      return 0;
    case "End":
      return rowCount - 1;
    default:
      return undefined;
  }
}
