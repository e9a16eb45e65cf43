import { expect, test } from "vitest";
import { guideKey } from "../../../shared/domain/guides/choose-guide.ts";
import { translationGaps } from "../../../shared/domain/guides/compare-translations.ts";
import { GUIDE_SECTIONS, stepsOf } from "../../../shared/domain/guides/guide.ts";
import { shippedGuides } from "../../../electron/guides/shipped-guides.ts";
import { readGuideFiles } from "../../../shared/domain/guides/read-guide-files.ts";
import { serializeGuide } from "../../../shared/domain/guides/serialize-guide.ts";

const GUIDES = shippedGuides();
const IDS = [
  "account-compromise",
  "business-email-compromise",
  "data-leak",
  "ddos",
  "malware",
  "phishing",
  "ransomware",
  "supply-chain",
  "vulnerable-service",
  "web-defacement",
];

test("ten guides ship, each in English, German and French", () => {
  const keys = IDS.flatMap((id) => ["de", "en", "fr"].map((language) => `${id}.${language}`));
  expect(GUIDES.map(guideKey).toSorted()).toEqual(keys);
});

test("no language of a guide lacks a step that another has", () => {
  expect(translationGaps(GUIDES)).toEqual([]);
});

test.each(GUIDES.map((guide) => [guideKey(guide), guide] as const))(
  "%s has every part, a review within its term, and a length that people read",
  (_key, guide) => {
    expect(guide.sections.map(({ id }) => id)).toEqual(GUIDE_SECTIONS);
    expect(guide.reviewed < guide.reviewBy).toBe(true);
    const words = guide.sections
      .flatMap(({ paragraphs, steps }) => [
        ...paragraphs,
        ...steps.map(({ lead, detail }) => `${lead} ${detail}`),
      ])
      .join(" ")
      .split(/\s+/).length;
    expect(words).toBeGreaterThan(400);
    expect(words).toBeLessThan(700);
  },
);

test("every guide names the national CERT and the terms of 24 and 72 hours", () => {
  for (const guide of GUIDES) {
    const told = stepsOf(guide).filter(({ section }) => section === "whom-to-tell");
    expect(told.map(({ step }) => step.id)).toEqual(
      expect.arrayContaining(["national-cert", "reporting-duty", "police"]),
    );
    const duty = told.find(({ step }) => step.id === "reporting-duty")?.step.detail ?? "";
    expect(duty).toMatch(/24.*72/);
  }
});

test("a further language is a matter of adding a file, and the gaps of a half-done one are named", () => {
  const english = GUIDES.find((guide) => guideKey(guide) === "ransomware.en");
  if (english === undefined) throw new Error("no English guide");
  const made = serializeGuide({ ...english, language: "qqq", title: "Wibble" });
  const half = made.replace(/^- .*\{#isolate\}\n/m, "");
  const whole = readGuideFiles({ "ransomware.qqq.md": made });
  expect(whole.map(guideKey)).toEqual(["ransomware.qqq"]);
  expect(translationGaps([...GUIDES, ...whole])).toEqual([]);
  expect(translationGaps([...GUIDES, ...readGuideFiles({ "half.md": half })])).toEqual([
    { id: "ransomware", language: "qqq", missing: "do-now/isolate" },
  ]);
});
