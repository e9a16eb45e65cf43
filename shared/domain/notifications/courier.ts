import type { Notification } from "../../model/notification.ts";
import { csvCell } from "./rows-csv.ts";

/** A message that is about to be written, and under which name. */
export interface NumberedMessage {
  readonly number: string;
  readonly notification: Notification;
  /** Empty where nobody can be written to. */
  readonly file: string;
  readonly digest: string;
}

const INDEX_HEADER = [
  "number",
  "token",
  "constituent",
  "country",
  "sector",
  "recipient",
  "role",
  "mail",
  "language",
  "tlp",
  "rows",
  "subject",
  "file",
  "sha256",
];

/** The list that goes with a batch, for whoever sends or carries it. */
export function indexCsv(messages: readonly NumberedMessage[]): string {
  const lines = messages.map(({ number, notification: one, file, digest }) => [
    number,
    one.token,
    one.constituentName,
    one.country ?? "",
    one.sector ?? "",
    one.recipient?.name ?? "",
    one.recipient?.role ?? "",
    one.recipient?.mail ?? "",
    one.language,
    one.tlp,
    String(one.rows.length),
    one.subject,
    file,
    digest,
  ]);
  return [INDEX_HEADER, ...lines].map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
}

/** The message as a page to be printed and carried. */
export function letterText({ subject, body, recipient, constituentName }: Notification): string {
  const address = [constituentName, recipient?.name ?? "", recipient?.role ?? ""].filter(Boolean);
  return [...address, "", subject, "", body].join("\n").replace(/\r?\n/g, "\r\n");
}
