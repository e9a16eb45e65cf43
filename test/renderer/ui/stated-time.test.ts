import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { readStatedTime, writeStatedTime } from "../../../renderer/ui/fields/stated-time-text.ts";
import { instantOf, isZone, wallTimeOf } from "../../../renderer/ui/fields/zoned-time.ts";

const NOW_MS = Date.UTC(2026, 10, 24, 8, 15, 30);

describe("a time as it is typed", () => {
  test.each([
    ["2026-09-14 10:05:07", "Europe/Berlin", "2026-09-14T08:05:07.000Z", "exact"],
    ["2026-09-14 10:05", "Europe/Berlin", "2026-09-14T08:05:00.000Z", "minute"],
    ["2026-09-14T10", "Europe/Berlin", "2026-09-14T08:00:00.000Z", "hour"],
    ["2026-09-14", "Europe/Berlin", "2026-09-13T22:00:00.000Z", "day"],
    ["2026-09", "UTC", "2026-09-01T00:00:00.000Z", "month"],
    ["14.09.2026 10:05", "UTC", "2026-09-14T10:05:00.000Z", "minute"],
    ["14/9/2026", "UTC", "2026-09-14T00:00:00.000Z", "day"],
    ["jetzt", "UTC", "2026-11-24T08:15:00.000Z", "minute"],
  ])("%s in %s is %s, as precise as it was stated (%s)", (text, zone, instant, precision) => {
    expect(readStatedTime(text, zone, NOW_MS)).toEqual({
      kind: "time",
      time: { instant, precision, zone },
      oddity: "none",
    });
  });

  test("with UTC or Z behind it is not moved by the chosen zone", () => {
    const expected = { instant: "2026-09-14T10:05:00.000Z", precision: "minute", zone: "UTC" };
    expect(readStatedTime("2026-09-14 10:05 UTC", "Asia/Tokyo", NOW_MS)).toMatchObject({
      time: expected,
    });
    expect(readStatedTime("2026-09-14T10:05Z", "Asia/Tokyo", NOW_MS)).toMatchObject({
      time: expected,
    });
  });

  test.each([
    "~2026-09-14 10:00",
    "about 2026-09-14 10:00",
    "etwa 2026-09-14 10:00",
    "environ 2026-09-14 10:00",
  ])("%s is vague by half an hour either way", (text) => {
    expect(readStatedTime(text, "UTC", NOW_MS)).toMatchObject({
      time: { instant: "2026-09-14T10:00:00.000Z", precision: "about", marginMinutes: 30 },
    });
  });

  test.each([
    "yesterday",
    "2026-02-30",
    "2026-13-01",
    "2026-09-14 25:00",
    "2026-09-14 10:61",
    "10:05",
    "2026-09-14 10:05 CEST",
    "0001-01-01",
  ])("%s is refused, not guessed", (text) => {
    expect(readStatedTime(text, "UTC", NOW_MS)).toEqual({ kind: "unreadable" });
  });

  test("nothing typed is no time", () => {
    expect(readStatedTime("  ", "UTC", NOW_MS)).toEqual({ kind: "empty" });
  });

  test("is read back from what was written for it", () => {
    const zones = fc.constantFrom(
      "UTC",
      "Europe/Berlin",
      "America/St_Johns",
      "Asia/Kathmandu",
      "Pacific/Chatham",
    );
    const precision = fc.constantFrom("exact", "minute", "hour", "day", "month");
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000_000_000 }),
        zones,
        precision,
        (seconds, zone, kind) => {
          const first = readStatedTime(
            writeStatedTime({
              instant: new Date(seconds * 1_000).toISOString(),
              precision: kind,
              zone,
            }),
            zone,
            0,
          );
          if (first.kind !== "time") throw new Error("what was written could not be read");
          expect(first.time.precision).toBe(kind);
          fc.pre(first.oddity === "none");
          expect(readStatedTime(writeStatedTime(first.time), zone, 0)).toEqual(first);
        },
      ),
    );
  });
});

describe("clock changes", () => {
  test("a reading that did not exist is named and moved on", () => {
    const wall = { year: 2026, month: 3, day: 29, hour: 2, minute: 30, second: 0 };
    const { instantMs, oddity } = instantOf(wall, "Europe/Berlin");
    expect(oddity).toBe("gap");
    expect(new Date(instantMs).toISOString()).toBe("2026-03-29T01:30:00.000Z");
  });

  test("a reading that came twice is named and the earlier one is taken", () => {
    const wall = { year: 2026, month: 10, day: 25, hour: 2, minute: 30, second: 0 };
    const { instantMs, oddity } = instantOf(wall, "Europe/Berlin");
    expect(oddity).toBe("fold");
    expect(new Date(instantMs).toISOString()).toBe("2026-10-25T00:30:00.000Z");
  });

  test("every instant is found again from what a clock shows, unless that came twice", () => {
    const zones = fc.constantFrom(
      "Europe/Berlin",
      "America/New_York",
      "Australia/Lord_Howe",
      "Asia/Tokyo",
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), zones, (seconds, zone) => {
        const found = instantOf(wallTimeOf(seconds * 1_000, zone), zone);
        const toleranceMs = found.oddity === "none" ? 0 : 7_200_000;
        expect(Math.abs(found.instantMs - seconds * 1_000)).toBeLessThanOrEqual(toleranceMs);
      }),
    );
  });

  test("knows which names are zones", () => {
    expect([isZone("Europe/Berlin"), isZone("Europe/Atlantis")]).toEqual([true, false]);
  });
});
