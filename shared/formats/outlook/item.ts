import { LIMITS } from "../limits.ts";
import { quoted, type NoticeList } from "../notice-list.ts";
import type { MailStructure, MimePart } from "../mail/structure.ts";
import { headerField, headerFields, mailboxOf, type Recipient } from "./header-fields.ts";
import { charsetOfCodePage } from "./code-page.ts";
import type { CompoundEntry, CompoundFile } from "./compound-file.ts";
import { container, leaf } from "./parts.ts";
import { PROPERTIES_HEADER_BYTES, readProperties, type Properties } from "./properties.ts";
import { readRichText } from "./rich-text-reader.ts";
import { decompressRichText } from "./rich-text.ts";

/**
 * An Outlook item as the tree of parts that the same message has as mail (MS-OXMSG §2.2): header, bodies, attachments,
 * items inside it. Total: what cannot be read is a notice, what is past a limit is left out and counted.
 */
export function itemStructure(file: CompoundFile, notices: NoticeList): MailStructure {
  const walk: Walk = {
    file,
    notices,
    totals: { partCount: 0, leftOutParts: 0, richTextBytes: 0 },
  };
  const root = readItem(walk, file.root, PROPERTIES_HEADER_BYTES.message, "", 0);
  return { root, leftOutParts: walk.totals.leftOutParts };
}

interface Walk {
  readonly file: CompoundFile;
  readonly notices: NoticeList;
  readonly totals: { partCount: number; leftOutParts: number; richTextBytes: number };
}

const ID = {
  recipientType: 0x0c15,
  body: 0x1000,
  richText: 0x1009,
  html: 0x1013,
  attachData: 0x3701,
  attachFilename: 0x3704,
  attachMethod: 0x3705,
  attachLongFilename: 0x3707,
  attachPathname: 0x3708,
  attachLongPathname: 0x370d,
  attachMimeTag: 0x370e,
  attachContentId: 0x3712,
  displayName: 0x3001,
  internetCodepage: 0x3fde,
} as const;
const RECIPIENT_IDS = { name: 0x3001, smtp: 0x39fe, address: 0x3003, kind: 0x3002 } as const;
const RECIPIENT_FIELDS: ReadonlyMap<number, Recipient["field"]> = new Map([
  [1, "To"],
  [2, "Cc"],
  [3, "Bcc"],
]);

function readItem(
  walk: Walk,
  storage: CompoundEntry,
  headerBytes: number,
  path: string,
  depth: number,
): MimePart {
  const { file, notices } = walk;
  const properties = readProperties(file, storage, headerBytes, null);
  const codePage = properties.integer(ID.internetCodepage);
  const inside = file.childrenOf(storage).filter(({ kind }) => kind === "storage");
  const named = (start: string): readonly CompoundEntry[] =>
    inside.filter(({ name }) => name.startsWith(start));
  const recipients = named("__recip_version1.0_").slice(0, LIMITS.outlookRecipients);
  const fields = headerFields(
    properties,
    recipients.map((entry) => readRecipient(walk, entry, codePage)),
    path,
    notices,
  );
  const attachments = named("__attach_version1.0_");
  const bodies = (at: string): MimePart => bodyPart(walk, properties, at);
  const message = { path, fields, isMessage: true };
  const item = attachments.length === 0 ? bodies(path) : null;
  const part =
    item === null
      ? container({
          ...message,
          type: "multipart/mixed",
          children: [
            bodies(childPath(path, 1)),
            ...attachmentParts(walk, attachments, path, depth, codePage),
          ],
        })
      : { ...item, ...message };
  addUnreadable(walk, properties, path);
  return part;
}

function readRecipient(walk: Walk, entry: CompoundEntry, codePage: number | null): Recipient {
  const properties = readProperties(walk.file, entry, PROPERTIES_HEADER_BYTES.part, codePage);
  // The upper bits are flags (MS-OXCMSG §2.2.3.1.2).
  const type = (properties.integer(ID.recipientType) ?? 1) & 0xf;
  return {
    ...mailboxOf(properties, RECIPIENT_IDS),
    field: RECIPIENT_FIELDS.get(type) ?? "To",
  };
}

/** Plain text and HTML beside each other as in multipart/alternative; rich text only where it carries what they lack. */
function bodyPart(walk: Walk, properties: Properties, path: string): MimePart {
  const text = properties.encodedText(ID.body);
  const html = htmlOf(properties);
  const rich = html === null ? richTextOf(walk, properties, path) : null;
  const found = [
    text === null || text.bytes.length === 0 ? null : { type: "text/plain", ...text },
    html === null ? null : { type: "text/html", ...html },
    rich === null || (rich.kind === "text" && text !== null)
      ? null
      : {
          type: rich.kind === "html" ? "text/html" : "text/plain",
          charset: "utf-8",
          bytes: new TextEncoder().encode(rich.text),
        },
  ].filter((body) => body !== null);
  const [only] = found;
  if (only === undefined) return leaf({ path, type: "text/plain", bytes: new Uint8Array(0) });
  if (found.length === 1) return leaf({ path, ...only });
  return container({
    path,
    type: "multipart/alternative",
    children: found.map((body, index) => leaf({ path: childPath(path, index + 1), ...body })),
  });
}

/** `PidTagHtml` is bytes in the item's Internet code page; some writers store it as a text. */
function htmlOf(properties: Properties): { bytes: Uint8Array; charset: string } | null {
  const bytes = properties.binary(ID.html);
  if (bytes === null || bytes.length === 0) return properties.encodedText(ID.html);
  const codePage = properties.integer(ID.internetCodepage);
  return { bytes, charset: codePage === null ? "utf-8" : charsetOfCodePage(codePage) };
}

