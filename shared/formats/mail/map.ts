import { indicatorsOf } from "../indicators.ts";
import { encodingByMark } from "../json/decode.ts";
import { LIMITS } from "../limits.ts";
import { factsOfTags } from "../marking-tags.ts";
import { noticeList, type NoticeList } from "../notice-list.ts";
import type { ParsedObservable, ParsedReport } from "../parsed.ts";
import { cutText, emptyReport, titleText } from "../report-draft.ts";
import { mailboxText, readAddresses } from "./address.ts";
import { readAuthentication } from "./authentication.ts";
import { readContent, type MailContent, type MailText } from "./content.ts";
import { readMailDate } from "./date.ts";
import { decodeEncodedWords } from "./encoded-word.ts";
import { readFeedbackReport, type FeedbackReport } from "./feedback-report.ts";
import { addHeaderNotices } from "./header-notices.ts";
import { observablesOfHeader } from "./header-observables.ts";
import { firstField, type HeaderField } from "./headers.ts";
import { publicAddresses, readHops } from "./hops.ts";
import { withLineFeeds } from "./line-ends.ts";
import { splitMessage, type MailStructure, type MimePart } from "./structure.ts";

/**
 * One message as one report. Items are its leaf parts, an empty multipart counting as one; parts past a limit are
 * one skipped item. Total: every byte sequence gives a report, its oddities are notices (threats B2 rows 18 and 19).
 */
export function mapMessage(source: Uint8Array, sourceName: string): ParsedReport {
  const mark = encodingByMark(source);
  const notices = noticeList();
  const bytes = withLineFeeds(
    mark.label === "utf-8" ? source.subarray(mark.bomBytes) : source,
    notices,
  );
  return mapStructure(splitMessage(bytes, notices), sourceName, notices);
}

/** The report on a message that is split already, whatever it came in: a mail file or an Outlook item. */
export function mapStructure(
  { root, leftOutParts }: MailStructure,
  sourceName: string,
  notices: NoticeList,
): ParsedReport {
  const content = readContent(root, notices);
  const messages = messagesIn(root);
  for (const message of messages) addHeaderNotices(message.fields, message.path, notices);
  const feedback = feedbackIn(root);
  const body = bodyText(content);
  const subject = decodedField(root.fields, "subject");
  const markings = factsOfTags(markingWords(subject), notices, {});
  const observables: ParsedObservable[] = [
    ...messages.flatMap((message) => observablesOfHeader(message.fields, message.path)),
    ...(feedback?.observables ?? []),
    ...attachmentNames(content),
    ...indicatorsOf(searchText(content), notices, () => ({})),
  ].slice(0, LIMITS.indicatorsPerReport);
  return {
    ...emptyReport("mail", subject === null || subject === "" ? sourceName : subject),
    sourceId: messageId(root.fields),
    body: body === "" ? titleText(subject ?? sourceName) : body,
    sender: senderText(root.fields),
    reportedAtIso: readMailDate(firstField(root.fields, "date")?.value ?? ""),
    occurredAtIso: feedback?.occurredAtIso ?? null,
    tlp: markings.tlp,
    classification: [...(feedback?.classification ?? [])],
    observables,
    attachments: [...content.attachments],
    detailsJson: detailsOf(messages, content, feedback),
    foundItems: content.leaves.length + leftOutParts,
    skippedItems: leftOutParts,
    notices: notices.all(),
  };
}

/** Senders named on the report; the header in the details has all. */
const MAX_SENDERS = 20;

/** The message itself and every message inside it, outermost first. */
function messagesIn(root: MimePart): readonly MimePart[] {
  const inner = root.children.flatMap((child) => messagesIn(child));
  return root.isMessage ? [root, ...inner] : inner;
}

function feedbackIn(root: MimePart): FeedbackReport | null {
  if (root.type.value === "message/feedback-report") {
    const [fields] = root.children;
    return fields === undefined ? null : readFeedbackReport(fields.fields, root.path);
  }
  for (const child of root.children) {
    // A report inside a forwarded message is that message's, not this one's.
    const found = child.isMessage ? null : feedbackIn(child);
    if (found !== null) return found;
  }
  return null;
}

/** Plain texts first; an HTML part is read only where no plain text beside it says the same. */
function bodyText(content: MailContent): string {
  const parts = content.texts.filter((text) => !text.hasPlainSibling && text.text.trim() !== "");
  const ordered = [...parts.filter(isPlain), ...parts.filter((text) => !isPlain(text))];
  return cutText(ordered.map((text) => text.text.trim()).join("\n\n"), LIMITS.bodyCharacters);
}

/** What is searched for indicators: also the HTML that the body leaves out, because its links may differ. */
function searchText(content: MailContent): string {
  return cutText(content.texts.map((text) => text.text).join("\n\n"), LIMITS.textBytes);
}

function isPlain(text: MailText): boolean {
  return text.mediaType === "text/plain";
}

function attachmentNames(content: MailContent): readonly ParsedObservable[] {
  return [...content.leaves, ...content.innerFiles].flatMap(({ attachmentIndex, name, path }) =>
    attachmentIndex === null || name === null || name === ""
      ? []
      : [
          {
            type: "email-attachment",
            value: name,
            toIds: false,
            attachmentIndex,
            place: { part: path },
          },
        ],
  );
}

/** Every mailbox of From (RFC 5322 §3.6.2 allows several): which of them is the sender is not ours to choose. */
function senderText(fields: readonly HeaderField[]): string | null {
  const senders = readAddresses(firstField(fields, "from")?.value ?? "");
  const text = senders.slice(0, MAX_SENDERS).map(mailboxText).join(", ");
  return text === "" ? null : cutText(text, 1_024);
}

/** `[TLP:AMBER]` in a subject is how mail is marked (facts 2). */
function markingWords(subject: string | null): readonly string[] {
  const matches = subject?.matchAll(/\bTLP[:= ]{1,2}[A-Za-z]{2,9}(?:\+STRICT)?/gi) ?? [];
  return [...matches].map((match) => match[0]).slice(0, 10);
}

function messageId(fields: readonly HeaderField[]): string | null {
  const value = firstField(fields, "message-id")?.value.trim() ?? "";
  return value === "" || value.length > 1_000 ? null : value;
}

function decodedField(fields: readonly HeaderField[], key: string): string | null {
  const field = firstField(fields, key);
  return field === null ? null : decodeEncodedWords(field.value).text;
}

function detailsOf(
  messages: readonly MimePart[],
  content: MailContent,
  feedback: FeedbackReport | null,
): string {
  const described = messages.map(describeMessage);
  const report =
    feedback === null ? null : { type: feedback.feedbackType, fields: feedback.fields };
  const full = {
    format: "mail",
    messages: described,
    parts: content.leaves,
    innerFiles: content.innerFiles,
    texts: content.texts,
    feedbackReport: report,
  };
  const text = JSON.stringify(full);
  if (text.length <= LIMITS.detailsCharacters) return text;
  const short = JSON.stringify({
    ...full,
    texts: [],
    messages: described.slice(0, 1),
    isShortened: true,
  });
  return short.length <= LIMITS.detailsCharacters
    ? short
    : JSON.stringify({ format: "mail", isShortened: true });
}

function describeMessage(message: MimePart): Record<string, unknown> {
  const hops = readHops(message.fields);
  return {
    path: message.path,
    headers: message.fields.map((field) => ({
      name: field.name,
      raw: field.raw,
      decoded: decodeEncodedWords(field.value).text,
    })),
    hops,
    receivedAddresses: publicAddresses(hops),
    authentication: readAuthentication(message.fields),
  };
}
