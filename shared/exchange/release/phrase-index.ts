/** Phrases to look for in long texts, all at once: by their first three characters, the longest first. */
export interface PhraseIndex<Data> {
  readonly byStart: ReadonlyMap<number, readonly IndexedPhrase<Data>[]>;
}

interface IndexedPhrase<Data> {
  readonly phrase: string;
  readonly data: Data;
}

/** Shorter phrases occur everywhere by chance. */
export const MIN_PHRASE_CHARS = 3;

/** Phrases shorter than {@link MIN_PHRASE_CHARS} are left out. */
export function buildPhraseIndex<Data>(
  phrases: readonly IndexedPhrase<Data>[],
): PhraseIndex<Data> {
  const byStart = new Map<number, IndexedPhrase<Data>[]>();
  for (const entry of phrases) {
    if (entry.phrase.length < MIN_PHRASE_CHARS) continue;
    const key = startKey(entry.phrase, 0);
    const known = byStart.get(key);
    if (known === undefined) byStart.set(key, [entry]);
    else known.push(entry);
  }
  for (const entries of byStart.values()) {
    entries.sort((a, b) => b.phrase.length - a.phrase.length);
  }
  return { byStart };
}

/**
 * Every place where a phrase stands, from left to right without overlaps. One look-up for each character.
 * @param accept says whether the phrase counts there, and up to where the place reaches
 */
export function findPhrases<Data, Place extends { readonly end: number }>(
  index: PhraseIndex<Data>,
  text: string,
  accept: (start: number, end: number, data: Data) => Place | undefined,
): readonly Place[] {
  const places: Place[] = [];
  let start = 0;
  while (start + MIN_PHRASE_CHARS <= text.length) {
    const place = placeAt(index, text, start, accept);
    if (place === undefined) {
      start += 1;
    } else {
      places.push(place);
      start = Math.max(start + 1, place.end);
    }
  }
  return places;
}

function placeAt<Data, Place>(
  index: PhraseIndex<Data>,
  text: string,
  start: number,
  accept: (start: number, end: number, data: Data) => Place | undefined,
): Place | undefined {
  for (const { phrase, data } of index.byStart.get(startKey(text, start)) ?? []) {
    if (!text.startsWith(phrase, start)) continue;
    const place = accept(start, start + phrase.length, data);
    if (place !== undefined) return place;
  }
  return undefined;
}

/** Three 16-bit units are one exact number, which is a cheaper key than a piece of text. */
function startKey(text: string, at: number): number {
  return (text.charCodeAt(at) * 65_536 + text.charCodeAt(at + 1)) * 65_536 + text.charCodeAt(at + 2);
}
