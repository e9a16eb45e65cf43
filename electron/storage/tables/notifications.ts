import type { z } from "zod";
import {
  notificationActSchema,
  notificationSchema,
  optOutSchema,
  type Notification,
  type NotificationAct,
  type OptOut,
} from "../../../shared/model/notification.ts";
import type { ReadHandle } from "../database.ts";
import { uuidBytes, uuidText } from "../records/uuid.ts";
import { iso, optionalIso } from "./json-columns.ts";

/** Messages about an incident (with those that were merged into it) or a report, by name of the constituent. */
export function readNotificationsOf(
  read: ReadHandle,
  subjectId: string | null,
): readonly Notification[] {
  const rows =
    subjectId === null
      ? read.all<Row>(`${SELECT} ORDER BY constituent_name, id`)
      : read.all<Row>(
          `${SELECT} WHERE subject_uuid IN (${SUBJECTS}) ORDER BY constituent_name, id`,
          [uuidBytes(subjectId), uuidBytes(subjectId)],
        );
  return rows.map(toNotification);
}

export function readNotification(read: ReadHandle, id: string): Notification | undefined {
  const row = read.get<Row>(`${SELECT} WHERE uuid = ?`, [uuidBytes(id)]);
  return row && toNotification(row);
}

/** Messages to one constituent about anything. */
export function readNotificationsTo(
  read: ReadHandle,
  constituentId: string,
): readonly Notification[] {
  return read
    .all<Row>(`${SELECT} WHERE constituent_uuid = ? ORDER BY id`, [uuidBytes(constituentId)])
    .map(toNotification);
}

/** Messages whose day to ask again has come, oldest day first. */
export function readRechecks(read: ReadHandle, untilDay: string): readonly Notification[] {
  return read
    .all<Row>(
      `${SELECT} WHERE recheck_on <= ? AND state IN ('exported', 'told', 'answered', 'not-fixed')
       ORDER BY recheck_on, constituent_name LIMIT 10000`,
      [untilDay],
    )
    .map(toNotification);
}

/** The record of what was told and what came back, oldest first. */
export function readActs(read: ReadHandle, notificationId: string): readonly NotificationAct[] {
  return read
    .all<ActRow>(`${ACTS} WHERE notification_uuid = ? ORDER BY at, id`, [uuidBytes(notificationId)])
    .map(toAct);
}

/** When each constituent was last told anything, in milliseconds. */
export function readLastTold(read: ReadHandle): ReadonlyMap<string, number> {
  const rows = read.all<{ readonly uuid: Uint8Array; readonly at: number }>(
    `SELECT n.constituent_uuid AS uuid, max(a.at) AS at FROM notification_act a
       JOIN notification n ON n.uuid = a.notification_uuid
      WHERE a.type IN ('exported', 'told') GROUP BY n.constituent_uuid`,
  );
  return new Map(rows.map(({ uuid, at }) => [uuidText(uuid), at]));
}

/** The message that has one of these tokens. */
export function findByToken(read: ReadHandle, tokens: readonly string[]): Notification | undefined {
  const row = read.get<Row>(
    `${SELECT} WHERE token IN (SELECT value FROM json_each(?)) ORDER BY id LIMIT 1`,
    [JSON.stringify(tokens)],
  );
  return row && toNotification(row);
}

export function readOptOuts(read: ReadHandle): readonly OptOut[] {
  return read
    .all<{
      readonly uuid: Uint8Array;
      readonly address: string;
      readonly reason: string;
      readonly author: string;
      readonly createdAt: number;
    }>(
      "SELECT uuid, address, reason, author, created_at AS createdAt FROM opt_out ORDER BY address",
    )
    .map(({ uuid, createdAt, ...row }) =>
      parsed(optOutSchema, "opt-out", { ...row, id: uuidText(uuid), createdAt: iso(createdAt) }),
    );
}

interface Row {
  readonly uuid: Uint8Array;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly subjectId: Uint8Array;
  readonly constituentId: Uint8Array;
  readonly recipient: string | null;
  readonly rows: string;
  readonly notBefore: number | null;
}

const SUBJECTS = `SELECT ? UNION SELECT m.uuid FROM incident m JOIN incident i ON i.id = m.merged_into WHERE i.uuid = ?`;

const SELECT = `SELECT uuid, created_at AS createdAt, updated_at AS updatedAt, revision, subject_kind AS subjectKind,
  subject_uuid AS subjectId, subject_number AS subjectNumber, constituent_uuid AS constituentId,
  constituent_name AS constituentName, country, sector, recipient, language, template, rsit_class AS rsitClass,
  tlp, pap, token, subject, body, rows, state, not_before AS notBefore, recheck_on AS recheckOn FROM notification`;

function toNotification({ uuid, createdAt, updatedAt, subjectId, constituentId, ...row }: Row) {
  const id = uuidText(uuid);
  return parsed(notificationSchema, id, {
    ...row,
    id,
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
    subjectId: uuidText(subjectId),
    constituentId: uuidText(constituentId),
    recipient: row.recipient === null ? null : parseJson(row.recipient),
    rows: parseJson(row.rows),
    notBefore: optionalIso(row.notBefore),
  });
}

interface ActRow {
  readonly uuid: Uint8Array;
  readonly notificationId: Uint8Array;
  readonly at: number;
}

const ACTS = `SELECT uuid, notification_uuid AS notificationId, type, at, channel, recipient, detail, digest,
  row_count AS rowCount, author FROM notification_act`;

function toAct({ uuid, notificationId, at, ...row }: ActRow): NotificationAct {
  const id = uuidText(uuid);
  return parsed(notificationActSchema, id, {
    ...row,
    id,
    notificationId: uuidText(notificationId),
    at: iso(at),
  });
}

function parsed<T>(schema: z.ZodType<T>, id: string, value: unknown): T {
  const read = schema.safeParse(value);
  if (!read.success) throw new Error(`the notification record ${id} can't be read as stored`);
  return read.data;
}

/** What it holds is asked by the schema. */
function parseJson(text: string): unknown {
  return JSON.parse(text);
}
