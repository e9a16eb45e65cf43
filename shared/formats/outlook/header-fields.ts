import { LIMITS } from "../limits.ts";
import { readHeaderBlock, type HeaderField } from "../mail/headers.ts";
import type { NoticeList } from "../notice-list.ts";
import type { Properties } from "./properties.ts";

/** A mailbox as an Outlook item states it: an address may be missing, or be one of its own directory. */
export interface Mailbox {
  readonly name: string | null;
  readonly address: string | null;
}

export interface Recipient extends Mailbox {
  readonly field: "To" | "Cc" | "Bcc";
}

/**
 * The header of an item. Items that came over the Internet keep the header that they travelled with
 * (`PidTagTransportMessageHeaders`); what it lacks is made of the item's own properties, and so is the whole header
 * of an item that never left its server, with a notice that says so.
 */
export function headerFields(
  properties: Properties,
  recipients: readonly Recipient[],
  path: string,
  notices: NoticeList,
): readonly HeaderField[] {
  const travelled = transportFields(properties, notices);
  const own = ownFields(properties, recipients);
  const known = new Set(travelled.map(({ key }) => key));
  const added = own.filter(({ key }) => !known.has(key));
  if (travelled.length === 0) {
    notices.add(
      "outlook-no-transport-header",
      "The Outlook item has no transport header; its sender, recipients and times are those that Outlook stated.",
      { part: path },
    );
  }
  return [...travelled, ...added];
}

const ID = {
  subject: 0x0037,
  clientSubmitTime: 0x0039,
  transportMessageHeaders: 0x007d,
  messageDeliveryTime: 0x0e06,
  internetMessageId: 0x1035,
  internetReferences: 0x1039,
  inReplyToId: 0x1042,
} as const;

/** Name, SMTP address, address and its kind, of who wrote the item and of who sent it for them (MS-OXOMSG §2.2.1). */
const SENDERS = [
  { field: "From", name: 0x0042, smtp: 0x5d02, address: 0x0065, kind: 0x0064 },
  { field: "Sender", name: 0x0c1a, smtp: 0x5d01, address: 0x0c1f, kind: 0x0c1e },
] as const;

function transportFields(properties: Properties, notices: NoticeList): readonly HeaderField[] {
  const text = properties.text(ID.transportMessageHeaders);
  if (text === null || text.trim() === "") return [];
  const bytes = new TextEncoder().encode(text.trimStart());
  return readHeaderBlock(bytes, 0, bytes.length, notices).fields;
}

function ownFields(
  properties: Properties,
  recipients: readonly Recipient[],
): readonly HeaderField[] {
  const [from, sender] = SENDERS.map((ids) => senderText(properties, ids));
  const sentMs =
    properties.instantMs(ID.clientSubmitTime) ?? properties.instantMs(ID.messageDeliveryTime);
  const to = (field: Recipient["field"]): string =>
    recipients
      .filter((recipient) => recipient.field === field)
      .map(mailboxField)
      .join(", ");
  const values: readonly (readonly [string, string | null | undefined])[] = [
    ["From", from === "" ? sender : from],
    ["Sender", from === "" || sender === from ? null : sender],
    ["To", to("To")],
    ["Cc", to("Cc")],
    ["Bcc", to("Bcc")],
    ["Subject", properties.text(ID.subject)],
    ["Date", sentMs === null ? null : new Date(sentMs).toUTCString().replace("GMT", "+0000")],
    ["Message-ID", properties.text(ID.internetMessageId)],
    ["In-Reply-To", properties.text(ID.inReplyToId)],
    ["References", properties.text(ID.internetReferences)],
  ];
  return values.flatMap(([name, value]) => {
    const line = oneLine(value ?? "");
    return line === "" ? [] : [headerField(name, line)];
  });
}

/** A field of a part that Outlook keeps as a property. */
export function headerField(name: string, value: string): HeaderField {
  return { name, key: name.toLowerCase(), raw: ` ${value}`, value };
}

/** Address of a mailbox: the one for the Internet first; one of a directory (`EX`) is no address to others. */
export function mailboxOf(
  properties: Properties,
  ids: {
    readonly name: number;
    readonly smtp: number;
    readonly address: number;
    readonly kind: number;
  },
): Mailbox {
  const smtp = properties.text(ids.smtp);
  const address = properties.text(ids.address);
  const isInternet = properties.text(ids.kind)?.toUpperCase() === "SMTP" || address?.includes("@");
  return {
    name: properties.text(ids.name),
    address: smtp ?? (isInternet === true ? address : null),
  };
}

function senderText(properties: Properties, ids: (typeof SENDERS)[number]): string {
  return mailboxField(mailboxOf(properties, ids));
}

/** A mailbox in the syntax of RFC 5322 §3.4, so that it is read as any other. */
function mailboxField({ name, address }: Mailbox): string {
  const words = oneLine(name ?? "");
  const quotedName = words === "" ? "" : `"${words.replaceAll(/["\\]/g, "\\$&")}"`;
  const brackets = address === null ? "" : `<${oneLine(address).replaceAll(/[<>]/g, "")}>`;
  return `${quotedName} ${brackets}`.trim();
}

function oneLine(text: string): string {
  return text
    .slice(0, LIMITS.mailLineBytes)
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .trim();
}
