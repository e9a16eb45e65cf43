import { foldText } from "./fold-text.ts";

/** A piece of text with the places of what was looked for, in UTF-16 units. */
export interface Snippet {
  readonly text: string;
  readonly marks: { start: number; length: number }[];
}

/** Characters shown before the first hit, and in all. */
const LEAD_CHARS = 60;
const MAX_CHARS = 200;
const MAX_MARKS = 20;

/**
 * The surroundings of the first hit, on one line. `wanted` are folded texts; hits are found in the folded text and marked in
 * the original, so that accents show as they were written. Without a hit it is the beginning of the text.
 */
export function makeSnippet(original: string, wanted: readonly string[]): Snippet {
  const folded = foldWithPlaces(original);
  const first = wanted
    .map((text) => folded.text.indexOf(text))
    .filter((at) => at >= 0)
    .reduce((least, at) => Math.min(least, at), folded.text.length);
  const hitAt = first === folded.text.length ? 0 : folded.placeOf(first);
  const start = wordStart(original, Math.max(0, hitAt - LEAD_CHARS));
  const text = original.slice(start, start + MAX_CHARS).replaceAll(/\s/g, " ");
  return { text, marks: marksIn(text, wanted) };
}

function marksIn(text: string, wanted: readonly string[]): { start: number; length: number }[] {
  const folded = foldWithPlaces(text);
  const marks: { start: number; length: number }[] = [];
  for (const one of wanted) {
    let at = one === "" ? -1 : folded.text.indexOf(one);
    while (at >= 0 && marks.length < MAX_MARKS) {
      const start = folded.placeOf(at);
      const length = folded.placeOf(at + one.length) - start;
      if (!marks.some((mark) => overlaps(mark, start, length))) marks.push({ start, length });
      at = folded.text.indexOf(one, at + one.length);
    }
  }
  return marks.toSorted((left, right) => left.start - right.start);
}

function overlaps(
  mark: { readonly start: number; readonly length: number },
  start: number,
  length: number,
): boolean {
  return start < mark.start + mark.length && mark.start < start + length;
}

interface FoldedText {
  readonly text: string;
  /** Place in the original of a place in the folded text. */
  readonly placeOf: (at: number) => number;
}

/** Folds character by character where folding can change lengths. */
function foldWithPlaces(original: string): FoldedText {
  const whole = foldText(original);
  // Letters that fold one to one, as in ASCII, keep their places.
  if (whole.length === original.length) return { text: whole, placeOf: (at) => at };
  const places: number[] = [];
  let text = "";
  let at = 0;
  for (const character of original) {
    const folded = foldText(character);
    for (let count = 0; count < folded.length; count += 1) places.push(at);
    text += folded;
    at += character.length;
  }
  return { text, placeOf: (place) => places[place] ?? original.length };
}

function wordStart(text: string, from: number): number {
  if (from === 0) return 0;
  const space = text.slice(from, from + LEAD_CHARS / 2).search(/\s/);
  return space < 0 ? from : from + space + 1;
}
