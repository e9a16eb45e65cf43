import { isRsitMachineValue, rsitParts } from "../rsit/index.ts";
import type { RsitMachineValue } from "../rsit/rsit.ts";
import type { Guide } from "./guide.ts";

const FIT_BEST = 4;
const FIT_SAME_TYPE = 3;
const FIT_WHOLE_CLASS = 2;
const FIT_SAME_CLASS = 1;

/**
 * The guides that fit the classifications, each once, best first: written for that very type, naming it among others, for its
 * class. Equal ones stay in the order of the alphabet, so that the same incident always gets the same sheet.
 */
export function guidesFor(
  classifications: readonly string[],
  guides: readonly Guide[],
): readonly string[] {
  const known = classifications.filter(isRsitMachineValue);
  const fits = new Map<string, number>();
  for (const guide of guides) {
    const fit = Math.max(0, ...known.map((value) => fitOf(guide, value)));
    if (fit > 0) fits.set(guide.id, Math.max(fit, fits.get(guide.id) ?? 0));
  }
  return [...fits]
    .toSorted(([idA, a], [idB, b]) => b - a || (idA < idB ? -1 : 1))
    .map(([id]) => id);
}

function fitOf({ classes }: Guide, value: RsitMachineValue): number {
  if (classes[0] === value) return FIT_BEST;
  if (classes.includes(value)) return FIT_SAME_TYPE;
  const { class: className, type } = rsitParts(value);
  if (classes.includes(`rsit:${className}`)) return FIT_WHOLE_CLASS;
  const isSameClass = classes.some((one) => rsitParts(one).class === className);
  // A class without a type may turn out to be any of its types.
  return type === null && isSameClass ? FIT_SAME_CLASS : 0;
}

/** A guide in the wanted language, else in its primary language (`de` for `de-AT`), else in English, else as there is. */
export function guideInLanguage(
  guides: readonly Guide[],
  id: string,
  language: string,
): Guide | undefined {
  const ofId = guides.filter((guide) => guide.id === id);
  const primary = language.split("-")[0] ?? language;
  const wanted = [language, primary, "en"];
  for (const one of wanted) {
    const found = ofId.find((guide) => guide.language === one);
    if (found !== undefined) return found;
  }
  return ofId[0];
}

/** Own guides stand in place of shipped ones of the same id and language. */
export function withOwnGuides(shipped: readonly Guide[], own: readonly Guide[]): readonly Guide[] {
  const replaced = new Set(own.map(guideKey));
  return [...shipped.filter((guide) => !replaced.has(guideKey(guide))), ...own].toSorted((a, b) =>
    guideKey(a) < guideKey(b) ? -1 : 1,
  );
}

/** What tells one text from another: `ransomware.de`, as its file is called. */
export function guideKey({ id, language }: Pick<Guide, "id" | "language">): string {
  return `${id}.${language}`;
}
