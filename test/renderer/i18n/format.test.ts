import { describe, expect, test } from "vitest";

import { createFormatter } from "../../../renderer/i18n/format.ts";

const AT = "2026-09-14T08:05:07.123Z";
const AT_MS = Date.parse(AT);

describe("formats", () => {
  test("numbers and sizes follow the language", () => {
    const en = createFormatter("en", "UTC");
    const de = createFormatter("de", "UTC");
    const fr = createFormatter("fr", "UTC");
    expect([en, de, fr].map((format) => format.number(1_234_567.5))).toEqual([
      "1,234,567.5",
      "1.234.567,5",
      "1\u202f234\u202f567,5",
    ]);
    expect(en.bytes(1_536)).toBe("1.5 KiB");
    expect(de.bytes(5 * 1024 ** 3)).toBe("5 GiB");
    expect(en.bytes(0)).toBe("0 B");
  });

  test("exact times are the same in every language, with the offset of the zone", () => {
    for (const language of ["en", "de", "fr"] as const) {
      const format = createFormatter(language, "Europe/Berlin");
      expect(format.exactUtc(AT)).toBe("2026-09-14 08:05:07 UTC");
      expect(format.exactLocal(AT)).toBe("2026-09-14 10:05:07 +02:00");
    }
    expect(createFormatter("en", "UTC").exactLocal(AT)).toBe("2026-09-14 08:05:07 +00:00");
  });

  test.each([
    ["en", 30_000, "30 sec ago"],
    ["en", 5 * 60_000, "5 min ago"],
    ["de", 3 * 3_600_000, "vor 3 Std."],
    ["fr", 3 * 86_400_000, "il y a 3\u00a0j"],
    ["en", -3 * 86_400_000, "in 3 days"],
    ["en", 40 * 86_400_000, "40 days ago"],
  ] as const)(
    "relative times follow the language: %s, %i ms after",
    (language, afterMs, expected) => {
      expect(createFormatter(language, "UTC").relative(AT, AT_MS + afterMs)).toBe(expected);
    },
  );

  test("what has just happened is never in the future, though the clock ticks every 15 s only", () => {
    expect(createFormatter("en", "UTC").relative(AT, AT_MS - 9_000)).toBe("now");
  });

  test("a time that cannot be read is shown as it came", () => {
    const format = createFormatter("en", "UTC");
    expect(format.exactUtc("about ten")).toBe("about ten");
    expect(format.relative("about ten", 0)).toBe("about ten");
  });

  test.each([
    [900, "1 s"],
    [200_000, "3 min 20 s"],
    [7_260_000, "2 h 1 min"],
    [93_600_000, "1 d 2 h"],
  ])("a duration of %i ms is %s", (durationMs, expected) => {
    expect(createFormatter("en", "UTC").duration(durationMs)).toBe(expected);
  });

  test("days have the sign of the language", () => {
    expect(createFormatter("fr", "UTC").duration(93_600_000)).toBe("1 j 2 h");
    expect(createFormatter("de", "UTC").duration(93_600_000)).toBe("1 d 2 h");
  });
});
