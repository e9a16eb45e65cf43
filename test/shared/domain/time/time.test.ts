import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { StatedTime, TimePrecision, Zone } from "../../../../shared/domain/time/index.ts";
import {
  correctedInstantMs,
  correctedSpan,
  formatOffset,
  localTimeOf,
  mayCoincide,
  openZone,
  parseStatedTime,
  resolveLocalTime,
  statedSpan,
  UTC_ZONE,
  viewTime,
} from "../../../../shared/domain/time/index.ts";

const HOUR_MS = 3_600_000;

function zone(name: string): Zone {
  const opened = openZone(name);
  return opened.ok ? opened.value : UTC_ZONE;
}

const brussels = zone("Europe/Brussels");
const iso = (ms: number) => new Date(ms).toISOString();
const local = (text: string) => localTimeOf(Date.parse(`${text}Z`));

const stated = (
  instant: string,
  precision: TimePrecision,
  more: Partial<StatedTime> = {},
): StatedTime => ({
  instant,
  precision,
  zone: "Europe/Brussels",
  ...more,
});
const span = (time: StatedTime) => {
  const { fromMs, toMs } = statedSpan(time, brussels);
  return [iso(fromMs), iso(toMs)];
};
const late = (precision: TimePrecision): StatedTime => ({
  instant: "2026-11-24T23:15:30.000Z",
  precision,
  zone: "Europe/Brussels",
});

describe("a zone", () => {
  test("tells its offset on each side of a clock change", () => {
    expect(brussels.offsetMinutesAt(Date.UTC(2026, 2, 29, 0, 59))).toBe(60);
    expect(brussels.offsetMinutesAt(Date.UTC(2026, 2, 29, 1, 0))).toBe(120);
  });

  test("has offsets that are no whole hours", () => {
    expect(formatOffset(zone("Asia/Kathmandu").offsetMinutesAt(0))).toBe("+05:30");
    expect(formatOffset(zone("America/St_Johns").offsetMinutesAt(Date.UTC(2026, 0, 1)))).toBe(
      "-03:30",
    );
  });

  test.each(["Mars/Olympus", "", "+02:00", "x".repeat(100), "../etc"])("%j is none", (name) => {
    expect(openZone(name)).toEqual({
      ok: false,
      error: { kind: "unknown-zone", found: name.slice(0, 64) },
    });
  });
});

