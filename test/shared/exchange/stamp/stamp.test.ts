import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compareStamps,
  isSameStamp,
  MAX_AHEAD_MS,
  MAX_COUNTER,
  newerStamp,
  nextStamp,
  receiveStamp,
  type Stamp,
} from "../../../../shared/exchange/stamp/stamp.ts";

const OWN = "01940000-0000-7000-9000-000000000001";
const OTHER = "01940000-0000-7000-9000-000000000002";

const stampArbitrary: fc.Arbitrary<Stamp> = fc.record({
  ms: fc.integer({ min: 0, max: 3 }),
  counter: fc.integer({ min: 0, max: 2 }),
  replica: fc.constantFrom(OWN, OTHER),
});

describe("stamps", () => {
  test("are in one order: time, then counter, then replica", () => {
    const sorted: readonly Stamp[] = [
      { ms: 1, counter: 9, replica: OTHER },
      { ms: 2, counter: 0, replica: OTHER },
      { ms: 2, counter: 1, replica: OWN },
      { ms: 2, counter: 1, replica: OTHER },
    ];
    expect(sorted.toReversed().toSorted(compareStamps)).toEqual(sorted);
  });

  test("have a total order", () => {
    fc.assert(
      fc.property(stampArbitrary, stampArbitrary, stampArbitrary, (a, b, c) => {
        expect(Math.sign(compareStamps(a, b))).toBe(-Math.sign(compareStamps(b, a)) + 0);
        expect(compareStamps(a, b) === 0).toBe(isSameStamp(a, b));
        expect(compareStamps(newerStamp(a, b), b)).toBeGreaterThanOrEqual(0);
        const isOrdered = !(compareStamps(a, b) <= 0 && compareStamps(b, c) <= 0);
        expect(isOrdered || compareStamps(a, c) <= 0).toBe(true);
      }),
    );
  });
});

describe("the next stamp", () => {
  test("has the time of the wall clock when that went on", () => {
    expect(nextStamp({ ms: 10, counter: 7 }, 11, OWN)).toEqual({
      ms: 11,
      counter: 0,
      replica: OWN,
    });
    expect(nextStamp(undefined, 11, OWN)).toEqual({ ms: 11, counter: 0, replica: OWN });
  });

  test("counts on when the wall clock stands or went back", () => {
    expect(nextStamp({ ms: 10, counter: 7 }, 10, OWN)).toEqual({
      ms: 10,
      counter: 8,
      replica: OWN,
    });
    expect(nextStamp({ ms: 10, counter: 7 }, 3, OWN)).toEqual({ ms: 10, counter: 8, replica: OWN });
  });

  test("takes the next millisecond when the counter is full", () => {
    expect(nextStamp({ ms: 10, counter: MAX_COUNTER }, 10, OWN)).toEqual({
      ms: 11,
      counter: 0,
      replica: OWN,
    });
  });

  test("is always newer than all before, whatever the wall clock says", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 20 }), (times) => {
        let last: Stamp = { ms: 0, counter: 0, replica: OWN };
        for (const nowMs of times) {
          const next = nextStamp(last, nowMs, OWN);
          expect(compareStamps(next, last)).toBeGreaterThan(0);
          last = next;
        }
      }),
    );
  });
});

describe("a stamp from elsewhere", () => {
  test("puts our clock ahead of it", () => {
    const seen = receiveStamp({ ms: 10, counter: 0 }, { ms: 12, counter: 4, replica: OTHER }, 11);
    expect(seen).toEqual({ ok: true, value: { ms: 12, counter: 4 } });
    const next = nextStamp(seen.ok ? seen.value : undefined, 11, OWN);
    expect(next).toEqual({ ms: 12, counter: 5, replica: OWN });
  });

  test("that is older does not take our clock back", () => {
    const last = { ms: 12, counter: 5 };
    expect(receiveStamp(last, { ms: 12, counter: 4, replica: OTHER }, 11)).toEqual({
      ok: true,
      value: last,
    });
  });

  test.each([
    ["a day ahead of the wall clock", 1_000 + MAX_AHEAD_MS, true],
    ["a day and a millisecond ahead", 1_001 + MAX_AHEAD_MS, false],
  ])("is judged by how far ahead it is: %s", (_name, ms, isTaken) => {
    expect(receiveStamp(undefined, { ms, counter: 0, replica: OTHER }, 1_000).ok).toBe(isTaken);
  });

  test("that is too far ahead is named with how far", () => {
    const stamp = { ms: 5_000, counter: 0, replica: OTHER };
    expect(receiveStamp(undefined, stamp, 1_000, 100)).toEqual({
      ok: false,
      error: { kind: "clock-ahead", stamp, aheadMs: 4_000 },
    });
  });

  test("is no worse for a wall clock that fell back to 1970: our own last stamp is the floor", () => {
    const last = { ms: 5_000_000_000_000, counter: 0 };
    const stamp = { ms: 5_000_000_000_500, counter: 0, replica: OTHER };
    expect(receiveStamp(last, stamp, 0)).toEqual({
      ok: true,
      value: { ms: stamp.ms, counter: 0 },
    });
  });
});
