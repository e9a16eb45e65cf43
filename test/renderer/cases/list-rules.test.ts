import { describe, expect, test } from "vitest";

import {
  commonValue,
  cursorAfter,
  directTarget,
  gridSortOf,
  nextBelow,
  sortOf,
  strictestOf,
} from "../../../renderer/cases/list/list-rules.ts";

describe("the sort of a list", () => {
  test.each(["-received", "title"])("%s is the same after the grid has had it", (sort) => {
    expect(sortOf(gridSortOf(sort))).toBe(sort);
  });

  test("a minus means descending", () => {
    expect(gridSortOf("-score")).toEqual({ columnId: "score", direction: "descending" });
  });
});

describe("what an action is about", () => {
  test("is the row with the cursor while nothing is marked", () => {
    const target = directTarget({ kind: "some", keys: new Set() }, "status:new", "a");
    expect(target).toEqual({ ids: ["a"] });
  });

  test("is the marked rows, not the one with the cursor", () => {
    const target = directTarget({ kind: "some", keys: new Set(["b", "c"]) }, "status:new", "a");
    expect(target).toEqual({ ids: ["b", "c"] });
  });

  test("is the query when all rows are marked, so that rows not loaded are meant, too", () => {
    const target = directTarget({ kind: "all-except", keys: new Set() }, "status:new", "a");
    expect(target).toEqual({ query: "status:new" });
  });

  test("is not known without loading when rows were taken out of all", () => {
    expect(directTarget({ kind: "all-except", keys: new Set(["b"]) }, "", "a")).toBeNull();
  });

  test("is nothing in an empty list", () => {
    expect(directTarget({ kind: "some", keys: new Set() }, "", undefined)).toEqual({ ids: [] });
  });
});

describe("the cursor after a decision", () => {
  const rows = ["a", "b", "c", "d", "e"];

  test("the next row is the first below the cursor that was not decided on", () => {
    expect(nextBelow(rows, 1, (key) => key === "b" || key === "c")).toBe("d");
  });

  test("there is none below the last row", () => {
    expect(nextBelow(rows, 4, (key) => key === "e")).toBeNull();
  });

  test("goes to the next row where rows above it are gone", () => {
    expect(cursorAfter(2, "d", ["d", "e"])).toBe(0);
  });

  test("goes to the next row where the decided ones stay", () => {
    expect(cursorAfter(1, "c", rows)).toBe(2);
  });

  test("goes to the last row when the last ones are gone", () => {
    expect(cursorAfter(4, null, ["a", "b", "c", "d"])).toBe(3);
  });

  test("stays at the top of a list that became empty", () => {
    expect(cursorAfter(0, null, [])).toBe(0);
  });
});

describe("what chosen rows have in common", () => {
  test("is the value that all of them have", () => {
    expect(commonValue([{ tlp: "x" }, { tlp: "x" }], (row) => row.tlp)).toBe("x");
  });

  test("is nothing when one differs", () => {
    expect(commonValue([{ tlp: "x" }, { tlp: "y" }], (row) => row.tlp)).toBeNull();
  });
});

test("the strictest marking passes over unmarked rows and never makes one up", () => {
  expect(strictestOf([{ tlp: null }, { tlp: "TLP:GREEN" }, { tlp: "TLP:AMBER" }])).toBe(
    "TLP:AMBER",
  );
  expect(strictestOf([{ tlp: null }])).toBeNull();
});
