import { describe, expect, it } from "vitest";

import {
  afterFailure,
  delayMs,
  isDue,
  NEVER_FAILED,
  QUEUE_BACK_OFF,
} from "../../../../shared/exchange/relay/back-off.ts";

describe("the pause after failures", () => {
  it.each([
    [0, 0, 0],
    [1, 0, 15_000],
    [1, 0.999_999_999, 30_000],
    [2, 0, 30_000],
    [2, 0.999_999_999, 60_000],
    [5, 0.5, 360_000],
    [8, 0, 1_800_000],
    [8, 0.999_999_999, 3_600_000],
    [5_000, 0.999_999_999, 3_600_000],
  ])("%i in a row, chance %d: %i ms", (failures, chance, expected) => {
    expect(delayMs(failures, chance, QUEUE_BACK_OFF)).toBe(expected);
  });

  it("differs from desk to desk by up to half of itself", () => {
    const all = Array.from({ length: 11 }, (_, at) => delayMs(3, at / 11, QUEUE_BACK_OFF));
    expect(new Set(all).size).toBe(11);
    expect(Math.min(...all)).toBeGreaterThanOrEqual(60_000);
    expect(Math.max(...all)).toBeLessThan(120_000);
  });
});

describe("an attempt that failed", () => {
  it("puts the next one off, and each further one longer", () => {
    const first = afterFailure(NEVER_FAILED, 1_000, 0);
    expect(first).toEqual({ failures: 1, nextAtMs: 16_000 });
    expect(afterFailure(first, 16_000, 0)).toEqual({ failures: 2, nextAtMs: 46_000 });
  });

  it("is due at its time and not before", () => {
    const standing = { failures: 1, nextAtMs: 16_000 };
    expect([15_999, 16_000].map((nowMs) => isDue(standing, nowMs))).toEqual([false, true]);
    expect(isDue(NEVER_FAILED, 0)).toBe(true);
  });
});
