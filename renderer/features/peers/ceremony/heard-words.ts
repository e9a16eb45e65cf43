import { SPOKEN_WORD_COUNT } from "../../../../shared/exchange/identity/fingerprint.ts";
import { FINGERPRINT_WORDS } from "../../../../shared/vault/fingerprint-words-data.ts";

const KNOWN: ReadonlySet<string> = new Set(FINGERPRINT_WORDS);

/** What is heard so far, and what of it is still being typed. */
export interface Heard {
  readonly words: readonly string[];
  readonly typed: string;
  /** Place, from 0, of a word that is heard once more; null: the next word is a new one. */
  readonly again: number | null;
}

export const NOTHING_HEARD: Heard = { words: [], typed: "", again: null };

export function isWhole({ words }: Heard): boolean {
  return words.length === SPOKEN_WORD_COUNT;
}

/** Place, from 0, of the word that is typed next. */
export function nextPlace({ words, again }: Heard): number {
  return again ?? words.length;
}

/**
 * What becomes of the box when its text changes. A word of the list is taken as soon as it is complete (none begins another one);
 * a space or a line end takes a beginning that fits one word only. Whatever is not of the list stays in the box.
 */
export function typeHeard(heard: Heard, text: string): Heard {
  const parts = text.toLowerCase().split(/[^a-z]+/);
  const last = parts.at(-1) ?? "";
  let now = heard;
  for (const [at, part] of parts.slice(0, -1).entries()) {
    if (part === "") continue;
    const word = wordFor(part);
    if (word === undefined || nextPlace(now) >= SPOKEN_WORD_COUNT) {
      return { ...now, typed: parts.slice(at).join(" ").trim() };
    }
    now = put(now, word);
  }
  const isComplete = KNOWN.has(last) && nextPlace(now) < SPOKEN_WORD_COUNT;
  return isComplete ? put(now, last) : { ...now, typed: last };
}

/** Backspace in an empty box: the last word is taken back, or one is not heard again after all. */
export function takeBack({ words, again }: Heard): Heard {
  return { words: again === null ? words.slice(0, -1) : words, typed: "", again: null };
}

/** The word at a place is heard once more. */
export function hearAgain({ words }: Heard, at: number): Heard {
  return { words, typed: "", again: at };
}

/** Words of the list that begin so; none before a letter is typed, so that nobody picks from a list of all. */
export function suggestions(typed: string): readonly string[] {
  const begin = typed.trim().toLowerCase();
  return begin === "" ? [] : FINGERPRINT_WORDS.filter((word) => word.startsWith(begin));
}

/** Places, from 0, at which what was heard is not what the card says. */
export function differingPlaces(
  expected: readonly string[],
  heard: readonly string[],
): readonly number[] {
  return expected.flatMap((word, at) => (heard[at] === word ? [] : [at]));
}

function put({ words, again }: Heard, word: string): Heard {
  const next =
    again === null ? [...words, word] : words.map((old, at) => (at === again ? word : old));
  return { words: next, typed: "", again: null };
}

/** The one word that a text stands for: itself, or what it begins. */
function wordFor(part: string): string | undefined {
  if (KNOWN.has(part)) return part;
  const [only, second] = suggestions(part);
  return second === undefined ? only : undefined;
}
