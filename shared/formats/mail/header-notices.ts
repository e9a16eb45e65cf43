import { quoted, type NoticeList } from "../notice-list.ts";
import { readAddresses } from "./address.ts";
import { decodeEncodedWords } from "./encoded-word.ts";
import type { HeaderField } from "./headers.ts";

/** Fields that may stand once only (RFC 5322 §3.6, RFC 2045 §3): a repetition is how filters and readers are set apart. */
const ONCE = new Set([
  "from",
  "sender",
  "reply-to",
  "to",
  "cc",
  "subject",
  "date",
  "message-id",
  "in-reply-to",
  "references",
  "mime-version",
  "content-type",
  "content-transfer-encoding",
  "content-disposition",
]);

/** Typed warnings about tricks in one header (threats B2 row 19). Repeated fields are never merged. */
export function addHeaderNotices(
  fields: readonly HeaderField[],
  part: string,
  notices: NoticeList,
): void {
  const counts = new Map<string, number>();
  for (const field of fields) counts.set(field.key, (counts.get(field.key) ?? 0) + 1);
  for (const [key, count] of counts) {
    if (count < 2 || !ONCE.has(key)) continue;
    notices.add(
      key === "from" ? "mail-repeated-from" : "mail-repeated-header",
      `The field ${quoted(key)} stands ${count} times; the first counts, all are shown.`,
      { part },
    );
  }
  for (const field of fields) addEncodingNotices(field, part, notices);
  addSenderNotices(fields, part, notices);
}

function addEncodingNotices(field: HeaderField, part: string, notices: NoticeList): void {
  if (!field.value.includes("=?")) return;
  const decoded = decodeEncodedWords(field.value);
  if (decoded.charsets.length > 1) {
    notices.add(
      "mail-mixed-charsets",
      `The field ${quoted(field.name)} mixes the charsets ${decoded.charsets.map(quoted).join(", ")}.`,
      { part },
    );
  }
  for (const problem of decoded.problems) {
    notices.add(
      `mail-header-${problem}`,
      `The encoded words of the field ${quoted(field.name)} hold ${problem.replace("-", " ")}.`,
      { part },
    );
  }
}

function addSenderNotices(fields: readonly HeaderField[], part: string, notices: NoticeList): void {
  const from = fields.find((field) => field.key === "from");
  if (from === undefined) {
    notices.add("mail-from-missing", "The message has no From field.", { part });
    return;
  }
  const mailboxes = readAddresses(from.value);
  if (mailboxes.length > 1) {
    notices.add("mail-several-senders", `From names ${mailboxes.length} mailboxes.`, { part });
  }
  for (const { name, address } of mailboxes.slice(0, 10)) {
    const inName = /[^\s<>@"']{1,64}@[^\s<>@"']{1,255}/.exec(name)?.[0];
    if (inName !== undefined && inName.toLowerCase() !== address.toLowerCase()) {
      notices.add(
        "mail-name-looks-like-address",
        `The sender's name ${quoted(name)} looks like an address other than ${quoted(address)}.`,
        { part },
      );
    }
  }
}
