import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareTexts } from "../../../../shared/exchange/merge/compare-texts.ts";
import { matchLines } from "../../../../shared/exchange/merge/match-lines.ts";

const BASE = "One\nTwo\nThree\nFour\nFive";

describe("two versions of a text beside the one that both began with", () => {
  test("show whose change is whose, and what both would be together", () => {
    const ours = "One\nTwo, more\nThree\nFour\nFive";
    const theirs = "One\nTwo\nThree\nFour\nFive\nSix";
    expect(compareTexts(ours, theirs, BASE)).toEqual({
      parts: [
        { kind: "same", base: ["One"], ours: ["One"], theirs: ["One"] },
        { kind: "ours", base: ["Two"], ours: ["Two, more"], theirs: ["Two"] },
        {
          kind: "same",
          base: ["Three", "Four", "Five"],
          ours: ["Three", "Four", "Five"],
          theirs: ["Three", "Four", "Five"],
        },
        { kind: "theirs", base: [], ours: [], theirs: ["Six"] },
      ],
      suggestion: "One\nTwo, more\nThree\nFour\nFive\nSix",
    });
  });

  test("suggest nothing where both changed the same lines", () => {
    const { parts, suggestion } = compareTexts(
      BASE.replace("Two", "Our two"),
      BASE.replace("Two", "Their two"),
      BASE,
    );
    expect(parts.map(({ kind }) => kind)).toEqual(["same", "conflict", "same"]);
    expect(suggestion).toBeNull();
  });

  test("take a change that both made once", () => {
    const changed = BASE.replace("Two", "2");
    expect(compareTexts(changed, changed, BASE)).toMatchObject({
      parts: [{ kind: "same" }, { kind: "both", ours: ["2"] }, { kind: "same" }],
      suggestion: changed,
    });
  });

  test("keep a deletion of one and an addition of the other apart", () => {
    const { suggestion } = compareTexts("One\nTwo\nThree\nFour", `Zero\n${BASE}`, BASE);
    expect(suggestion).toBe("Zero\nOne\nTwo\nThree\nFour");
  });
});

describe("two versions of a text whose origin is not known", () => {
  test("show what is the same; everything else is for the analyst", () => {
    expect(compareTexts("a\nb\nc", "a\nx\nc")).toEqual({
      parts: [
        { kind: "same", base: [], ours: ["a"], theirs: ["a"] },
        { kind: "conflict", base: [], ours: ["b"], theirs: ["x"] },
        { kind: "same", base: [], ours: ["c"], theirs: ["c"] },
      ],
      suggestion: null,
    });
  });
});

describe("whatever the texts are", () => {
  const textArbitrary = fc
    .array(fc.constantFrom("a", "b", "c", "d", ""), { maxLength: 30 })
    .map((lines) => lines.join("\n"));

  test("the parts in order are each of them again", () => {
    fc.assert(
      fc.property(textArbitrary, textArbitrary, fc.option(textArbitrary), (ours, theirs, base) => {
        const { parts } = compareTexts(ours, theirs, base ?? undefined);
        expect(parts.flatMap((part) => part.ours).join("\n")).toBe(ours);
        expect(parts.flatMap((part) => part.theirs).join("\n")).toBe(theirs);
        expect(parts.flatMap((part) => part.base).join("\n")).toBe(base ?? "");
      }),
      { numRuns: 1_000 },
    );
  });

  test("one side unchanged means that the suggestion is the other", () => {
    fc.assert(
      fc.property(textArbitrary, textArbitrary, (base, changed) => {
        expect(compareTexts(changed, base, base).suggestion).toBe(changed);
        expect(compareTexts(base, changed, base).suggestion).toBe(changed);
      }),
      { numRuns: 500 },
    );
  });
});

describe("lines that two texts share", () => {
  const numbered = (count: number, step: number): string[] =>
    Array.from({ length: count }, (_, index) => `line ${String(index * step)}`);

  test("are found around a block that moved, in a text too long for a table", () => {
    const left = numbered(1_000, 1);
    const right = [...left.slice(0, 300), ...left.slice(500), ...left.slice(300, 500)];
    const count = matchLines(left, right).reduce((sum, match) => sum + match.count, 0);
    expect(count).toBe(800);
  });

  test("are the longest common series where nothing is unique", () => {
    const matches = matchLines(["a", "b", "a", "b", "a"], ["b", "a", "a", "b"]);
    expect(matches.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  });

  test.each([
    [
      "the same line throughout",
      Array<string>(200_000).fill("x"),
      Array<string>(190_000).fill("x"),
    ],
    ["lines in reverse", numbered(100_000, 1), numbered(100_000, 1).toReversed()],
    ["nothing in common", numbered(100_000, 2), numbered(100_000, 2).map((line) => `${line}!`)],
    ["every second line", numbered(100_000, 2), numbered(200_000, 1)],
    ["pairs that repeat", pairs(100_000, "xy"), pairs(100_000, "yx")],
  ])("are looked for in linear time: %s", (_name, left, right) => {
    const before = process.cpuUsage();
    matchLines(left, right);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(5_000);
  });
});

function pairs(count: number, letters: string): string[] {
  return Array.from({ length: count }, (_, index) => letters.charAt(index % letters.length));
}
