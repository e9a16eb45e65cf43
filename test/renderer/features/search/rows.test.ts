import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { parseQuery } from "../../../../shared/domain/query/index.ts";
import { search as german } from "../../../../shared/text/de/search.ts";
import { search as english } from "../../../../shared/text/en/search.ts";
import { search as french } from "../../../../shared/text/fr/search.ts";
import { snippetParts, stepCursor, withRecent } from "../../../../renderer/features/search/rows.ts";

describe("a snippet with marks", () => {
  test("is cut into what was found and what stands around it", () => {
    expect(snippetParts("a phishing mail", [{ start: 2, length: 8 }])).toEqual([
      { text: "a ", isHit: false },
      { text: "phishing", isHit: true },
      { text: " mail", isHit: false },
    ]);
  });

  test("loses and repeats nothing, wherever the marks lie", () => {
    const mark = fc.record({
      start: fc.integer({ min: -5, max: 60 }),
      length: fc.integer({ min: -5, max: 60 }),
    });
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.array(mark, { maxLength: 8 }), (text, marks) => {
        const parts = snippetParts(text, marks);
        expect(parts.map((part) => part.text).join("")).toBe(text);
        expect(parts.every((part) => part.text !== "")).toBe(true);
      }),
    );
  });
});

describe("recent queries", () => {
  test("the newest stands first and each stands once", () => {
    expect(withRecent(["b", "a"], " a ")).toEqual(["a", "b"]);
  });

  test("an empty query is not remembered, and the list stays short", () => {
    expect(withRecent(["a"], "  ")).toEqual(["a"]);
    const many = Array.from({ length: 40 }, (_, at) => `q${at}`);
    expect(many.reduce<readonly string[]>(withRecent, []).length).toBe(12);
  });
});

test("the cursor stays within the hits", () => {
  expect(stepCursor(0, -1, 3)).toBe(0);
  expect(stepCursor(2, 1, 3)).toBe(2);
  expect(stepCursor(1, 1, 3)).toBe(2);
  expect(stepCursor(0, 1, 0)).toBe(0);
});

test("every example of the help is a query that can be read, in each language", () => {
  for (const text of [english, german, french])
    for (const [query] of text.helpExamples)
      expect([query, parseQuery(query).ok]).toEqual([query, true]);
});
