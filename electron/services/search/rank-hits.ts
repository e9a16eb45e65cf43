import { foldText } from "../../storage/search/fold-text.ts";

/** How well a title meets the words that were looked for, 0 to 1: the same, begins so, holds it as a word, holds it. */
export function titleScore(title: string, wanted: readonly string[]): number {
  const folded = foldText(title);
  const scores = wanted.map((one) => scoreOfOne(folded, one));
  return scores.length === 0 ? 0 : scores.reduce((sum, one) => sum + one, 0) / scores.length;
}

/** The same for a value: whole, beginning, inside. */
export function valueScore(value: string, wanted: readonly string[]): number {
  const folded = foldText(value);
  const [only] = wanted;
  if (wanted.length === 1 && folded === only) return SCORES.same;
  return wanted.every((one) => folded.startsWith(one)) ? SCORES.begins : SCORES.inValue;
}

/** Base of a hit that only its text holds. */
export const BODY_SCORE = 0.35;

/** Newer hits come first among equals: adds up to a tenth by the place among all that were found. */
export function withRecency(score: number, place: number, count: number): number {
  return Math.round((score * 0.9 + 0.1 * (1 - place / Math.max(1, count))) * 1_000) / 1_000;
}

const SCORES = { same: 1, begins: 0.85, word: 0.75, wordBegins: 0.65, inside: 0.45, inValue: 0.55 };

function scoreOfOne(title: string, wanted: string): number {
  if (title === wanted) return SCORES.same;
  const at = title.indexOf(wanted);
  if (at < 0) return BODY_SCORE;
  if (at === 0) return SCORES.begins;
  if (isLetter(title.charAt(at - 1))) return SCORES.inside;
  return isLetter(title.charAt(at + wanted.length)) ? SCORES.wordBegins : SCORES.word;
}

function isLetter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}
