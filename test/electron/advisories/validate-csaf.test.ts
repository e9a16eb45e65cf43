import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { validateCsaf } from "../../../electron/advisories/validate-csaf.ts";
import type { CsafVersion } from "../../../shared/formats/csaf/verdict.ts";
import { csafSuite, isReported, type CsafCase } from "../../helpers/csaf-suite.ts";
import { dataPath } from "../../helpers/data.ts";
import misses from "../../fixtures/csaf-misses.json" with { type: "json" };

const validate = (file: string) => validateCsaf(readFileSync(dataPath(file)));

/** The suite calls these valid for their test, yet their CVSS breaks its schema. */
const BREAK_THE_SCHEMA = ["6-1-07-17", "6-2-47-11"];

async function refusedBySchema(version: CsafVersion): Promise<readonly string[]> {
  const refused: string[] = [];
  for (const one of csafSuite(version).filter((each) => !each.isReported)) {
    if (isReported(await validate(one.file), "schema")) refused.push(one.file.slice(-14, -5));
  }
  return refused;
}

async function wrongOf(version: CsafVersion): Promise<readonly CsafCase[]> {
  const wrong: CsafCase[] = [];
  for (const one of csafSuite(version)) {
    if (isReported(await validate(one.file), one.test) !== one.isReported) wrong.push(one);
  }
  return wrong;
}

describe("every document of the standard's suite gets the verdict of its test", () => {
  test.each(["2.0", "2.1"] as const)(
    "CSAF %s, except those that are listed with the reason",
    { timeout: 120_000 },
    async (version) => {
      const wrong = await wrongOf(version);
      expect(wrong.map(({ file }) => file)).toEqual(
        misses.filter((miss) => miss.version === version).map(({ file }) => file),
      );
    },
  );
});

test.each([
  ["2.0", []],
  ["2.1", BREAK_THE_SCHEMA],
] as const)(
  "no valid document of CSAF %s breaks our schema, draft 03's new members included",
  { timeout: 120_000 },
  async (version, expected) => {
    expect(await refusedBySchema(version)).toEqual(expected);
  },
);

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

describe("a file that is no CSAF document is refused with its place", () => {
  test("JSON that more text follows", async () => {
    const verdict = await validate(
      "csaf-gocsaf/csaf-documents/trailing-garbage-data/avendor-advisory-0004.json",
    );
    expect(verdict).toMatchObject({
      valid: false,
      version: null,
      errors: [],
      refused: { kind: "malformed", line: 171 },
    });
  });

  test("other JSON", async () => {
    expect((await validateCsaf(bytesOf({ document: { csaf_version: "1.2" } }))).refused?.kind).toBe(
      "not-this-format",
    );
  });
});

test("a document that says only its version is not valid, and no test is passed over in silence", async () => {
  const verdict = await validateCsaf(bytesOf({ document: { csaf_version: "2.0" } }));
  expect(verdict.valid).toBe(false);
  expect(verdict.errors.map((finding) => finding.test)).toContain("schema");
  expect(verdict.untested.map((one) => one.test)).toEqual(
    expect.arrayContaining(["6.3.6", "6.3.7", "6.3.8"]),
  );
});

test.each([
  ["csaf-validator-lib/mandatoryTest_6_1_3/valid/empty-relationships.json", "6.1.3", false],
  ["csaf-validator-lib/informativeTest_6_3_9/failing/failing-02.json", "6.3.9", true],
])("%s: test %s", async (file, id, expected) => {
  expect(isReported(await validate(file), id)).toBe(expected);
});

test("a published advisory is valid", async () => {
  const verdict = await validate("csaf-gocsaf/csaf-documents/valid/avendor-advisory-0004.json");
  expect([verdict.version, verdict.valid, verdict.errors]).toEqual(["2.0", true, []]);
});
