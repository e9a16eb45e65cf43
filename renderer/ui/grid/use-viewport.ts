import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import type { RefObject } from "react";

import { MAX_ROWS, scrollTopFor, visibleRange } from "./viewport.ts";
import type { RowRange } from "./viewport.ts";

export interface GridViewport {
  /** Rows to draw, inside the list. */
  readonly range: RowRange;
  readonly rowHeightPx: number;
  /** Width for columns; 0 before the first measurement. */
  readonly widthPx: number;
  readonly rowsOnPage: () => number;
  readonly onScroll: () => void;
  readonly scrollToRow: (index: number) => void;
}

/** Follows the scroll position of a grid. `headerPx` is the height of the sticky heading, which covers rows. */
export function useViewport(
  scrollerRef: RefObject<HTMLDivElement | null>,
  rowCount: number,
  headerPx: number,
): GridViewport {
  const rowHeightPx = useRowHeightPx();
  // As if the list had no end: its length may change without a scroll.
  const [near, setNear] = useState<RowRange>({ first: 0, end: 0 });
  const [widthPx, setWidthPx] = useState(0);
  const range = { first: Math.min(near.first, rowCount), end: Math.min(near.end, rowCount) };

  const measure = useCallback(() => {
    const element = scrollerRef.current;
    if (!element) return;
    setWidthPx(element.clientWidth);
    const heightPx = element.clientHeight - headerPx;
    const next = visibleRange(element.scrollTop, heightPx, rowHeightPx, MAX_ROWS);
    setNear((current) =>
      current.first === next.first && current.end === next.end ? current : next,
    );
  }, [headerPx, rowHeightPx, scrollerRef]);
  useEffect(() => {
    const element = scrollerRef.current;
    if (!element) return undefined;
    // Reports once at the beginning, before the first picture, and then after each change of size.
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [measure, scrollerRef]);

  const scrollToRow = useCallback(
    (index: number) => {
      const element = scrollerRef.current;
      if (!element) return;
      const heightPx = element.clientHeight - headerPx;
      element.scrollTo({
        top: scrollTopFor(index, element.scrollTop, heightPx, rowHeightPx),
        behavior: "instant",
      });
    },
    [headerPx, rowHeightPx, scrollerRef],
  );
  const rowsOnPage = useCallback(() => {
    const heightPx = (scrollerRef.current?.clientHeight ?? 0) - headerPx;
    return Math.max(1, Math.floor(heightPx / rowHeightPx) - 1);
  }, [headerPx, rowHeightPx, scrollerRef]);
  return { range, rowHeightPx, widthPx, rowsOnPage, onScroll: measure, scrollToRow };
}

const DEFAULT_ROW_PX = 32;

/** The height of rows, which is a token of the theme and depends on the density attribute of the document. */
function useRowHeightPx(): number {
  return useSyncExternalStore(subscribeDensity, readRowHeightPx);
}

function subscribeDensity(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ["data-density"] });
  return () => observer.disconnect();
}

function readRowHeightPx(): number {
  const text = getComputedStyle(document.documentElement).getPropertyValue("--wp-row");
  const value = Number.parseFloat(text);
  return Number.isFinite(value) ? value : DEFAULT_ROW_PX;
}
