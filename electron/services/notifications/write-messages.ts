import { createHash } from "node:crypto";
import {
  indexCsv,
  letterText,
  type NumberedMessage,
} from "../../../shared/domain/notifications/courier.ts";
import { rowsCsv } from "../../../shared/domain/notifications/rows-csv.ts";
import { composeMail } from "../../../shared/formats/mail/write/compose-mail.ts";
import type { MailAddress } from "../../../shared/formats/mail/write/header-field.ts";
import type { Notification } from "../../../shared/model/notification.ts";
import type { RandomPort } from "../../crypto/random.ts";
import type { ZipFile } from "../../files/encrypted-zip.ts";

/** What all messages of a batch share. */
export interface Letterhead {
  readonly from: MailAddress;
  readonly dateMs: number;
  readonly random: RandomPort;
  /** Also a folder per constituent with what a courier hands over. */
  readonly courier: boolean;
}

export interface WrittenBatch {
  readonly files: readonly ZipFile[];
  readonly messages: readonly NumberedMessage[];
}

/** Every message as a file, with an index. Names of files hold numbers and tokens only: they stand in clear in an archive. */
export function writeMessages(
  notifications: readonly Notification[],
  letterhead: Letterhead,
): WrittenBatch {
  const width = Math.max(3, String(notifications.length).length);
  const files: ZipFile[] = [];
  const messages = notifications.map((notification, at): NumberedMessage => {
    const number = String(at + 1).padStart(width, "0");
    const mail = mailOf(notification, letterhead);
    const digest = mail === null ? "" : createHash("sha256").update(mail).digest("hex");
    const folder = `${number}-${notification.token}`;
    const file = mail === null ? "" : `${folder}.eml`;
    if (mail !== null) files.push({ path: file, bytes: mail });
    if (letterhead.courier || mail === null) {
      files.push({ path: `${folder}/letter.txt`, bytes: utf8(letterText(notification)) });
      files.push({
        path: `${folder}/${attachmentName(notification)}`,
        bytes: rowsOf(notification),
      });
    }
    return { number, notification, file: file === "" ? `${folder}/letter.txt` : file, digest };
  });
  return { files: [{ path: "index.csv", bytes: utf8(indexCsv(messages)) }, ...files], messages };
}

/** The message as mail; null where the constituent has nobody who can be written to. */
function mailOf(notification: Notification, { from, dateMs, random }: Letterhead) {
  const { recipient, subject, body, token, language } = notification;
  if (recipient === null) return null;
  return composeMail({
    from,
    to: [{ name: recipient.name, mail: recipient.mail }],
    subject,
    messageId: messageIdOf(token, from.mail),
    dateMs,
    text: body,
    language,
    boundary: `=_${Buffer.from(random(18)).toString("hex")}`,
    attachments: [
      {
        name: attachmentName(notification),
        mediaType: "text/csv; charset=utf-8; header=present",
        bytes: rowsOf(notification),
      },
    ],
  });
}

/** The same message written again has the same id, so that a mail program shows it once. */
export function messageIdOf(token: string, senderMail: string): string {
  return `${token}@${senderMail.slice(senderMail.lastIndexOf("@") + 1)}`;
}

function attachmentName({ tlp, token }: Notification): string {
  return `${tlp.replace(":", "-")}_${token}.csv`;
}

function rowsOf({ rows }: Notification): Uint8Array {
  return utf8(rowsCsv(rows));
}

function utf8(text: string): Uint8Array {
  return Buffer.from(text, "utf8");
}
