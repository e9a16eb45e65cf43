import { base64Of } from "../../../domain/documents/base64.ts";
import {
  addressField,
  plainField,
  textField,
  withoutControls,
  type MailAddress,
} from "./header-field.ts";

/** A file that goes with a message. */
export interface MailAttachment {
  readonly name: string;
  /** Such as `text/csv; charset=utf-8`: one that we choose ourselves. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface MailToWrite {
  readonly from: MailAddress;
  readonly to: readonly MailAddress[];
  readonly subject: string;
  /** Without angle brackets. */
  readonly messageId: string;
  readonly dateMs: number;
  readonly text: string;
  readonly attachments: readonly MailAttachment[];
  /** Unpredictable, so that no content can end a part early. */
  readonly boundary: string;
  /** BCP 47. */
  readonly language: string;
}

const encoder = new TextEncoder();
const BASE64_LINE = 76;

/** The header of a message without what describes its content (RFC 5322 §3.6). */
export function mailHeader(mail: Omit<MailToWrite, "text" | "attachments" | "boundary">): string {
  return [
    plainField("Date", mailDate(mail.dateMs)),
    addressField("From", [mail.from]),
    addressField("To", mail.to),
    textField("Subject", mail.subject),
    plainField("Message-ID", `<${mail.messageId}>`),
    plainField("Content-Language", mail.language),
    plainField("MIME-Version", "1.0"),
  ].join("");
}

/** A text with its attachments as one MIME entity, from its `Content-Type` on: what is signed or sealed (RFC 2045, RFC 2046). */
export function mailContent({
  text,
  attachments,
  boundary,
}: Pick<MailToWrite, "text" | "attachments" | "boundary">): string {
  const body = encoder.encode(text.replace(/\r\n|\r|\n/g, "\r\n"));
  const parts = [
    part([plainField("Content-Type", "text/plain; charset=utf-8")], body),
    ...attachments.map(({ name, mediaType, bytes }) =>
      part(
        [
          plainField("Content-Type", mediaType),
          plainField("Content-Disposition", `attachment; filename="${plainFileName(name)}"`),
        ],
        bytes,
      ),
    ),
  ];
  return [
    plainField("Content-Type", `multipart/mixed; boundary="${boundary}"`),
    "\r\n",
    ...parts.map((one) => `--${boundary}\r\n${one}`),
    `--${boundary}--\r\n`,
  ].join("");
}

/** A whole message that is neither signed nor sealed. */
export function composeMail(mail: MailToWrite): Uint8Array {
  return encoder.encode(mailHeader(mail) + mailContent(mail));
}

/** RFC 5322 §3.3, always in UTC. */
export function mailDate(ms: number): string {
  return new Date(ms).toUTCString().replace("GMT", "+0000");
}

/** Names of files are ours; what is not plain in them becomes an underscore, so that no parameter can be broken out of. */
export function plainFileName(name: string): string {
  return withoutControls(name)
    .replace(/[^A-Za-z0-9._+-]+/g, "_")
    .slice(0, 100);
}

function part(fields: readonly string[], bytes: Uint8Array): string {
  const encoding = plainField("Content-Transfer-Encoding", "base64");
  const lines = base64Of(bytes).match(new RegExp(`.{1,${String(BASE64_LINE)}}`, "g")) ?? [];
  return [...fields, encoding, "\r\n", ...lines.map((line) => `${line}\r\n`)].join("");
}
