import type { Guide, GuideSectionId } from "./guide.ts";

/** Where the words of a search stand in a guide. */
export interface GuideHit {
  readonly guide: Guide;
  /** Places in the order of the guide; none when the title or summary alone has the words, or nothing was asked. */
  readonly places: readonly GuidePlace[];
}

export interface GuidePlace {
  readonly section: GuideSectionId;
  /** null: a paragraph. */
  readonly step: string | null;
  readonly text: string;
}

const WEIGHT_TITLE = 4;
const WEIGHT_SUMMARY = 2;
const WEIGHT_PLACE = 1;

/**
 * Guides in which every word of the query stands (as the beginning of a word, accents and case folded), best first: those
 * that have them in the title, then by how many places speak of them. An empty query finds all.
 */
export function searchGuides(guides: readonly Guide[], query: string): readonly GuideHit[] {
  const words = fold(query)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  if (words.length === 0) return guides.map((guide) => ({ guide, places: [] }));
  return guides
    .flatMap((guide, at) => {
      const texts = placesOf(guide);
      const all = [guide.title, guide.summary, guide.id, ...texts.map(({ text }) => text)];
      if (!words.every((word) => all.some((text) => has(text, word)))) return [];
      const places = texts.filter(({ text }) => words.some((word) => has(text, word)));
      return [{ hit: { guide, places }, score: scoreOf(guide, places, words), at }];
    })
    .toSorted((a, b) => b.score - a.score || a.at - b.at)
    .map(({ hit }) => hit);
}

/** Small letters without accents; `ß` as `ss`, `œ` as `oe`. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae");
}

function placesOf({ sections }: Guide): readonly GuidePlace[] {
  return sections.flatMap(({ id, paragraphs, steps }) => [
    ...paragraphs.map((text) => ({ section: id, step: null, text })),
    ...steps.map((step) => ({
      section: id,
      step: step.id,
      text: `${step.lead} ${step.detail}`.trim(),
    })),
  ]);
}

function scoreOf(guide: Guide, places: readonly GuidePlace[], words: readonly string[]): number {
  const inTitle = words.filter((word) => has(guide.title, word) || has(guide.id, word)).length;
  const inSummary = words.filter((word) => has(guide.summary, word)).length;
  const titled = inTitle * WEIGHT_TITLE * 100 + inSummary * WEIGHT_SUMMARY * 100;
  return titled + places.length * WEIGHT_PLACE;
}

function has(text: string, word: string): boolean {
  return ` ${fold(text).replaceAll(/[^\p{L}\p{N}]+/gu, " ")}`.includes(` ${word}`);
}
