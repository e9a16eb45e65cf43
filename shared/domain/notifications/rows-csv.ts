import type { NotificationRow } from "../../model/notification.ts";

/** The header of the attachment. Recipients' scripts read it: names and order stay, new columns come at the end. */
export const ROWS_HEADER = [
  "value",
  "type",
  "port",
  "matched_entry",
  "first_seen",
  "last_seen",
  "comment",
  "details",
  "source",
  "tlp",
  "pap",
] as const;

/** The rows of one constituent as CSV (RFC 4180), without anything that a spreadsheet would take for a formula. */
export function rowsCsv(rows: readonly NotificationRow[]): string {
  const lines = rows.map((row) =>
    [
      row.value,
      row.type,
      row.port,
      row.entry,
      row.firstSeen,
      row.lastSeen,
      row.comment,
      row.details,
      row.source,
      row.tlp,
      row.pap,
    ].map(csvCell),
  );
  return [ROWS_HEADER, ...lines].map((cells) => `${cells.join(",")}\r\n`).join("");
}

/** What makes a spreadsheet calculate, also behind blanks and in full-width form. */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@|%＝＋－＠]/u;

/** One cell: always quoted, and a leading apostrophe where a spreadsheet would calculate. */
export function csvCell(text: string): string {
  const plain = FORMULA.test(text) || /^[\t\r]/.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}