function richTextOf(
  { totals, notices }: Walk,
  properties: Properties,
  path: string,
): ReturnType<typeof readRichText> {
  const packed = properties.binary(ID.richText);
  if (packed === null) return null;
  const room = LIMITS.outlookRichTextBytes - totals.richTextBytes;
  const bytes = decompressRichText(packed, room);
  const content = bytes === null ? null : readRichText(bytes);
  totals.richTextBytes += bytes?.length ?? 0;
  if (content === null) {
    notices.add("outlook-rich-text", "The rich text of the item could not be read.", {
      part: path,
    });
  } else if ((bytes?.length ?? 0) > room - LONGEST_REST) {
    notices.add(
      "outlook-rich-text-limit",
      `Partly parsed: the rich text of the item is longer than ${LIMITS.outlookRichTextBytes} bytes; the rest is only in the original file.`,
      { part: path },
    );
  }
  return content;
}

/** What the decompression may leave of its room when it ends for lack of it. */
const LONGEST_REST = 17;

function attachmentParts(
  walk: Walk,
  attachments: readonly CompoundEntry[],
  path: string,
  depth: number,
  codePage: number | null,
): readonly MimePart[] {
  const parts: MimePart[] = [];
  for (const entry of attachments) {
    if (walk.totals.partCount >= LIMITS.mailParts) {
      const leftOut = attachments.length - parts.length;
      walk.totals.leftOutParts += leftOut;
      walk.notices.add(
        "mail-parts-limit",
        `Partly parsed: the item has more than ${LIMITS.mailParts} parts; ${leftOut} are only in the original file.`,
        { part: path },
      );
      break;
    }
    walk.totals.partCount += 1;
    // The bodies are the first part.
    parts.push(attachmentPart(walk, entry, childPath(path, parts.length + 2), depth, codePage));
  }
  return parts;
}

function attachmentPart(
  walk: Walk,
  entry: CompoundEntry,
  path: string,
  depth: number,
  codePage: number | null,
): MimePart {
  const properties = readProperties(walk.file, entry, PROPERTIES_HEADER_BYTES.part, codePage);
  const name =
    properties.text(ID.attachLongFilename) ??
    properties.text(ID.attachFilename) ??
    properties.text(ID.displayName);
  const inner = properties.storage(ID.attachData);
  const isItem = inner !== null && properties.integer(ID.attachMethod) === EMBEDDED_MESSAGE;
  if (isItem && depth < LIMITS.mailDepth) {
    const { embeddedMessage } = PROPERTIES_HEADER_BYTES;
    const message = readItem(walk, inner, embeddedMessage, childPath(path, 1), depth + 1);
    return container({ path, type: "message/rfc822", children: [message] });
  }
  const bytes = properties.binary(ID.attachData);
  addUnreadable(walk, properties, path);
  if (bytes === null)
    addWithoutContent(walk, properties, { name, path, isItem, hasObject: inner !== null });
  return leaf({
    path,
    type: mediaType(properties.text(ID.attachMimeTag)),
    bytes: bytes ?? new Uint8Array(0),
    name: name ?? `attachment-${path}`,
    fields: [
      ...field("Content-ID", properties.text(ID.attachContentId)),
      ...field("Content-Description", properties.text(ID.displayName)),
    ],
  });
}

/** `afEmbeddedMessage` of `PidTagAttachMethod` (MS-OXCMSG §2.2.2.9). */
const EMBEDDED_MESSAGE = 5;

function addWithoutContent(
  { notices }: Walk,
  properties: Properties,
  facts: {
    readonly name: string | null;
    readonly path: string;
    readonly isItem: boolean;
    readonly hasObject: boolean;
  },
): void {
  const place = { part: facts.path };
  const what = `The attachment ${quoted(facts.name ?? "")}`;
  const target = properties.text(ID.attachLongPathname) ?? properties.text(ID.attachPathname);
  if (facts.isItem) {
    notices.add(
      "mail-depth-limit",
      `Partly parsed: items are nested more than ${LIMITS.mailDepth} deep; what is inside is only in the original file.`,
      place,
    );
  } else if (facts.hasObject) {
    notices.add(
      "outlook-object",
      `${what} is an object of another program; it is only in the original file.`,
      place,
    );
  } else if (target !== null) {
    notices.add("outlook-link", `${what} is only a link to ${quoted(target)}.`, place);
  } else {
    notices.add("outlook-no-content", `${what} has no content that could be read.`, place);
  }
}

function addUnreadable({ notices }: Walk, properties: Properties, path: string): void {
  for (const name of properties.unreadable()) {
    notices.add(
      "outlook-unreadable",
      `The value ${quoted(name)} of the item is damaged; it is only in the original file.`,
      { part: path },
    );
  }
}

function field(name: string, value: string | null): ReturnType<typeof headerField>[] {
  return value === null || value === "" ? [] : [headerField(name, value)];
}

function mediaType(text: string | null): string {
  const value = (text ?? "").trim().toLowerCase();
  return /^[!-.0-~]{1,127}\/[!-.0-~]{1,127}$/.test(value) && !/^(?:multipart|message)\//.test(value)
    ? value
    : "application/octet-stream";
}

function childPath(path: string, number: number): string {
  return path === "" ? String(number) : `${path}.${number}`;
}
