/** Characters that no document of XML or HTML can hold, and those that turn the direction of what follows. */
const UNSEEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

/** A text as content or attribute of HTML and XML; nothing in it can become markup. */
export function escapeMarkup(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(UNSEEN, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** A link if it leads to the web, else its text: no address of data can run anything. */
export function link(url: string, text: string): string {
  if (!/^https?:\/\/[^\s"'<>\\]+$/i.test(url)) return `${escapeMarkup(text)} ${escapeMarkup(url)}`;
  return `<a href="${escapeMarkup(url)}" rel="noopener noreferrer nofollow">${escapeMarkup(text)}</a>`;
}

/** One line of plain text: no line end of data can begin a new line, or a new field of a mail. */
export function oneLine(text: string): string {
  return text.toWellFormed().replaceAll(UNSEEN, "\ufffd").replaceAll(/\s+/g, " ").trim();
}
