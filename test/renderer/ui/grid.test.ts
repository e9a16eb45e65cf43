import fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  fittingColumns,
  gridMinWidthPx,
  gridTemplate,
  nextSort,
} from "../../../renderer/ui/grid/column.ts";
import { pagesOf } from "../../../renderer/ui/grid/row-source.ts";
import {
  countSelected,
  isSelected,
  NOTHING_SELECTED,
  selectRows,
  toggleAll,
  toggleRow,
} from "../../../renderer/ui/grid/selection.ts";
import { moveActive, scrollTopFor, visibleRange } from "../../../renderer/ui/grid/viewport.ts";

describe("the selection of rows", () => {
  test("marks a row and takes the mark away again", () => {
    const marked = toggleRow(NOTHING_SELECTED, "a");
    expect(isSelected(marked, "a")).toBe(true);
    expect(isSelected(toggleRow(marked, "a"), "a")).toBe(false);
  });

  test("all means every row of the list, also those that were never loaded", () => {
    const all = toggleAll(NOTHING_SELECTED, 100_000);
    expect(isSelected(all, "never seen")).toBe(true);
    expect(countSelected(all, 100_000)).toBe(100_000);
  });

  test("a row taken out of all leaves the others marked", () => {
    const all = toggleRow(toggleAll(NOTHING_SELECTED, 10), "a");
    expect(isSelected(all, "a")).toBe(false);
    expect(isSelected(all, "b")).toBe(true);
    expect(countSelected(all, 10)).toBe(9);
  });

  test("marking all a second time marks none", () => {
    expect(toggleAll(toggleAll(NOTHING_SELECTED, 3), 3)).toEqual(NOTHING_SELECTED);
  });

  test("marking a range keeps what was marked and also works on all but a few", () => {
    const some = selectRows(toggleRow(NOTHING_SELECTED, "a"), ["b", "c"]);
    expect(some).toEqual({ kind: "some", keys: new Set(["a", "b", "c"]) });
    const allButTwo = { kind: "all-except", keys: new Set(["a", "b"]) } as const;
    expect(selectRows(allButTwo, ["b", "c"])).toEqual({ kind: "all-except", keys: new Set(["a"]) });
  });
});

describe("the rows to draw", () => {
  test("cover the view with a few more on both sides", () => {
    expect(visibleRange(3_200, 320, 32, 1_000)).toEqual({ first: 92, end: 116 });
  });

  test("stay inside the list and cover every row that can be seen, wherever it is scrolled to", () => {
    fc.assert(
      fc.property(
        fc.nat(5_000_000),
        fc.nat(2_000),
        fc.constantFrom(28, 32),
        fc.nat(100_000),
        (top, height, row, count) => {
          const range = visibleRange(top, height, row, count);
          const firstSeen = Math.min(count, Math.floor(top / row));
          const endSeen = Math.min(count, Math.ceil((top + height) / row));
          expect(range.first).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeLessThanOrEqual(count);
          expect(range.first).toBeLessThanOrEqual(firstSeen);
          expect(range.end).toBeGreaterThanOrEqual(endSeen);
          expect(range.end - range.first).toBeLessThanOrEqual(Math.ceil(height / row) + 21);
        },
      ),
    );
  });

  test("do not change for a scroll of one row within a step", () => {
    expect(visibleRange(3_204, 300, 32, 1_000)).toEqual(visibleRange(3_210, 300, 32, 1_000));
  });

  test("a row is brought into view by the least movement", () => {
    expect(scrollTopFor(10, 0, 320, 32)).toBe(32);
    expect(scrollTopFor(3, 320, 320, 32)).toBe(96);
    expect(scrollTopFor(12, 320, 320, 32)).toBe(320);
  });
});

describe("moving the cursor row", () => {
  test.each([
    ["j", 5, 6],
    ["ArrowDown", 9, 9],
    ["k", 5, 4],
    ["ArrowUp", 0, 0],
    ["PageDown", 2, 7],
    ["PageUp", 2, 0],
    ["Home", 7, 0],
    ["End", 1, 9],
  ])("%s leads from row %i to row %i of ten", (key, from, to) => {
    expect(moveActive(key, from, 10, 5)).toBe(to);
  });

  test("other keys and an empty list move nothing", () => {
    expect(moveActive("e", 3, 10, 5)).toBeUndefined();
    expect(moveActive("j", -1, 0, 5)).toBeUndefined();
  });
});

describe("pages of a long list", () => {
  test.each([
    [{ first: 0, end: 40 }, [0]],
    [{ first: 96, end: 140 }, [0, 1]],
    [{ first: 100, end: 200 }, [1]],
    [{ first: 99_980, end: 100_020 }, [999, 1_000]],
    [{ first: 0, end: 0 }, [0]],
  ])("the range %o touches the pages %o", (range, pages) => {
    expect(pagesOf(range, 100)).toEqual(pages);
  });
});

describe("columns as data", () => {
  const columns = [{ width: { px: 120 } }, { width: { share: 2, minPx: 200 } }];

  test("become grid tracks, with one for the marks", () => {
    expect(gridTemplate(columns, false)).toBe("120px minmax(200px, 2fr)");
    expect(gridTemplate(columns, true)).toBe("32px 120px minmax(200px, 2fr)");
    expect(gridMinWidthPx(columns, true)).toBe(352);
  });

  test("a click on a heading sorts ascending, a second one descending", () => {
    const first = nextSort({ columnId: "title", direction: "ascending" }, "number");
    expect(first).toEqual({ columnId: "number", direction: "ascending" });
    expect(nextSort(first, "number")).toEqual({ columnId: "number", direction: "descending" });
  });
});

describe("columns that do not fit", () => {
  const columns = [
    { id: "number", width: { px: 100 } },
    { id: "title", width: { share: 1, minPx: 200 } },
    { id: "owner", width: { px: 100 }, canGiveWay: true },
    { id: "updated", width: { px: 100 }, canGiveWay: true },
  ] as const;
  const ids = (widthPx: number, sorted?: string) =>
    fittingColumns(columns, true, widthPx, sorted).map(({ id }) => id);

  test("give way one after the other, the last first", () => {
    expect(ids(532)).toEqual(["number", "title", "owner", "updated"]);
    expect(ids(531)).toEqual(["number", "title", "owner"]);
    expect(ids(432)).toEqual(["number", "title", "owner"]);
    expect(ids(431)).toEqual(["number", "title"]);
  });

  test("stay when the list is sorted by them or they have to stay: then it scrolls", () => {
    expect(ids(450, "updated")).toEqual(["number", "title", "updated"]);
    expect(ids(10)).toEqual(["number", "title"]);
  });
});
