/** A run of a text: what can be read as it is, or one character that would hide or reorder others. */
export type TextRun =
  | { readonly kind: "plain"; readonly text: string }
  | { readonly kind: "hidden"; readonly codePoint: string };

/**
 * Characters that cannot be seen or that change how others look (threats row 24): controls, everything that Unicode
 * calls ignorable (zero-width and bidirectional controls, soft hyphen, fillers, variation selectors, tag characters),
 * line and paragraph separators, and interlinear marks.
 */
const HIDDEN = /[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\ufff9-\ufffb]/gu;

/**
 * Splits a text so that hidden characters can be shown as `U+202E`. Tab and line breaks count as hidden, too,
 * unless `keepsLines` is set (for text of several lines). Joining all runs gives the text back.
 */
export function splitHidden(
  text: string,
  options: { readonly keepsLines?: boolean } = {},
): readonly TextRun[] {
  const runs: TextRun[] = [];
  let from = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (options.keepsLines === true && (match[0] === "\n" || match[0] === "\t")) continue;
    if (match.index > from) runs.push({ kind: "plain", text: text.slice(from, match.index) });
    runs.push({ kind: "hidden", codePoint: nameCodePoint(match[0]) });
    from = match.index + match[0].length;
  }
  if (from < text.length) runs.push({ kind: "plain", text: text.slice(from) });
  return runs;
}

/** Whether a text holds a character that the eye would not see. */
export function hasHidden(text: string): boolean {
  return splitHidden(text).some((run) => run.kind === "hidden");
}

function nameCodePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
