import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  findLookalikes,
  nameSkeleton,
  visibleSegments,
  visibleText,
} from "../../../../shared/domain/observables/index.ts";

const kinds = (name: string, known: readonly string[] = []): readonly string[] =>
  findLookalikes(name, known).map((finding) => finding.kind);

describe("look-alike names", () => {
  it.each([
    ["example.com", []],
    ["münchen.de", ["internationalised", "confusable"]],
    ["xn--80ak6aa92e.com", ["internationalised", "whole-script", "confusable"]],
    ["pаypal.com", ["internationalised", "mixed-script", "confusable"]],
    ["gοοgle.com", ["internationalised", "mixed-script", "confusable"]],
    ["почта.рф", ["internationalised", "confusable"]],
    ["日本語ラーメン.jp", ["internationalised"]],
  ])("%s: %j", (name, expected) => {
    expect(kinds(name)).toEqual(expected);
  });

  it.each([
    ["rnicrosoft.com", "microsoft.com"],
    ["paypa1.com", "paypal.com"],
    ["g00gle.com", "google.com"],
    ["xn--80ak6aa92e.com", "apple.com"],
    ["vvikipedia.org", "wikipedia.org"],
    ["instagrarn.co", "instagram.co"],
  ])("%s imitates %s", (name, known) => {
    expect(findLookalikes(name, [known, "unrelated.example"])).toContainEqual({
      kind: "imitates",
      known,
    });
  });

  it("does not find that a name imitates itself", () => {
    expect(kinds("microsoft.com", ["microsoft.com"])).toEqual([]);
  });

  it("says what a foreign label reads like", () => {
    expect(findLookalikes("аррӏе.com")).toContainEqual({
      kind: "whole-script",
      label: "аррӏе",
      looksLike: "apple",
    });
  });

  it("has the same skeleton for the A-label and the U-label", () => {
    expect(nameSkeleton("xn--80ak6aa92e.com")).toBe(nameSkeleton("аррӏе.com"));
  });
});

describe("hidden characters", () => {
  it.each([
    ["invoice\u202efdp.exe", "invoice‹U+202E RLO›fdp.exe"],
    ["a\u200bb", "a‹U+200B ZWSP›b"],
    ["a\u0000b\u001b[31m", "a‹U+0000 NUL›b‹U+001B ESC›[31m"],
    ["a\u{e0041}b", "a‹U+E0041›b"],
    ["a\ud800b", "a‹U+D800›b"],
    ["tab\tand\nline", "tab\tand\nline"],
    ["👩‍💻 ❤️", "👩‍💻 ❤️"],
    ["می‌خواهم", "می‌خواهم"],
    ["пример", "пример"],
  ])("%j is shown as %j", (text, expected) => {
    expect(visibleText(text)).toBe(expected);
  });

  it("says of what kind each is", () => {
    expect(visibleSegments("a\u202eb\u200b")).toEqual([
      { kind: "text", text: "a" },
      { kind: "bidi", text: "\u202e", label: "U+202E RLO" },
      { kind: "text", text: "b" },
      { kind: "zero-width", text: "\u200b", label: "U+200B ZWSP" },
    ]);
  });

  it("never lets a format or control character through unseen, between ASCII letters", () => {
    const hidden = Array.from({ length: 0x11_0000 }, (_, code) => code)
      .filter(
        (code) =>
          (code < 0xd800 || code > 0xdfff) && /[\p{Cc}\p{Cf}]/u.test(String.fromCodePoint(code)),
      )
      .filter((code) => code !== 9 && code !== 10);
    const shown = hidden.filter(
      (code) => visibleSegments(`a${String.fromCodePoint(code)}b`).length === 3,
    );
    expect(shown).toEqual(hidden);
  });

  it("loses nothing, for every text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(
          visibleSegments(text)
            .map((segment) => segment.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });
});
