import type { RowRange } from "./viewport.ts";

/** Where a grid gets its rows: any row by position, loaded when it comes near. */
export interface RowSource<Row> {
  readonly rowCount: number;
  /** The row, or `undefined` while its page is on the way. */
  readonly rowAt: (index: number) => Row | undefined;
  /** Told whenever other rows come into view. */
  readonly onRangeChange: (range: RowRange) => void;
  /** All rows of a range, loaded if need be: for marking a range that reaches beyond what is loaded. */
  readonly loadRange: (range: RowRange) => Promise<readonly Row[]>;
  readonly state: "loading" | "failed" | "ready";
  readonly error: unknown;
  readonly retry: () => void;
}

/** A source over rows that are all there. */
export function arraySource<Row>(rows: readonly Row[]): RowSource<Row> {
  return {
    rowCount: rows.length,
    rowAt: (index) => rows[index],
    onRangeChange: () => undefined,
    loadRange: (range) => Promise.resolve(rows.slice(range.first, range.end)),
    state: "ready",
    error: undefined,
    retry: () => undefined,
  };
}

/** The pages of `pageSize` rows that a range touches. */
export function pagesOf(range: RowRange, pageSize: number): readonly number[] {
  if (range.end <= range.first) return [0];
  const first = Math.floor(range.first / pageSize);
  const last = Math.floor((range.end - 1) / pageSize);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
