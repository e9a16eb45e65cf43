import { expect, test } from "vitest";
import {
  guideInLanguage,
  guidesFor,
  withOwnGuides,
} from "../../../../shared/domain/guides/choose-guide.ts";
import { searchGuides } from "../../../../shared/domain/guides/search-guides.ts";
import { shippedGuides } from "../../../../electron/guides/shipped-guides.ts";

const GUIDES = shippedGuides();
const inLanguage = (language: string) => GUIDES.filter((guide) => guide.language === language);

test.each([
  ['rsit:malicious-code="infected-system"', ["malware", "ransomware"]],
  ['rsit:availability="ddos"', ["ddos"]],
  ['rsit:fraud="phishing"', ["phishing", "business-email-compromise"]],
  ['rsit:fraud="masquerade"', ["business-email-compromise"]],
  ['rsit:intrusions="system-compromise"', ["supply-chain"]],
  ['rsit:vulnerable="ddos-amplifier"', ["vulnerable-service"]],
  ['rsit:information-content-security="data-leak"', ["data-leak"]],
  [
    'rsit:information-content-security="unauthorised-information-modification"',
    ["ransomware", "web-defacement", "data-leak"],
  ],
])("chooses by the class of the incident: %s", (classification, ids) => {
  expect(guidesFor([classification], GUIDES)).toEqual(ids);
});

test("offers nothing where no guide fits", () => {
  expect(guidesFor(["rsit:test", "own:tag"], GUIDES)).toEqual([]);
});

test("takes the wanted language, then its primary language, then English", () => {
  const of = (language: string) => guideInLanguage(GUIDES, "ddos", language)?.language;
  expect([of("fr"), of("de-AT"), of("pl")]).toEqual(["fr", "de", "en"]);
  expect(guideInLanguage(GUIDES, "none", "en")).toBeUndefined();
});

test("lets an own guide stand in place of the shipped one of its language", () => {
  const own = inLanguage("de")
    .slice(0, 1)
    .map((guide) => ({ ...guide, version: 9, title: "Eigene" }));
  const all = withOwnGuides(GUIDES, own);
  expect(all).toHaveLength(GUIDES.length);
  expect(all.filter(({ title }) => title === "Eigene")).toEqual(own);
});

test("finds by words, however they are written", () => {
  const first = (language: string, query: string) =>
    searchGuides(inLanguage(language), query)[0]?.guide.id;
  expect(first("fr", "RANCONGICIEL")).toBe("ransomware");
  expect(first("fr", "hameconn")).toBe("phishing");
  expect(first("de", "überlast")).toBe("ddos");
  expect(first("de", "uberlast")).toBe("ddos");
  expect(first("en", "ransom note")).toBe("ransomware");
});

test("wants every word, and says in which steps they stand", () => {
  const hits = searchGuides(inLanguage("en"), "offline backup");
  expect(hits.map(({ guide }) => guide.id)).toContain("ransomware");
  const [{ places } = { places: [] }] = hits.filter(({ guide }) => guide.id === "ransomware");
  expect(places.map(({ step }) => step)).toContain("offline-backup");
  expect(searchGuides(inLanguage("en"), "backup zebra")).toEqual([]);
  expect(searchGuides(inLanguage("en"), " ")).toHaveLength(10);
});
