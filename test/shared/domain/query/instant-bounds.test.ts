import { describe, expect, test } from "vitest";
import type { QueryComparison, QueryValue } from "../../../../shared/domain/query/index.ts";
import { instantBounds } from "../../../../shared/domain/query/index.ts";

const now = Date.UTC(2026, 2, 31, 12, 30);
const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString().slice(0, 16));

function bounds(comparison: QueryComparison, value: QueryValue): unknown {
  const found = instantBounds(comparison, value, now);
  return found === null ? null : [iso(found.fromMs), iso(found.toMs)];
}

describe("a stated date covers as much as it says", () => {
  test.each([
    ["2026", ["2026-01-01T00:00", "2027-01-01T00:00"]],
    ["2026-12", ["2026-12-01T00:00", "2027-01-01T00:00"]],
    ["2024-02-29", ["2024-02-29T00:00", "2024-03-01T00:00"]],
    ["2026-01-31T23:59", ["2026-01-31T23:59", "2026-02-01T00:00"]],
  ])("%s", (date, expected) => {
    expect(bounds("is", { kind: "date", date })).toEqual(expected);
  });

  test.each([
    ["<", [null, "2026-01-01T00:00"]],
    ["<=", [null, "2026-02-01T00:00"]],
    [">", ["2026-02-01T00:00", null]],
    [">=", ["2026-01-01T00:00", null]],
  ] as const)("%s leaves the month out or takes it in", (comparison, expected) => {
    expect(bounds(comparison, { kind: "date", date: "2026-01" })).toEqual(expected);
  });
});

describe("a span before now", () => {
  test.each([
    [24, "h", "2026-03-30T12:30"],
    [7, "d", "2026-03-24T12:30"],
    [2, "w", "2026-03-17T12:30"],
    [1, "m", "2026-02-28T12:30"],
    [1, "y", "2025-03-31T12:30"],
  ] as const)("of %d%s begins then and is open to the present", (amount, unit, from) => {
    expect(bounds("is", { kind: "ago", amount, unit })).toEqual([from, null]);
  });

  test("with < is what is older", () => {
    expect(bounds("<", { kind: "ago", amount: 7, unit: "d" })).toEqual([null, "2026-03-24T12:30"]);
  });
});

test("today and yesterday are whole days of UTC", () => {
  expect(bounds("is", { kind: "day", daysAgo: 0 })).toEqual([
    "2026-03-31T00:00",
    "2026-04-01T00:00",
  ]);
  expect(bounds("is", { kind: "day", daysAgo: 1 })).toEqual([
    "2026-03-30T00:00",
    "2026-03-31T00:00",
  ]);
});

test("what is no time has no bounds", () => {
  expect(bounds("is", { kind: "none" })).toBeNull();
});
