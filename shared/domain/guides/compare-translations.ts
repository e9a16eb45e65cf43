import { guideKey } from "./choose-guide.ts";
import { stepsOf, type Guide } from "./guide.ts";

/** A step that one language of a guide has, in that part, and another has not. */
export interface TranslationGap {
  readonly id: string;
  readonly language: string;
  readonly missing: string;
}

/** Lays all languages of each guide of the same version side by side and names every step that one of them lacks. */
export function translationGaps(guides: readonly Guide[]): readonly TranslationGap[] {
  const places = new Map(guides.map((guide) => [guideKey(guide), placesOf(guide)]));
  return guides.flatMap((guide) => {
    const own = new Set(places.get(guideKey(guide)));
    const others = guides.filter(({ id, version }) => id === guide.id && version === guide.version);
    const all = new Set(others.flatMap((other) => places.get(guideKey(other)) ?? []));
    return [...all]
      .filter((place) => !own.has(place))
      .map((missing) => ({ id: guide.id, language: guide.language, missing }));
  });
}

/** `do-now/isolate` */
function placesOf(guide: Guide): readonly string[] {
  return stepsOf(guide).map(({ section, step }) => `${section}/${step.id}`);
}
