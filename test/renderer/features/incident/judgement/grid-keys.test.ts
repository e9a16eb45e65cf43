import { describe, expect, test } from "vitest";
import {
  nearestPlace,
  placeForKey,
  ratingForKey,
} from "../../../../../renderer/features/incident/judgement/grid-keys.ts";

const SIZE = { rows: 3, columns: 2 };

describe("a key in the matrix", () => {
  test.each([
    ["ArrowRight", [0, 0], [0, 1]],
    ["ArrowRight", [0, 1], [0, 1]],
    ["ArrowLeft", [0, 0], [0, -1]],
    ["ArrowUp", [0, 1], [-1, 1]],
    ["ArrowUp", [0, -1], [0, -1]],
    ["ArrowLeft", [-1, 0], [-1, 0]],
    ["ArrowDown", [2, 0], [2, 0]],
    ["Home", [1, 1], [1, -1]],
    ["Home", [-1, 1], [-1, 0]],
    ["End", [1, -1], [1, 1]],
  ] as const)("%s leads from %j to %j", (key, [row, column], [toRow, toColumn]) => {
    expect(placeForKey({ row, column }, key, SIZE)).toEqual({ row: toRow, column: toColumn });
  });

  test.each([
    ["+", undefined, "+"],
    ["+", "+", "++"],
    ["+", "++", "++"],
    ["=", "--", "+"],
    ["-", "++", "-"],
    ["-", "-", "--"],
    ["0", "--", "0"],
    ["x", undefined, "n/a"],
    ["Delete", "+", null],
    ["a", "+", undefined],
  ] as const)("%s on %s sets %s", (key, current, expected) => {
    expect(ratingForKey(current, key)).toBe(expected);
  });
});

test("the focus stays in the matrix when its last row or column goes", () => {
  expect(nearestPlace({ row: 2, column: 1 }, { rows: 2, columns: 1 })).toEqual({
    row: 1,
    column: 0,
  });
  expect(nearestPlace({ row: 0, column: -1 }, { rows: 0, columns: 1 })).toEqual({
    row: -1,
    column: 0,
  });
});
