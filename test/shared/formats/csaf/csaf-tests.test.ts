import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CSAF_TEST_IDS } from "../../../../shared/formats/csaf/test-ids.ts";
import { CSAF_TESTS } from "../../../../shared/formats/csaf/tests/index.ts";
import { isLater, timeKey } from "../../../../shared/formats/csaf/time-key.ts";
import { readJson } from "../../../../shared/formats/json/read.ts";
import type { JsonValue } from "../../../../shared/formats/json/value.ts";
import { csafTests as german } from "../../../../shared/text/de/csaf-tests.ts";
import { csafTests as english } from "../../../../shared/text/en/csaf-tests.ts";
import { csafTests as french } from "../../../../shared/text/fr/csaf-tests.ts";
import { csafSuite } from "../../../helpers/csaf-suite.ts";
import { dataPath } from "../../../helpers/data.ts";

const VERSIONS = ["2.0", "2.1"] as const;
const DOCUMENTS = csafSuite("2.1").map(({ file }) => readFileSync(dataPath(file), "utf8"));

function parse(text: string): JsonValue {
  const read = readJson(new TextEncoder().encode(text), 256);
  if (!read.ok) throw new Error(read.error.message);
  return read.value.value;
}

test.each(VERSIONS)(
  "every test of ours for CSAF %s is one of the standard, and stands once",
  (version) => {
    const ids = CSAF_TESTS[version].map(({ id }) => id);
    expect(ids.filter((id) => !CSAF_TEST_IDS[version].includes(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  },
);

test("any part of a document may be anything, and no test of ours throws", () => {
  fc.assert(
    fc.property(fc.constantFrom(...DOCUMENTS), fc.nat(), fc.jsonValue(), (text, nth, junk) => {
      const places = [...text.matchAll(/"[a-z_]+": (?=["\d])/g)];
      const place = places[nth % Math.max(places.length, 1)];
      const at = (place?.index ?? 0) + (place?.[0].length ?? 0);
      const value = /^(?:"(?:[^"\\]|\\.)*"|[\d.]+)/.exec(text.slice(at))?.[0] ?? "";
      const damaged = parse(
        text.slice(0, at) + JSON.stringify(junk) + text.slice(at + value.length),
      );
      for (const version of VERSIONS)
        for (const { check } of CSAF_TESTS[version])
          expect(Array.isArray(check(damaged))).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("the three languages have a sentence for the same tests", () => {
  expect([...german.keys()]).toEqual([...english.keys()]);
  expect([...french.keys()]).toEqual([...english.keys()]);
});

describe("times", () => {
  test.each([
    ["2024-01-21T10:00:00.0001Z", "2024-01-21T10:00:00.000Z", true],
    ["2024-01-21T12:00:00+02:00", "2024-01-21T10:00:00Z", false],
    ["2024-01-21T10:00:00-01:00", "2024-01-21T10:59:59Z", true],
    ["no time", "2024-01-21T10:00:00Z", false],
  ])("%s is later than %s: %s", (one, other, expected) => {
    expect(isLater(one, other)).toBe(expected);
  });

  test("the same moment has the same key in every zone", () => {
    expect(timeKey("2024-01-21T12:00:00.50+02:00")).toBe(timeKey("2024-01-21T10:00:00.5Z"));
  });
});
