import { expect, test } from "vitest";

import { endOfStated } from "../../../renderer/exchange/end-of-stated.ts";

const instant = "2026-12-01T00:00:00.000Z";

test.each([
  ["day", "2026-12-01T23:59:59.999Z"],
  ["minute", instant],
] as const)("a deadline given to the %s ends at %s", (precision, end) => {
  expect(endOfStated({ instant, zone: "UTC", precision })).toBe(end);
});

test("none given is none", () => {
  expect(endOfStated(null)).toBeNull();
});
