import { join } from "node:path";
import type { Failure } from "../../../shared/contract/failures.ts";
import { isDraft } from "../../../shared/domain/notifications/next-state.ts";
import { isPlainAddress } from "../../../shared/formats/mail/write/header-field.ts";
import type { NotificationId } from "../../../shared/model/ids.ts";
import type { Notification, NotificationSubject } from "../../../shared/model/notification.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { encryptedZipOf, type ZipFile } from "../../files/encrypted-zip.ts";
import type { FilePort } from "../../files/file-port.ts";
import { systemErrorCode } from "../../files/system-error.ts";
import { readNotification, readNotificationsOf } from "../../storage/tables/notifications.ts";
import { notFound, nowIso } from "../case-context.ts";
import type { NotificationContext } from "./notification-context.ts";
import { readNotificationSettings } from "./notification-settings.ts";
import { recordActs } from "./record-acts.ts";
import { writeMessages, type WrittenBatch } from "./write-messages.ts";

export interface ExportOrder {
  readonly subject: NotificationSubject | null;
  /** null: every draft of the subject, or of the desk. */
  readonly ids: readonly string[] | null;
  readonly courier: boolean;
}

/** A message that stays here, and why. */
export interface HeldMessage {
  readonly id: NotificationId;
  readonly name: string;
  /** `rate`: the constituent was told something shortly before; `opted-out`. */
  readonly because: "rate" | "opted-out" | "left-already";
}

export interface PreparedExport {
  readonly batch: WrittenBatch;
  readonly held: readonly HeldMessage[];
}

export interface Exported {
  readonly exported: number;
  readonly held: readonly HeldMessage[];
  readonly files: number;
  readonly bytes: number;
}

/**
 * Makes the files of a batch in memory. Fails with `invalid-value` when no sender's address is set or an address can't stand in a
 * mail, and with `no-notification`.
 */
export function prepareExport(
  context: NotificationContext,
  order: ExportOrder,
): Result<PreparedExport, Failure> {
  const { read } = context.database;
  const chosen = chooseMessages(context, order);
  if (!chosen.ok) return chosen;
  const nowMs = context.actor().nowMs();
  const held = chosen.value.flatMap((one) => {
    const because = heldBecause(one, nowMs, order.ids !== null);
    return because === null ? [] : [{ id: one.id, name: one.constituentName, because }];
  });
  const kept = new Set(held.map(({ id }) => id));
  const leaving = chosen.value.filter(({ id }) => !kept.has(id));
  if (leaving.length === 0) return err({ kind: "no-notification", held: held.length });
  const { senderMail } = readNotificationSettings(read);
  const fault = addressFault(senderMail, leaving);
  if (fault !== null) return err(fault);
  const batch = writeMessages(leaving, {
    from: { name: context.settings().organisationName, mail: senderMail },
    dateMs: nowMs,
    random: context.random,
    courier: order.courier,
  });
  return ok({ batch, held });
}

/** Says in the record that the batch left; it stands. */
export function noteExport(
  context: NotificationContext,
  { batch }: PreparedExport,
  how: string,
): Result<unknown, Failure> {
  const at = nowIso(context.actor());
  return recordActs(
    context,
    batch.messages.map(({ notification, digest }) => ({
      id: notification.id,
      type: "exported" as const,
      channel: digest === "" ? ("paper" as const) : ("mail" as const),
      recipient: notification.recipient?.mail ?? notification.constituentName,
      detail: how,
      digest,
      at,
    })),
  );
}

/** How files may lie on the disk: sealed, or in clear because the analyst said so. */
export type ExportForm =
  { readonly kind: "sealed"; readonly password: string } | { readonly kind: "plain" };

/**
 * Writes a batch into a new folder and then notes it. When anything fails before the end, the folder is removed and nothing counts
 * as exported.
 */
