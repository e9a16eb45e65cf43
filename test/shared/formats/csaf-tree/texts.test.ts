import fc from "fast-check";
import { expect, test } from "vitest";
import { csafFileName } from "../../../../shared/formats/csaf-tree/file-name.ts";
import { advisoryView } from "../../../../shared/formats/csaf-tree/pages/advisory-view.ts";
import { escapeMarkup, link } from "../../../../shared/formats/csaf-tree/pages/escape.ts";
import {
  SHORT_CHARS,
  shortText,
} from "../../../../shared/formats/csaf-tree/pages/text-versions.ts";
import { readPublishedDocument } from "../../../../shared/formats/csaf-tree/published-document.ts";
import { csafDocument } from "../../../helpers/csaf-documents.ts";
import { valueOf } from "../../../helpers/vault.ts";

test("a file is named after the id: small letters, and one underscore for every run of others", () => {
  expect(csafFileName("Example Company - 2019-YH3234")).toBe("example_company_-_2019-yh3234.json");
  expect(csafFileName("RHBA-2019:0024")).toBe("rhba-2019_0024.json");
  expect(csafFileName("2022_#01-A")).toBe("2022_01-a.json");
});

test("no text becomes markup", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(escapeMarkup(text)).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
    }),
  );
});

test("an address is a link only when it leads to the web", () => {
  expect(link("https://example.org/?a=1&b=2", "More")).toBe(
    '<a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer nofollow">More</a>',
  );
  for (const url of ["javascript:alert(1)", "data:text/html,x", "https://x\"onclick='y'", "//x"])
    expect(link(url, "More"), url).not.toContain("<a");
});

test("the short version is one line that fits two SMS, with number and address whole", () => {
  const url = "https://cert.example/advisories/xx-1.html";
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 400 }), (title) => {
      const bytes = csafDocument("XX-1", { title });
      const text = shortText(advisoryView(valueOf(readPublishedDocument("one", bytes))), url);
      expect(text.length).toBeLessThanOrEqual(SHORT_CHARS);
      expect(text).not.toMatch(/[\r\n]/);
      expect(text.startsWith("XX-1: ")).toBe(true);
      expect(text.endsWith(url)).toBe(true);
      expect(text.isWellFormed()).toBe(true);
    }),
  );
});
