import { foldText } from "./fold-text.ts";

/** Shorter beginnings are words of their own; as beginnings they would match half of the index. */
const MIN_PREFIX_CHARS = 3;

/**
 * The full-text expression for a word or phrase: its tokens in this order, the last one also as the beginning of a longer
 * word unless `isWhole`. Null when the text has no letter or digit to look for.
 */
export function phraseExpression(
  text: string,
  options: { readonly isWhole?: boolean } = {},
): string | null {
  const tokens = tokensOf(text);
  const last = tokens.at(-1);
  if (last === undefined) return null;
  const isPrefix = options.isWhole !== true && last.length >= MIN_PREFIX_CHARS;
  return `"${tokens.join(" ")}"${isPrefix ? "*" : ""}`;
}

/** The words of a text as the index splits them: letters and digits of any script, folded. */
export function tokensOf(text: string): readonly string[] {
  return foldText(text).match(/[\p{L}\p{N}\p{Co}]+/gu) ?? [];
}

/**
 * Trigrams of a text, folded, as an expression of the substring index; null when it has fewer than three characters. What
 * it finds has still to be compared with the text.
 */
export function trigramExpression(text: string): string | null {
  const characters = Array.from(foldText(text));
  if (characters.length < 3) return null;
  const last = characters.length - 3;
  const step = Math.max(1, last / (MAX_TRIGRAMS - 1));
  const trigrams = new Set<string>();
  for (let at = 0; at <= last; at += step) {
    const from = Math.floor(at);
    trigrams.add(
      `"${characters
        .slice(from, from + 3)
        .join("")
        .replaceAll('"', '""')}"`,
    );
  }
  return [...trigrams].join(" AND ");
}

/** Enough, spread over the text, to leave next to nothing but true hits; each costs a walk through its postings. */
const MAX_TRIGRAMS = 10;
