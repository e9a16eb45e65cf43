import { refangText } from "../observables/refang.ts";

/** An observable as far as a text can name it. */
export interface NameableObservable {
  readonly type: string;
  readonly value: string;
}

/** Finds the observables that a text names. */
export type ObservableFinder<T extends NameableObservable> = (text: string) => readonly T[];

/**
 * Makes a finder of the given observables. A text names one when its value, or a half of a composite one, stands there as
 * a word, defanged or not, with or without a port; in the order of the text, each once. Linear in the text.
 */
export function observableFinder<T extends NameableObservable>(
  observables: readonly T[],
): ObservableFinder<T> {
  const byWord = new Map<string, T[]>();
  for (const observable of observables) {
    for (const word of new Set(wordsOf(observable.value))) {
      const same = byWord.get(word);
      if (same === undefined) byWord.set(word, [observable]);
      else same.push(observable);
    }
  }
  return (text) => {
    const { text: refanged } = refangText(text, { tolerance: "tolerant" });
    const found = refanged
      .split(SEPARATORS)
      .flatMap(spellings)
      .flatMap((word) => byWord.get(word.toLowerCase()) ?? []);
    return [...new Set(found)];
  };
}

const SEPARATORS = /[\s,;()<>"'`|“”„«»]+/;
/** One letter is no name, and a number alone is a port, a count or a year. */
const TELLING = /[^\d]/;

function wordsOf(value: string): readonly string[] {
  return [value, ...value.split("|")].filter(isTelling).map((word) => word.toLowerCase());
}

function isTelling(word: string): boolean {
  return word.length > 1 && TELLING.test(word);
}

/** A word as written, without the punctuation of its sentence, and without a port. */
function spellings(word: string): readonly string[] {
  const bare = trimmed(word);
  const withoutPort = /^([^:/]+):\d{1,5}$/.exec(bare)?.[1];
  return [...new Set(withoutPort === undefined ? [word, bare] : [word, bare, withoutPort])];
}

/** Without an expression: many points before a letter would make it slow. */
function trimmed(word: string): string {
  let start = 0;
  let end = word.length;
  while (start < end && PUNCTUATION.has(word.charAt(start))) start += 1;
  while (end > start && PUNCTUATION.has(word.charAt(end - 1))) end -= 1;
  return word.slice(start, end);
}

const PUNCTUATION = new Set([".", ":", "!", "?", "[", "]", "{", "}", "*", "_", "…"]);
