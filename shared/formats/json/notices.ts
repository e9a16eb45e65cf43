import type { NoticeList } from "../notice-list.ts";

/** How a JSON document, or the members of a list together, were read. */
export interface JsonOddities {
  readonly isUtf16: boolean;
  /** Numbers that a double would have changed and that are kept as their source text. */
  readonly numbersKeptAsText: number;
  /** Strings that hold U+0000: legal JSON, yet many tools cut there. */
  readonly stringsWithNul: number;
}

/** What the analyst should know about how a JSON document was read. */
export function addJsonNotices(document: JsonOddities, notices: NoticeList): void {
  if (document.isUtf16) {
    notices.add("json-utf16", "The file is UTF-16, although JSON should be UTF-8.");
  }
  if (document.numbersKeptAsText > 0) {
    notices.add(
      "json-numbers-kept-as-text",
      `${document.numbersKeptAsText} number(s) can't be held exactly and were kept as written.`,
    );
  }
  if (document.stringsWithNul > 0) {
    notices.add("json-nul", `${document.stringsWithNul} string(s) hold the character NUL.`);
  }
}
