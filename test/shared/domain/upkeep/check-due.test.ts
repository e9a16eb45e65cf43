import { describe, expect, test } from "vitest";
import { isCheckDue } from "../../../../shared/domain/upkeep/check-due.ts";

const MADE = "2026-01-01T00:00:00.000Z";

describe("a check of the vault is due", () => {
  test.each([
    ["not in the first week of a vault", null, "2026-01-08T00:00:00.000Z", false],
    ["after the first week without one", null, "2026-01-08T00:00:00.001Z", true],
    [
      "not within a week of the last",
      "2026-03-01T12:00:00.000Z",
      "2026-03-08T12:00:00.000Z",
      false,
    ],
    ["a week after the last", "2026-03-01T12:00:00.000Z", "2026-03-08T12:00:01.000Z", true],
    [
      "not when the clock was put back",
      "2026-03-01T12:00:00.000Z",
      "2026-01-01T00:00:00.000Z",
      false,
    ],
  ])("%s", (_name, lastCheckAt, now, isDue) => {
    expect(isCheckDue({ createdAt: MADE, lastCheckAt }, Date.parse(now))).toBe(isDue);
  });
});
