import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FORMAT_IDS } from "../../../shared/formats/format.ts";
import { detectFormat, FORMAT_ITEMS } from "../../../shared/formats/registry.ts";
import { latin1Bytes, utf8 } from "../../helpers/hostile/bytes.ts";
import { readSource } from "../../helpers/read-format.ts";

const formatOf = (bytes: Uint8Array, name: string): string => {
  const detected = detectFormat({ bytes, name, isWhole: true });
  return detected.ok ? detected.value.format : detected.error.kind;
};

describe("tells the format by content, not by name", () => {
  test.each([
    ["eml", "From: a@b.org\nTo: c@d.org\nSubject: x\n\ny", "x.json"],
    ["mbox", "From a@b.org Tue Nov 24 08:00:00 2026\nFrom: a@b.org\nTo: c@d.org\n\ny", "x.txt"],
    ["json", '{"Event":{"info":"x"}}', "x.eml"],
    ["json", "  [1, 2]", "x.csv"],
    ["json", '{"broken":', "x"],
    ["json-lines", '{"a":1}\n{"b":2}\n', "x.json"],
    ["csv", "timestamp,ip,asn,geo\n2026-01-01 00:00:00,192.0.2.1,1,AT\n", "x.eml"],
    ["text", "We saw hxxp://bad[.]org today.", "x.csv"],
    ["text", "{{ template }} is no JSON", "x.txt"],
    ["text", "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "x.xml"],
  ])("%s", (format, text, name) => {
    expect(formatOf(utf8(text), name)).toBe(format);
  });

  test.each([
    ["PK\u0003\u0004 zip", "a ZIP archive"],
    ["%PDF-1.7", "a PDF document"],
    ["\u0089PNG\r\n", "a PNG image"],
    ["MZ\u0090\u0000", "a Windows program"],
  ])("%j is refused as binary", (text, what) => {
    const detected = detectFormat({ bytes: latin1Bytes(text), name: "x.csv", isWhole: true });
    expect(detected).toMatchObject({ ok: false, error: { kind: "binary" } });
    expect(!detected.ok && detected.error.message).toContain(what);
  });

  test("nothing is refused as empty", () => {
    expect(formatOf(new Uint8Array(0), "x.json")).toBe("empty");
  });
});

describe("a format that the user names is taken at its word", () => {
  test.each([
    ["misp", '{"a":1}', "not-this-format"],
    ["misp-manifest", '{"a":1}', "not-this-format"],
    ["intelmq", '{"a":1}', "not-this-format"],
    ["csv", "no columns here", "not-this-format"],
    ["mbox", "no mail here", "not-this-format"],
  ] as const)("%s", (format, text, failure) => {
    const outcome = readSource(utf8(text), "x", { format });
    expect(!outcome.ok && outcome.error.kind).toBe(failure);
  });

  test("JSON of a known format can be kept as plain JSON", () => {
    const outcome = readSource(utf8('{"Event":{"info":"x"}}'), "x", { format: "json" });
    expect(outcome.ok && outcome.value.summary.format).toBe("json");
  });
});

test("every format says what it counts", () => {
  expect(FORMAT_ITEMS.map(({ name }) => name)).toEqual([...FORMAT_IDS]);
});

test("any bytes give a verdict, in any format, in pieces of any size", () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 2_000 }),
    fc.string({ maxLength: 2_000, unit: "binary" }).map(utf8),
    fc.json({ maxDepth: 5 }).map(utf8),
    fc
      .string({
        maxLength: 2_000,
        unit: fc.constantFrom(...'",;\n\r\t aA1.@:/-<>[]{}=?_'.split("")),
      })
      .map(utf8),
  );
  fc.assert(
    fc.property(
      bytes,
      fc.option(fc.constantFrom(...FORMAT_IDS)),
      fc.integer({ min: 1, max: 4_096 }),
      (source, format, chunkBytes) => {
        const settings = format === null ? { chunkBytes } : { chunkBytes, format };
        const outcome = readSource(source, "any", settings);
        if (!outcome.ok) return outcome.error.message !== "";
        const { reports, summary } = outcome.value;
        const found = reports.reduce((total, report) => total + report.foundItems, 0);
        return (
          summary.reportCount === reports.length &&
          summary.foundItems >= found &&
          summary.skippedItems <= summary.foundItems
        );
      },
    ),
    { numRuns: 500 },
  );
});

test("the same reports whatever the size of the pieces", () => {
  const text = "From: a@b.org\nTo: c@d.org\nSubject: x\n\nhttps://bad-site.org/\n";
  const whole = readSource(utf8(text), "x.eml");
  for (const chunkBytes of [1, 3, 17]) {
    expect(readSource(utf8(text), "x.eml", { chunkBytes })).toEqual(whole);
  }
});
