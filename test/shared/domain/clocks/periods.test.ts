import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  isHoliday,
  orthodoxEaster,
  westernEaster,
} from "../../../../shared/domain/clocks/periods/holidays.ts";
import { dueOf } from "../../../../shared/domain/clocks/periods/due-of.ts";
import type { Term } from "../../../../shared/domain/clocks/instrument.ts";
import { openZone, UTC_ZONE, type Zone } from "../../../../shared/domain/time/zone.ts";

const zone = (name: string): Zone => {
  const opened = openZone(name);
  return opened.ok ? opened.value : UTC_ZONE;
};
const BELGIUM = { zone: zone("Europe/Brussels"), country: "BE" };
const PORTUGAL = { zone: zone("Europe/Lisbon"), country: "PT" };
const term = (amount: number, unit: Term["unit"]): Term => ({ amount, unit });
const iso = (ms: number): string => new Date(ms).toISOString();
const due = (anchor: string, of: Term, place = BELGIUM, pauses: [string, string][] = []): string =>
  iso(
    dueOf(
      Date.parse(anchor),
      of,
      place,
      pauses.map(([from, to]) => ({ fromMs: Date.parse(from), toMs: Date.parse(to) })),
    ).dueMs,
  );

describe("hours", () => {
  test("are elapsed time, so that a change of the clocks neither adds nor takes one", () => {
    // In Brussels the clocks go forward on 29 March 2026 at 01:00 UTC.
    expect(due("2026-03-28T12:00:00Z", term(24, "hours"))).toBe("2026-03-29T12:00:00.000Z");
    expect(due("2026-10-24T12:00:00Z", term(72, "hours"))).toBe("2026-10-27T12:00:00.000Z");
  });

  test("stand still in a pause, also in one that began before", () => {
    expect(
      due("2026-06-01T10:00:00Z", term(4, "hours"), BELGIUM, [
        ["2026-06-01T09:00:00Z", "2026-06-01T10:30:00Z"],
        ["2026-06-01T11:00:00Z", "2026-06-01T13:00:00Z"],
      ]),
    ).toBe("2026-06-01T16:30:00.000Z");
  });

  test("of an office leave out nights, weekends and holidays", () => {
    const office: Term = { amount: 8, unit: "hours", calendar: "office-hours" };
    // Thursday 30 April 16:00 local; Friday is the first of May, then the weekend.
    expect(due("2026-04-30T14:00:00Z", office)).toBe("2026-05-04T13:00:00.000Z");
  });
});

describe("days, months and working days by Regulation 1182/71", () => {
  test.each([
    ["the same date", "2026-03-15T09:30:00Z", "2026-04-15T21:59:59.000Z"],
    [
      "the last day where the month has no such date",
      "2026-01-31T09:00:00Z",
      "2026-02-28T22:59:59.000Z",
    ],
    ["29 February in a leap year", "2028-01-31T09:00:00Z", "2028-02-29T22:59:59.000Z"],
    ["over the end of the year", "2026-12-31T09:00:00Z", "2027-01-31T22:59:59.000Z"],
    [
      "by the local day, which may be another than in UTC",
      "2026-03-31T22:30:00Z",
      "2026-05-01T21:59:59.000Z",
    ],
  ])("a month ends on %s", (_name, anchor, expected) => {
    expect(due(anchor, term(1, "calendar-months"))).toBe(expected);
  });

  test("the day of the event does not count", () => {
    expect(due("2026-06-01T00:10:00Z", term(14, "days"))).toBe("2026-06-15T21:59:59.000Z");
  });

  test("an end on a weekend or holiday is told with the working day after it, not moved", () => {
    const end = dueOf(Date.parse("2026-01-31T09:00:00Z"), term(1, "calendar-months"), BELGIUM);
    expect([iso(end.dueMs), end.extendedMs === null ? null : iso(end.extendedMs)]).toEqual([
      "2026-02-28T22:59:59.000Z",
      "2026-03-02T22:59:59.000Z",
    ]);
  });

  test("working days leave out weekends and holidays of the country", () => {
    // 24 December 2026 is a Thursday; the 25th a holiday; 1 January a Friday and a holiday.
    expect(due("2026-12-24T12:00:00Z", term(5, "working-days"), PORTUGAL)).toBe(
      "2027-01-04T23:59:59.000Z",
    );
  });

  test("a term never ends before it begins, and a longer one never before a shorter one", () => {
    const units = fc.constantFrom<Term["unit"]>("hours", "days", "working-days", "calendar-months");
    const anchors = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) });
    fc.assert(
      fc.property(anchors, units, fc.integer({ min: 1, max: 90 }), (anchorMs, unit, amount) => {
        const first = dueOf(anchorMs, term(amount, unit), BELGIUM).dueMs;
        const second = dueOf(anchorMs, term(amount + 1, unit), BELGIUM).dueMs;
        return first > anchorMs && second > first;
      }),
      { numRuns: 100 },
    );
  });

  test("a later anchor never gives an earlier end", () => {
    const units = fc.constantFrom<Term["unit"]>("hours", "days", "working-days", "calendar-months");
    const anchors = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) });
    fc.assert(
      fc.property(anchors, fc.nat(40 * 86_400_000), units, (anchorMs, laterMs, unit) => {
        const of = term(1, unit);
        return dueOf(anchorMs, of, BELGIUM).dueMs <= dueOf(anchorMs + laterMs, of, BELGIUM).dueMs;
      }),
      { numRuns: 100 },
    );
  });
});

test("Easter falls where the churches say", () => {
  expect([2024, 2025, 2026, 2027].map(westernEaster)).toEqual([
    { year: 2024, month: 3, day: 31 },
    { year: 2025, month: 4, day: 20 },
    { year: 2026, month: 4, day: 5 },
    { year: 2027, month: 3, day: 28 },
  ]);
  expect([2024, 2025, 2026, 2027].map(orthodoxEaster)).toEqual([
    { year: 2024, month: 5, day: 5 },
    { year: 2025, month: 4, day: 20 },
    { year: 2026, month: 4, day: 12 },
    { year: 2027, month: 5, day: 2 },
  ]);
  expect(isHoliday({ year: 2026, month: 5, day: 14 }, "BE")).toBe(true);
});
