import { LIMITS } from "../limits.ts";
import { quoted, type NoticeList } from "../notice-list.ts";
import type { ParsedAttachment } from "../parsed.ts";
import { cutText } from "../report-draft.ts";
import { decodeCharset, isUtf7, type CharsetText } from "./charset.ts";
import { firstField } from "./headers.ts";
import { textOfHtml } from "./html-text.ts";
import { parameterText } from "./parameters.ts";
import type { MimePart } from "./structure.ts";
import { decodeTransferEncoding } from "./transfer-encoding.ts";
import { takeUuencodedFiles } from "./uuencode.ts";

/** One leaf as the screen lists it. */
export interface LeafFacts {
  readonly path: string;
  readonly mediaType: string;
  readonly charset: string | null;
  readonly encoding: string;
  readonly disposition: string;
  readonly name: string | null;
  readonly contentId: string | null;
  readonly description: string | null;
  readonly sizeBytes: number;
  /** Index into the report's attachments. */
  readonly attachmentIndex: number | null;
}

/** A text to read; `html` is the source, kept as text and never rendered here. */
export interface MailText {
  readonly path: string;
  readonly mediaType: string;
  readonly text: string;
  readonly html: string | null;
  /** A plain text beside it says the same (multipart/alternative): it need not be read twice. */
  readonly hasPlainSibling: boolean;
}

/** Everything that the leaves of one message hold. */
export interface MailContent {
  readonly leaves: readonly LeafFacts[];
  readonly texts: readonly MailText[];
  readonly attachments: readonly ParsedAttachment[];
  /** Files that are no leaf: encoded messages, and what was written into a text. */
  readonly innerFiles: readonly InnerFile[];
}

export interface InnerFile {
  readonly path: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly attachmentIndex: number;
}