export async function exportToFolder(
  context: NotificationContext & { readonly files: FilePort },
  folder: string,
  order: ExportOrder,
  form: ExportForm,
): Promise<Result<Exported, Failure>> {
  const prepared = prepareExport(context, order);
  if (!prepared.ok) return prepared;
  const { batch, held } = prepared.value;
  const files =
    form.kind === "plain"
      ? batch.files
      : [{ path: "notifications.zip", bytes: await encryptedZipOf(batch.files, form.password) }];
  const written = await writeFolder(context.files, folder, files);
  if (!written.ok) return written;
  const noted = noteExport(context, prepared.value, form.kind);
  if (!noted.ok) {
    await removeFolder(context.files, folder, files);
    return noted;
  }
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  return ok({ exported: batch.messages.length, held, files: files.length, bytes });
}

function chooseMessages(
  { database }: NotificationContext,
  { subject, ids }: ExportOrder,
): Result<readonly Notification[], Failure> {
  if (ids === null) {
    const all = readNotificationsOf(database.read, subject?.id ?? null);
    return ok(all.filter(({ state }) => isDraft(state)));
  }
  const found: Notification[] = [];
  for (const id of ids) {
    const one = readNotification(database.read, id);
    if (one === undefined) return err(notFound("notification", id));
    found.push(one);
  }
  return ok(found);
}

/** A message that was asked for by its id may leave once more: the recipient lost it. */
function heldBecause(
  { state, notBefore }: Notification,
  nowMs: number,
  isAskedFor: boolean,
): HeldMessage["because"] | null {
  if (state === "opted-out") return "opted-out";
  if (state === "fixed" || (!isDraft(state) && !isAskedFor)) return "left-already";
  return notBefore !== null && Date.parse(notBefore) > nowMs ? "rate" : null;
}

function addressFault(senderMail: string, leaving: readonly Notification[]): Failure | null {
  if (!isPlainAddress(senderMail)) {
    const expected = "the address that notifications come from, in the settings of notifications";
    return { kind: "invalid-value", field: "senderMail", found: senderMail, expected };
  }
  const bad = leaving.find(
    ({ recipient }) => recipient !== null && !isPlainAddress(recipient.mail),
  );
  if (bad === undefined) return null;
  const field = `contact of ${bad.constituentName}`;
  const found = bad.recipient?.mail ?? "";
  return { kind: "invalid-value", field, found, expected: "a mail address in plain ASCII" };
}

async function writeFolder(
  port: FilePort,
  folder: string,
  files: readonly ZipFile[],
): Promise<Result<void, Failure>> {
  try {
    await port.makeDirectory(folder);
  } catch (error) {
    return refused(error, folder);
  }
  try {
    for (const path of foldersOf(files)) await port.makeDirectory(join(folder, path));
    for (const { path, bytes } of files) {
      const file = await port.createFile(join(folder, path));
      try {
        await file.write(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
    }
    await port.syncDirectory(folder);
    return ok(undefined);
  } catch (error) {
    await removeFolder(port, folder, files);
    return refused(error, folder);
  }
}

function refused(error: unknown, path: string): Result<never, Failure> {
  const code = systemErrorCode(error);
  if (code === undefined) throw error;
  return err(code === "ENOSPC" ? { kind: "disk-full" } : { kind: "file-not-writable", path, code });
}

async function removeFolder(
  port: FilePort,
  folder: string,
  files: readonly ZipFile[],
): Promise<void> {
  for (const { path } of files) {
    if ((await port.status(join(folder, path))) !== undefined)
      await port.removeFile(join(folder, path));
  }
  for (const path of [...foldersOf(files), ""]) {
    if ((await port.status(join(folder, path))) !== undefined)
      await port.removeDirectory(join(folder, path));
  }
}

function foldersOf(files: readonly ZipFile[]): readonly string[] {
  const folders = files.flatMap(({ path }) =>
    path.includes("/") ? [path.split("/", 1)[0] ?? ""] : [],
  );
  return [...new Set(folders)];
}
