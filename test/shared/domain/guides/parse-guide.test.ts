import fc from "fast-check";
import { expect, test } from "vitest";
import { GUIDE_SECTIONS, type Guide } from "../../../../shared/domain/guides/guide.ts";
import { parseGuide } from "../../../../shared/domain/guides/parse-guide.ts";
import { serializeGuide } from "../../../../shared/domain/guides/serialize-guide.ts";
import { shippedGuides } from "../../../../electron/guides/shipped-guides.ts";

const [GUIDE] = shippedGuides();
const TEXT = GUIDE === undefined ? "" : serializeGuide(GUIDE);

const word = fc.stringMatching(/^[a-zA-ZäéßÇ,.:]{1,12}$/);
const sentence = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(" "));
const stepTexts = fc.array(fc.tuple(sentence, fc.option(sentence, { nil: "" })), {
  minLength: 1,
  maxLength: 4,
});
const guides: fc.Arbitrary<Guide> = fc
  .record({
    title: sentence,
    summary: sentence,
    paragraphs: fc.array(sentence, { minLength: 1, maxLength: 3 }),
    lists: fc.array(stepTexts, { minLength: 6, maxLength: 6 }),
  })
  .map(({ title, summary, paragraphs, lists }) => ({
    id: "made",
    version: 3,
    language: "fr-BE",
    title,
    summary,
    classes: ['rsit:fraud="phishing"', "rsit:fraud"],
    reviewed: "2026-01-31",
    reviewBy: "2027-01-31",
    licence: "EUPL-1.2",
    sections: GUIDE_SECTIONS.map((id, at) => ({
      id,
      title,
      paragraphs: at === 0 ? paragraphs : [],
      steps:
        at === 0
          ? []
          : (lists[at - 1] ?? []).map(([lead, detail], index) => ({
              id: `s${String(at)}-${String(index)}`,
              lead,
              detail,
            })),
    })),
  }));

test("reads back every guide that it writes", () => {
  fc.assert(
    fc.property(guides, (guide) => {
      expect(parseGuide(serializeGuide(guide))).toEqual({ ok: true, value: guide });
    }),
  );
});

test("answers any text with a guide or a fault, and never throws", () => {
  const lines = fc.constantFrom(...TEXT.split("\n"), "## x {#do-now}", "- **a** {#b}", "---");
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(lines).map((all) => all.join("\n")),
      ),
      (text) => {
        expect(parseGuide(text)).toHaveProperty("ok");
      },
    ),
  );
});

const without = (pattern: RegExp, put = "") => TEXT.replace(pattern, put);

test.each([
  ["no front data", "Hello", { line: 1, found: "Hello" }],
  ["a missing review date", without(/^reviewed: .*\n/m), { expected: "reviewed: …" }],
  ["a review date that is none", without(/^reviewed: .*/m, "reviewed: soon"), { found: "soon" }],
  ["a term before the review", without(/^review-by: .*/m, "review-by: 2020-01-01"), {}],
  ["an unknown name", without(/^licence: .*/m, "colour: red"), { found: "colour: red" }],
  ["a name that stands twice", without(/^version: 1/m, "version: 1\nversion: 2"), {}],
  ["a class that RSIT has not", without(/^rsit: .*/m, "rsit: rsit:magic"), { found: "rsit:magic" }],
  ["a missing part", without(/^## .*\{#do-not\}\n/m), { expected: "## … {#do-not}" }],
  ["a part twice", `${TEXT}\n## Again {#prevent}\n`, { expected: "the end of the guide" }],
  ["HTML", without(/^- \*\*/m, "- **<b>"), {}],
  ["a link", without(/^- \*\*/m, "- **[a](b)"), {}],
  ["a step without a name", without(/ \{#lock\}$/m), {}],
  ["a step that stands twice", without(/\{#end-sessions\}/, "{#lock}"), { found: "lock" }],
])("refuses a guide with %s, and says where", (_what, text, error) => {
  expect(parseGuide(text)).toMatchObject({ ok: false, error });
});

test("reads files with Windows line ends and a byte order mark", () => {
  expect(parseGuide(`\uFEFF${TEXT.replaceAll("\n", "\r\n")}`)).toEqual({ ok: true, value: GUIDE });
});
