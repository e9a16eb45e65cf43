import type { ListedGuide } from "../../../shared/contract/guides.ts";
import { searchGuides, type GuidePlace } from "../../../shared/domain/guides/search-guides.ts";

/** A guide as the list shows it, with the places that have the words. */
export interface GuideRow extends ListedGuide {
  readonly places: readonly GuidePlace[];
}

/** The guides of a language in which every word stands, best first. */
export function guideRows(
  items: readonly ListedGuide[],
  language: string,
  query: string,
): readonly GuideRow[] {
  const inLanguage = items.filter(({ guide }) => guide.language === language);
  const found = searchGuides(
    inLanguage.map(({ guide }) => guide),
    query,
  );
  return found.flatMap(({ guide, places }) =>
    inLanguage.filter((item) => item.guide === guide).map((item) => ({ ...item, places })),
  );
}

/** The languages that there is something in, by code. */
export function guideLanguages(items: readonly ListedGuide[]): readonly string[] {
  return [...new Set(items.map(({ guide }) => guide.language))].toSorted();
}

/** A language by its own name, as far as the machine knows it. */
export function languageName(code: string): string {
  return new Intl.DisplayNames([code], { type: "language", fallback: "code" }).of(code) ?? code;
}

/** The row after or before the chosen one; the first when none is. */
export function guideBeside(
  rows: readonly GuideRow[],
  id: string | undefined,
  step: 1 | -1,
): GuideRow | undefined {
  const at = rows.findIndex(({ guide }) => guide.id === id);
  return at < 0 ? rows[0] : rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
}
