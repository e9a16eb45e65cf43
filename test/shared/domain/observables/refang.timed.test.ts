import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  originalEnd,
  originalStart,
  refangText,
  refangValue,
} from "../../../../shared/domain/observables/index.ts";
import { dataPath } from "../../../helpers/data.ts";

const strict = (text: string): string => refangText(text).text;
const lines = (path: string): readonly string[] => readFileSync(dataPath(path), "utf8").split("\n");

describe("undoing what can only be defanging", () => {
  it.each([
    ["hxxps[://]evil[.]example[/]x", "https://evil.example/x"],
    ["hXXp[:]//evil(.)example", "http://evil.example"],
    ["h**p://evil{.}example", "http://evil.example"],
    ["meow://evil.example", "http://evil.example"],
    ["fxp://evil.example", "ftp://evil.example"],
    ["evil<.>example", "evil.example"],
    ["evil\\[.\\]example", "evil.example"],
    ["evil．example", "evil.example"],
    ["ｅｖｉｌ.example", "evil.example"],
    ["ev\u200bil.exa\u00admple", "evil.example"],
    ["e\u202evil.example", "evil.example"],
    ["user [at] evil [dot] example", "user@evil.example"],
    ["192[.]0[.]2[.]1[:]8080", "192.0.2.1:8080"],
    ["2001[:]db8::1", "2001:db8::1"],
    ["[:]:1", "::1"],
    ['"https:\\/\\/evil.example\\/x"', '"https://evil.example/x"'],
    ["1.1.1[.]1 and www(.)evil(dot)example", "1.1.1.1 and www.evil.example"],
  ])("%j becomes %j", (text, expected) => {
    expect(strict(text)).toBe(expected);
  });

  it.each([
    "C:\\Users\\x\\.ssh\\config",
    "see [1].[2] and (a).(b)",
    "polka dot is a pattern",
    "look at example.com",
    "hosted at evil[dot]com".replace("[dot]", "."),
    "The end.The beginning",
    "</b>.<br>Next",
    "می\u200cخواهم",
    "一つ。二つ",
    "foo.[com and [.htaccess",
  ])("%j stays", (text) => {
    expect(strict(text)).toBe(text);
  });

  it("takes one bracket alone only when asked to be tolerant", () => {
    const text = "example[.com and 111[.111.]111[.111";
    const tolerant = refangText(text, { tolerance: "tolerant" }).text;
    expect([strict(text), tolerant]).toEqual([text, "example.com and 111.111.111.111"]);
  });
});

/** Cases of the public suite that we do otherwise, on purpose. */
const DIFFERENT_ON_PURPOSE: ReadonlyMap<string, string> = new Map([
  ["9,10,11,12", "four numbers with commas are a list more often than an address"],
  [
    "code to (https://www.linkedin.com/feed/hashtag/?keywords=%23IOCs)<https://example.in/foo>",
    "removing one bracket of a pair changes text that is not defanged",
  ],
  [
    "In the UI: https://help.passivetotal.org/tags_&_classifications.html (https://help.passivetotal.org/tags_&_classifications.html)",
    "removing one bracket of a pair changes text that is not defanged",
  ],
]);

describe("the public suite of defanged forms", () => {
  const caseSchema = z.object({ text: z.string(), expect: z.string() });
  const cases = lines("ioc-fanger/cases.jsonl")
    .filter((line) => line !== "")
    .map((line) => caseSchema.parse(JSON.parse(line)));

  it("is met but for the forms that we treat otherwise on purpose", () => {
    const different = cases.filter(({ text, expect }) => strict(text) !== expect);
    expect(different.map(({ text }) => text)).toEqual([...DIFFERENT_ON_PURPOSE.keys()]);
  });

  it("is met by every line of the sample of 500 lines", () => {
    const expected = lines("ioc-fanger/sample_text_fanged.txt");
    const actual = lines("ioc-fanger/sample_text_defanged.txt").map(strict);
    expect(actual).toEqual(expected);
  });
});

describe("the way back to the original", () => {
  it("knows where a refanged name stood and how long it was", () => {
    const text = "see hxxp://evil[.]example, or \u200buser[@]evil[.]example!";
    const refanged = refangText(text);
    const place = (found: string): string => {
      const at = refanged.text.indexOf(found);
      return text.slice(originalStart(refanged, at), originalEnd(refanged, at + found.length));
    };
    expect(["http://evil.example", "user@evil.example", "see", "or"].map(place)).toEqual([
      "hxxp://evil[.]example",
      "user[@]evil[.]example",
      "see",
      "or",
    ]);
  });

  it("is monotonous and covers the text, for every text", () => {
    const piece = fc.constantFrom(
      "evil",
      "[.]",
      " ",
      "hxxp://",
      "(at)",
      "\u200b",
      ".",
      "com",
      "[",
      "]",
      "@",
      " dot ",
      "\\.",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join("");
        const refanged = refangText(text, { tolerance: "tolerant" });
        let previous = 0;
        for (let offset = 0; offset <= refanged.text.length; offset++) {
          const start = originalStart(refanged, offset);
          expect(start).toBeGreaterThanOrEqual(previous);
          previous = start;
        }
        expect(originalEnd(refanged, refanged.text.length)).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it("is the identity for a text without anything defanged", () => {
    expect(refangText("nothing here")).toEqual({
      text: "nothing here",
      edits: [],
      replacementLengths: [],
      isTruncated: false,
    });
  });
});

describe("hostile text", () => {
  it.each(["[", "(", "[.]", "\\.", " ", " at a dot com", ":", "hxxp://", "D", "@", "a."])(
    "costs linear time for a megabyte of %j",
    (piece) => {
      const timeOf = (chars: number): number => {
        const text = piece.repeat(Math.ceil(chars / piece.length));
        const from = process.cpuUsage();
        refangText(text, { tolerance: "tolerant" });
        return process.cpuUsage(from).user / 1_000;
      };
      timeOf(65_536);
      expect(timeOf(1_048_576)).toBeLessThan(1_500);
    },
  );

  it("says when there was more than it keeps", () => {
    const refanged = refangText("a[.]".repeat(500_002));
    expect([refanged.isTruncated, refanged.text.endsWith("a[.]")]).toEqual([true, true]);
  });

  it("is refanged as a value without surrounding blanks", () => {
    expect(refangValue("  evil[.]example ")).toBe("evil.example");
  });
});