describe("a wall-clock time", () => {
  test("is one instant on an ordinary day", () => {
    expect(resolveLocalTime(local("2026-11-24T10:00"), brussels)).toEqual({
      ok: true,
      value: Date.UTC(2026, 10, 24, 9),
    });
  });

  test("that came twice gives both candidates", () => {
    expect(resolveLocalTime(local("2026-10-25T02:30"), brussels)).toEqual({
      ok: false,
      error: {
        kind: "ambiguous",
        candidates: [Date.UTC(2026, 9, 25, 0, 30), Date.UTC(2026, 9, 25, 1, 30)],
      },
    });
  });

  test("that never came gives what it would be by either offset", () => {
    expect(resolveLocalTime(local("2026-03-29T02:30"), brussels)).toEqual({
      ok: false,
      error: {
        kind: "nonexistent",
        candidates: [Date.UTC(2026, 2, 29, 1, 30), Date.UTC(2026, 2, 29, 0, 30)],
      },
    });
  });

  test("that no calendar has is refused", () => {
    const wrong = { ...local("2026-02-01T00:00"), day: 30 };
    expect(resolveLocalTime(wrong, brussels)).toEqual({
      ok: false,
      error: { kind: "no-such-date" },
    });
  });

  test("of any instant in any zone leads back to it, or is told to be ambiguous with it among the candidates", () => {
    const zones = [
      "Europe/Brussels",
      "America/St_Johns",
      "Australia/Lord_Howe",
      "Pacific/Apia",
      "Asia/Kathmandu",
      "UTC",
    ].map(zone);
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2040, 0, 1) }),
        (where, instant) => {
          const resolved = resolveLocalTime(where.localAt(instant), where);
          if (resolved.ok) return resolved.value === instant;
          return resolved.error.kind === "ambiguous" && resolved.error.candidates.includes(instant);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("a stated time covers", () => {
  test("a minute, an hour", () => {
    expect(span(stated("2026-11-24T09:00:00.000Z", "minute"))).toEqual([
      "2026-11-24T09:00:00.000Z",
      "2026-11-24T09:01:00.000Z",
    ]);
    expect(span(stated("2026-11-24T09:00:00.000Z", "hour"))).toEqual([
      "2026-11-24T09:00:00.000Z",
      "2026-11-24T10:00:00.000Z",
    ]);
  });

  test("a local day, which has 23 hours when clocks go forward and 25 when they go back", () => {
    expect(span(stated("2026-03-28T23:00:00.000Z", "day"))).toEqual([
      "2026-03-28T23:00:00.000Z",
      "2026-03-29T22:00:00.000Z",
    ]);
    expect(span(stated("2026-10-24T22:00:00.000Z", "day"))).toEqual([
      "2026-10-24T22:00:00.000Z",
      "2026-10-25T23:00:00.000Z",
    ]);
  });

  test("a local month", () => {
    expect(span(stated("2026-02-28T23:00:00.000Z", "month"))).toEqual([
      "2026-02-28T23:00:00.000Z",
      "2026-03-31T22:00:00.000Z",
    ]);
  });

  test("a margin on both sides of about", () => {
    expect(span(stated("2026-11-24T10:00:00.000Z", "about", { marginMinutes: 15 }))).toEqual([
      "2026-11-24T09:45:00.000Z",
      "2026-11-24T10:15:00.001Z",
    ]);
  });

  test("all of a range", () => {
    expect(
      span(stated("2026-11-24T10:00:00.000Z", "range", { until: "2026-11-25T10:00:00.000Z" })),
    ).toEqual(["2026-11-24T10:00:00.000Z", "2026-11-25T10:00:00.000Z"]);
  });
});

describe("typed times are as exact as written", () => {
  test.each([
    ["2026-03", "2026-02-28T23:00:00.000Z", "month"],
    ["2026-03-29", "2026-03-28T23:00:00.000Z", "day"],
    ["2026-03-29 14", "2026-03-29T12:00:00.000Z", "hour"],
    ["2026-03-29 14:05", "2026-03-29T12:05:00.000Z", "minute"],
    ["2026-03-29T14:05:30", "2026-03-29T12:05:30.000Z", "exact"],
    ["2026-03-29T14:05:30.25Z", "2026-03-29T14:05:30.250Z", "exact"],
    ["2026-03-29 14:05+05:30", "2026-03-29T08:35:00.000Z", "minute"],
  ])("%s", (text, instant, precision) => {
    expect(parseStatedTime(text, brussels)).toEqual({
      ok: true,
      value: { instant, precision, zone: "Europe/Brussels" },
    });
  });

  test.each([
    ["~2026-11-24 10:00", 30],
    ["about 2026-11-24 10:00", 30],
    ["ca. 2026-11-24 10:00", 30],
    ["vers 2026-11-24 10:00 ±15m", 15],
    ["2026-11-24 10:00 +-2h", 120],
  ])("%s is approximate", (text, marginMinutes) => {
    expect(parseStatedTime(text, brussels)).toEqual({
      ok: true,
      value: {
        instant: "2026-11-24T09:00:00.000Z",
        precision: "about",
        marginMinutes,
        zone: "Europe/Brussels",
      },
    });
  });

  test("a time in the hour that came twice is asked about, unless the offset is written", () => {
    expect(parseStatedTime("2026-10-25 02:30", brussels)).toMatchObject({
      ok: false,
      error: { kind: "ambiguous" },
    });
    expect(parseStatedTime("2026-10-25 02:30+01:00", brussels)).toMatchObject({
      ok: true,
      value: { instant: "2026-10-25T01:30:00.000Z" },
    });
  });

  test.each([
    "yesterday",
    "2026-13-01",
    "2026-02-30",
    "2026-11-24 25:00",
    "2026-11-24 10:00+15:00",
    "",
  ])("%j is refused", (text) => {
    expect(parseStatedTime(text, brussels).ok).toBe(false);
  });

  test("any text gives a Result", () => {
    fc.assert(
      fc.property(fc.string(), (text) => typeof parseStatedTime(text, UTC_ZONE).ok === "boolean"),
    );
  });
});

describe("on the clocks", () => {
  test("UTC, the incident's and the analyst's zone show the same moment", () => {
    expect(
      [UTC_ZONE, brussels, zone("America/New_York")].map((where) => viewTime(late("exact"), where)),
    ).toEqual([
      { zone: "UTC", date: "2026-11-24", time: "23:15:30", offset: "+00:00" },
      { zone: "Europe/Brussels", date: "2026-11-25", time: "00:15:30", offset: "+01:00" },
      { zone: "America/New_York", date: "2026-11-24", time: "18:15:30", offset: "-05:00" },
    ]);
  });

  test.each([
    ["minute", "2026-11-25", "00:15"],
    ["about", "2026-11-25", "00:15"],
    ["hour", "2026-11-25", "00"],
    ["day", "2026-11-25", null],
    ["month", "2026-11", null],
  ] as const)("%s shows no more than was stated", (precision, date, time) => {
    expect(viewTime(late(precision), brussels)).toMatchObject({ date, time });
  });
});

describe("a source whose clock is wrong", () => {
  const at: StatedTime = { instant: "2026-11-24T10:00:00.000Z", precision: "minute", zone: "UTC" };

  test("is sorted by the corrected time; a fast clock moves its events back", () => {
    expect(iso(correctedInstantMs(at, 90))).toBe("2026-11-24T09:58:30.000Z");
    expect(iso(correctedInstantMs(at, -90))).toBe("2026-11-24T10:01:30.000Z");
  });

  test("may turn out to tell of the same moment as another", () => {
    const here = statedSpan(at, UTC_ZONE);
    const fast = { fromMs: here.fromMs + HOUR_MS, toMs: here.toMs + HOUR_MS };
    expect(mayCoincide(here, fast)).toBe(false);
    expect(mayCoincide(here, correctedSpan(fast, 3_600))).toBe(true);
  });
});
