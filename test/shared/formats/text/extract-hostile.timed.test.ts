import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extractObservables } from "../../../../shared/formats/text/extract.ts";
import { EXTRACTION_LIMITS } from "../../../../shared/formats/text/extraction.ts";

const MEBIBYTE = 1_048_576;
const repeat = (piece: string, chars: number): string =>
  piece.repeat(Math.ceil(chars / piece.length)).slice(0, chars);
/** Milliseconds of this process, not of the clock: other programs shall not make the test fail. */
const timeOf = (text: string): number => {
  const from = process.cpuUsage();
  extractObservables(text, { withPhoneNumbers: true });
  return process.cpuUsage(from).user / 1_000;
};

/** Pieces that provoke every scanner when there is nothing else in the text. */
const PIECES = [
  "a.",
  "1.",
  "@",
  "a@",
  ":",
  "1:",
  "f:",
  "://",
  "h://",
  "http://a.b",
  "http://a.com/(",
  "a",
  "-",
  "_",
  ".",
  "deadbeefdeadbeefdeadbeefdeadbeef ",
  "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVNa ",
  "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mda ",
  "rule a { ",
  'rule a { condition: "',
  "HKLM\\",
  "HKLM\\a b",
  "C:\\a ",
  "/etc/",
  "Mozilla/5.0 (",
  'mutex "',
  "user-agent: ",
  "TLP",
  "CVE-2020-1",
  "AS1",
  "1.2.3.4 ",
  "1.2.3.4/",
  "3:aaaaaaaa:",
  "1:2:3:",
  "é.",
  "访问example.com获取",
  "[.]",
  "[[",
  "(",
  "\\.",
  "%41",
  "\u0000",
  "．",
  "a\u200b",
  "+49 89 123",
  " at a dot com",
  "hxxp://",
  "\ud800",
  "<",
];

describe("hostile text", () => {
  it('costs little for a mebibyte of "a.", "1." or "@"', () => {
    timeOf(repeat("a.1.@", 65_536));
    const times = ["a.", "1.", "@"].map((piece) =>
      // The fastest of many: what other programs take meanwhile is no cost of ours.
      Math.min(...Array.from({ length: 16 }, () => timeOf(repeat(piece, MEBIBYTE)))),
    );
    expect(Math.max(...times)).toBeLessThan(200);
  });

  it.each(PIECES)("costs linear time for many %j", (piece) => {
    timeOf(repeat(piece, 16_384));
    const small = Math.max(
      1,
      Math.min(timeOf(repeat(piece, 32_768)), timeOf(repeat(piece, 32_768))),
    );
    const large = Math.min(
      timeOf(repeat(piece, MEBIBYTE / 2)),
      timeOf(repeat(piece, MEBIBYTE / 2)),
    );
    // Sixteen times the text; a quadratic scan would take 256 times as long.
    expect(large / small).toBeLessThan(80);
    expect(large).toBeLessThan(2_000);
  });

  it("reads 16 MiB of text within some seconds", () => {
    const sentence =
      "The report names https://evil[.]com/a, 1[.]2[.]3[.]4 and d41d8cd98f00b204e9800998ecf8427e. ";
    expect(timeOf(repeat(sentence, EXTRACTION_LIMITS.textChars))).toBeLessThan(10_000);
  });

  it("cuts what is longer and says so", () => {
    const text = `${"x ".repeat(EXTRACTION_LIMITS.textChars / 2)} evil.com`;
    const extraction = extractObservables(text);
    expect([extraction.isTruncated, extraction.items]).toEqual([true, []]);
  });

  it("keeps a bounded number of items and of rejected ones, and says so", () => {
    const names = Array.from(
      { length: EXTRACTION_LIMITS.items + 5 },
      (_, index) => `n${index}.com`,
    );
    const wrong = Array.from({ length: EXTRACTION_LIMITS.rejected + 5 }, () => "1.2.3.4.5");
    const many = extractObservables(names.join(" "));
    const bad = extractObservables(wrong.join(" "));
    expect([many.items.length, many.isTruncated, bad.rejected.length, bad.isTruncated]).toEqual([
      EXTRACTION_LIMITS.items,
      true,
      EXTRACTION_LIMITS.rejected,
      true,
    ]);
  });
});

describe("any text", () => {
  const piece = fc.oneof(
    fc.constantFrom(...PIECES),
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.domain(),
    fc.ipV4(),
    fc.ipV6(),
    fc.emailAddress(),
    fc.webUrl(),
    fc.constantFrom(" ", "\n", '"', "`", "(", ")", "[", "]", ",", "|", " dot ", "[.]", "(at)"),
  );

  it("is read without throwing, and every place holds what it says", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const text = pieces.join("");
        const { items, rejected } = extractObservables(text, { withPhoneNumbers: true });
        for (const item of items) {
          expect(text.slice(item.offset, item.offset + item.length)).toBe(item.original);
          expect(item.length).toBeGreaterThan(0);
        }
        for (const item of rejected) {
          expect(text.slice(item.offset, item.offset + item.length).slice(0, 255)).toBe(
            item.original,
          );
        }
        const offsets = items.map((item) => item.offset);
        expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
      }),
      { numRuns: 1_000 },
    );
  });

  it("gives its own values again", () => {
    // `::` and `a::b` are values of IPv6, but in a text rather code.
    const isTelling = (value: string): boolean => !/^[0-9a-f]{0,4}::[a-f]{0,4}$/.test(value);
    const valuesIn = (text: string): readonly string[] =>
      extractObservables(text, { withDerived: false })
        .items.map((item) => item.value)
        .filter(isTelling);
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6()), { maxLength: 10 }),
        (texts) => {
          const values = valuesIn(texts.join(" , "));
          expect(valuesIn(values.join(" , "))).toEqual(values);
        },
      ),
    );
  });
});
