import fc from "fast-check";
import { expect, test } from "vitest";

import { hasHidden, splitHidden } from "../../../renderer/ui/indicator/visible-text.ts";

test("shows a right-to-left override by its code point", () => {
  expect(splitHidden("invoice\u202efdp.exe")).toEqual([
    { kind: "plain", text: "invoice" },
    { kind: "hidden", codePoint: "U+202E" },
    { kind: "plain", text: "fdp.exe" },
  ]);
});

test.each([
  ["zero-width space", "\u200b", "U+200B"],
  ["soft hyphen", "\u00ad", "U+00AD"],
  ["line separator", "\u2028", "U+2028"],
  ["bidi isolate", "\u2066", "U+2066"],
  ["byte order mark", "\ufeff", "U+FEFF"],
  ["tag letter", "\u{e0041}", "U+E0041"],
  ["NUL", "\u0000", "U+0000"],
  ["escape", "\u001b", "U+001B"],
  ["variation selector", "\ufe0f", "U+FE0F"],
])("shows a %s", (_name, character, codePoint) => {
  expect(splitHidden(character)).toEqual([{ kind: "hidden", codePoint }]);
});

test("leaves lines and tabs of a longer text alone, but not in a single value", () => {
  expect(hasHidden("a\n\tb")).toBe(true);
  expect(splitHidden("a\n\tb", { keepsLines: true })).toEqual([{ kind: "plain", text: "a\n\tb" }]);
});

test("leaves letters of every script as they are", () => {
  expect(hasHidden("Größe Ελλάδα Київ 東京 العربية")).toBe(false);
});

test("no format character of Unicode is left invisible, and nothing of the text is lost", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const runs = splitHidden(text);
      const plain = runs.flatMap((run) => (run.kind === "plain" ? [run.text] : [])).join("");
      expect(plain).not.toMatch(
        /[\u0000-\u001f\u200b-\u200f\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/u,
      );
      const back = runs.map((run) =>
        run.kind === "plain"
          ? run.text
          : String.fromCodePoint(Number.parseInt(run.codePoint.slice(2), 16)),
      );
      expect(back.join("")).toBe(text);
    }),
  );
});
