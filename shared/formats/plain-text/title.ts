/** Lines in which a title is looked for. */
const TITLE_LINES = 40;

/**
 * Title of a text: its first line that says something, without the marks of AsciiDoc and Markdown headings,
 * comments and attributes left out. Null when there is none.
 */
export function titleOfText(text: string): string | null {
  for (const raw of text.slice(0, 16_384).split("\n", TITLE_LINES)) {
    const line = raw
      .trim()
      .replace(/^(?:=+|#+|;+|\/\/+|<!--)\s*/, "")
      .trim();
    const isDirective =
      /^:[\w-]{1,64}:/.test(raw.trim()) || /^(?:TLP|PAP) ?: ?[A-Z+]{2,14}$/i.test(line);
    if (line.length >= 3 && !isDirective && /[\p{L}\p{N}]/u.test(line)) return line;
  }
  return null;
}