interface FileContent {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

interface Collected {
  readonly notices: NoticeList;
  readonly leaves: LeafFacts[];
  readonly texts: MailText[];
  readonly attachments: ParsedAttachment[];
  readonly innerFiles: InnerFile[];
  attachmentBytes: number;
}

/** Characters of HTML source that the details keep of one part; the whole is in the original file. */
const HTML_CHARACTERS = 1_048_576;

/** Decodes the leaves in order. An empty multipart counts as one leaf, as does each group of a delivery status. */
export function readContent(root: MimePart, notices: NoticeList): MailContent {
  const collected: Collected = {
    notices,
    leaves: [],
    texts: [],
    attachments: [],
    innerFiles: [],
    attachmentBytes: 0,
  };
  collect(collected, root, null);
  return collected;
}

function collect(collected: Collected, part: MimePart, parent: MimePart | null): void {
  if (part.children.length === 0) {
    readLeaf(collected, part, parent);
    return;
  }
  const [first] = part.children;
  if (first !== undefined && first.source !== part.source) {
    const name = fileName(part) ?? `part-${part.path === "" ? "0" : part.path}.eml`;
    addInnerFile(collected, part, { name, mediaType: part.type.value, bytes: first.source });
  }
  // Depth is bounded by LIMITS.mailDepth.
  for (const child of part.children) collect(collected, child, part);
}

function readLeaf(collected: Collected, part: MimePart, parent: MimePart | null): void {
  const { notices } = collected;
  const body = part.source.subarray(part.bodyStart, part.bodyEnd);
  const isContainer = /^(?:multipart|message)\//.test(part.type.value);
  const bytes = decodeBody(part, body, notices);
  const name = fileName(part);
  const isText = part.type.value.startsWith("text/");
  const isFile = part.disposition.value === "attachment" || name !== null || !isText;
  const isEmpty = bytes.length === 0 || (isContainer && parent === null);
  const file = {
    name: name ?? `part-${part.path === "" ? "0" : part.path}`,
    mediaType: part.type.value,
    bytes,
  };
  const attachmentIndex = isFile && !isEmpty ? addAttachment(collected, part, file) : null;
  if (!isFile || (isText && part.disposition.value !== "attachment" && attachmentIndex === null)) {
    addText(collected, part, parent, bytes);
  }
  collected.leaves.push({
    path: part.path,
    mediaType: part.type.value,
    charset: part.type.parameters.get("charset") ?? null,
    encoding: part.encoding,
    disposition: part.disposition.value,
    name,
    contentId: firstField(part.fields, "content-id")?.value ?? null,
    description: firstField(part.fields, "content-description")?.value ?? null,
    sizeBytes: bytes.length,
    attachmentIndex,
  });
}

function fileName(part: MimePart): string | null {
  return parameterText(part.disposition, "filename") ?? parameterText(part.type, "name");
}

function addInnerFile(collected: Collected, part: MimePart, file: FileContent): void {
  const attachmentIndex = addAttachment(collected, part, file);
  if (attachmentIndex === null) return;
  const { name, bytes } = file;
  collected.innerFiles.push({
    path: part.path,
    name,
    sizeBytes: bytes.length,
    attachmentIndex,
  });
}

/** Takes uuencoded files out of a plain text: they are evidence, and noise to a reader. */
function withoutFiles(collected: Collected, part: MimePart, text: string): string {
  if (!text.includes("begin ")) return text;
  const taken = takeUuencodedFiles(text);
  for (const { name, bytes, isDamaged } of taken.files) {
    addInnerFile(collected, part, { name, mediaType: "application/octet-stream", bytes });
    collected.notices.add(
      isDamaged ? "mail-encoding-damaged" : "mail-uuencoded-file",
      isDamaged
        ? `The file ${quoted(name)} written into the text is damaged; what could be decoded was kept.`
        : `The file ${quoted(name)} was written into the text (uuencode) and is kept as evidence.`,
      { part: part.path },
    );
  }
  return taken.text;
}

function decodeBody(part: MimePart, body: Uint8Array, notices: NoticeList): Uint8Array {
  const place = { part: part.path };
  const isMultipart = part.type.value.startsWith("multipart/");
  const decoded = decodeTransferEncoding(body, part.encoding);
  // RFC 2045 §6.4: a multipart must not be encoded as a whole, so it is not decoded.
  if (decoded.problem === "unknown-encoding" || (isMultipart && decoded.bytes !== body)) {
    notices.add(
      "mail-unknown-encoding",
      `Unknown transfer encoding ${quoted(part.encoding)}: kept as it is.`,
      place,
    );
    return body;
  }
  if (decoded.problem === "damaged") {
    notices.add(
      "mail-encoding-damaged",
      "The transfer encoding is damaged; what could be decoded was kept.",
      place,
    );
  }
  return decoded.bytes;
}

function addAttachment(
  collected: Collected,
  part: MimePart,
  { name, mediaType, bytes }: FileContent,
): number | null {
  const target = collected;
  const place = { part: part.path };
  const total = target.attachmentBytes + bytes.length;
  const isTooMany = target.attachments.length >= LIMITS.attachmentsPerReport;
  if (isTooMany || bytes.length > LIMITS.attachmentBytes || total > LIMITS.attachmentTotalBytes) {
    target.notices.add(
      "attachment-limit",
      "A file past the attachment limits is only in the original.",
      place,
    );
    return null;
  }
  target.attachmentBytes = total;
  target.attachments.push({
    name: cutText(name, LIMITS.attachmentNameCharacters),
    mediaType: cutText(mediaType, 255),
    bytes: new Uint8Array(bytes),
    place,
  });
  return target.attachments.length - 1;
}

function addText(
  collected: Collected,
  part: MimePart,
  parent: MimePart | null,
  bytes: Uint8Array,
): void {
  const charset = part.type.parameters.get("charset") ?? null;
  const decoded = decodeCharset(bytes, charset);
  addCharsetNotices(collected.notices, part.path, charset, decoded);
  const isHtml = part.type.value === "text/html";
  collected.texts.push({
    path: part.path,
    mediaType: part.type.value,
    text: isHtml
      ? textOfHtml(decoded.text)
      : withoutFiles(collected, part, decoded.text.replaceAll("\r\n", "\n")),
    html: isHtml ? cutText(decoded.text, HTML_CHARACTERS) : null,
    hasPlainSibling: isHtml && hasPlainText(parent, part),
  });
}

function addCharsetNotices(
  notices: NoticeList,
  part: string,
  charset: string | null,
  decoded: CharsetText,
): void {
  const place = { part };
  if (decoded.problem === "unknown-charset") {
    notices.add(
      "mail-unknown-charset",
      `Unknown charset ${quoted(charset ?? "")}: shown byte by byte.`,
      place,
    );
  } else if (decoded.problem === "invalid-bytes") {
    notices.add(
      "mail-invalid-charset-bytes",
      `The text is not valid in its charset ${quoted(charset ?? "us-ascii")}.`,
      place,
    );
  }
  if (isUtf7(charset ?? "")) {
    notices.add(
      "mail-utf7",
      "The text is in UTF-7, which filters on its way may have read as something else.",
      place,
    );
  }
  if (decoded.text.includes("\0")) {
    notices.add("mail-nul", "The text holds NUL.", place);
  }
}

function hasPlainText(parent: MimePart | null, part: MimePart): boolean {
  if (parent === null || parent.type.value !== "multipart/alternative") return false;
  return parent.children.some((child) => child !== part && child.type.value === "text/plain");
}
