import type { Detection } from "../format.ts";

/** Fields that real messages start with; two of them tell a mail from a text that happens to have colons. */
const KNOWN_FIELDS = new Set([
  "from",
  "to",
  "cc",
  "subject",
  "date",
  "received",
  "message-id",
  "mime-version",
  "content-type",
  "content-transfer-encoding",
  "content-disposition",
  "return-path",
  "delivered-to",
  "reply-to",
  "sender",
  "x-mailer",
  "user-agent",
  "dkim-signature",
  "authentication-results",
  "arc-seal",
  "received-spf",
  "in-reply-to",
  "references",
  "importance",
  "list-id",
  "x-originating-ip",
]);

/** `From ` line of a mailbox: an address or a name, then a date with a year. */
const ENVELOPE_LINE = /^From \S{1,320}(?: {1,4}\S{1,40}){3,8}\r?$/;

/** Says whether text that starts so is one message. */
export function detectMail(head: string): Detection | null {
  // Windows tools put a byte order mark before the header.
  const text = head.replace(/^\u00ef\u00bb\u00bf/, "");
  const lines = text.split(hasBareReturns(text) ? "\r" : "\n", 400);
  const known = new Set<string>();
  for (const line of isEnvelopeLine(lines[0] ?? "") ? lines.slice(1) : lines) {
    if (line === "" || line === "\r") break;
    if (/^[ \t]/.test(line)) continue;
    const name = /^([!-9;-~]{1,64})[ \t]?:/.exec(line)?.[1]?.toLowerCase();
    if (name === undefined) {
      if (known.size === 0) return null;
      break;
    }
    if (KNOWN_FIELDS.has(name)) known.add(name);
  }
  if (known.size < 2) return isBareMultipart(head) ? BARE_MULTIPART : null;
  const hasSender = known.has("from") || known.has("received") || known.has("return-path");
  const score = Math.min(95, (hasSender ? 60 : 40) + known.size * 8);
  return { score, reason: `mail header with ${[...known].slice(0, 4).join(", ")}` };
}

const BARE_MULTIPART: Detection = { score: 80, reason: "MIME header of a multipart message" };

/** A message whose other fields were stripped: one multipart type (RFC 2046 §5.1) whose boundary follows. */
function isBareMultipart(head: string): boolean {
  const found =
    /^content-type[ \t]*:[ \t]*multipart\/[^\n]{0,998}(?:\r?\n[ \t][^\n]{0,998}){0,8}/i.exec(head);
  const boundary = /boundary[ \t]*=[ \t]*(?:"([^"\n]{1,256})"|([^\s";]{1,256}))/i.exec(
    found?.[0] ?? "",
  );
  const mark = boundary?.[1] ?? boundary?.[2];
  return mark !== undefined && head.includes(`\n--${mark}`);
}

/** A file that is called a mail and starts with a header field is one, however few fields it has. */
export function detectNamedMail(name: string, head: string): Detection | null {
  const isField = /^[A-Za-z][A-Za-z0-9-]{0,63}[ \t]?:[ \t]/.test(head);
  return isField && /\.eml$/i.test(name)
    ? { score: 60, reason: "name ends in .eml, starts with a header field" }
    : null;
}

/** Says whether text that starts so is a mailbox (RFC 4155). */
export function detectMailbox(head: string): Detection | null {
  const lineEnd = head.indexOf("\n");
  if (lineEnd === -1 || !isEnvelopeLine(head.slice(0, lineEnd))) return null;
  const message = detectMail(head.slice(lineEnd + 1));
  return message === null
    ? null
    : { score: 98, reason: `mailbox; first message has a ${message.reason}` };
}

/** True when the lines of the header end in a carriage return alone, as old Macintosh tools wrote them. */
export function hasBareReturns(head: string): boolean {
  const lineFeed = head.indexOf("\n");
  const blankLine = head.indexOf("\r\r");
  return lineFeed === -1 ? head.includes("\r") : blankLine !== -1 && blankLine < lineFeed;
}

/** True for the line that starts a message of a mailbox. */
export function isEnvelopeLine(line: string): boolean {
  return line.length < 600 && ENVELOPE_LINE.test(line) && /[0-9]{4}/.test(line);
}
