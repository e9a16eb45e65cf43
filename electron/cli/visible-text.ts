/**
 * Text from cases as it may reach a terminal: escape sequences, other control characters and direction
 * marks stand as `\u{…}` (threats row 45), so that a hostile title can't move the cursor or reorder a line.
 */
export function visibleText(text: string): string {
  return text.replace(HIDDEN, (found) => `\\u{${(found.codePointAt(0) ?? 0).toString(16)}}`);
}

const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
