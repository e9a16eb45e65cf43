import { z } from "zod";
import { recordKindSchema, type RecordKind } from "../../../shared/model/ids.ts";
import { relationSchema, type Relation } from "../../../shared/model/case-parts.ts";
import type { ReadHandle } from "../database.ts";
import { isPlainKind, recordDefinition } from "../records/record-definitions-table.ts";
import { uuidBytes, uuidText } from "../records/uuid.ts";
import { iso } from "./json-columns.ts";

/** Relations of a record in either direction, oldest first. */
export function relationsOf(read: ReadHandle, id: string): readonly Relation[] {
  return read
    .all<RelationRow>(
      `SELECT * FROM relation WHERE id IN
         (SELECT id FROM relation WHERE from_uuid = :id UNION SELECT id FROM relation WHERE to_uuid = :id)
       ORDER BY id`,
      { id: uuidBytes(id) },
    )
    .map((row) => toRelation(read, row));
}

export function readRelation(read: ReadHandle, id: string): Relation | undefined {
  const row = read.get<RelationRow>("SELECT * FROM relation WHERE uuid = ?", [uuidBytes(id)]);
  return row && toRelation(read, row);
}

/** What a record is called; undefined when there is none of this kind with this id. */
export function titleOfRecord(read: ReadHandle, kind: RecordKind, id: string): string | undefined {
  if (kind === "observable" || kind === "observable-link") {
    const column = kind === "observable" ? "o.uuid" : "l.uuid";
    const table =
      kind === "observable"
        ? "observable o"
        : "observable_link l CROSS JOIN observable o ON o.id = l.observable_id";
    return titleBy(
      read,
      `SELECT substr(o.value, 1, 256) AS title FROM ${table} WHERE ${column} = ?`,
      id,
    );
  }
  const column = TITLE_COLUMNS[kind];
  if (column === undefined || !isPlainKind(kind)) return undefined;
  return titleBy(
    read,
    `SELECT ${column} AS title FROM ${recordDefinition(kind).table} WHERE uuid = ?`,
    id,
  );
}

const TITLE_COLUMNS: Readonly<Partial<Record<RecordKind, string>>> = {
  incident: "number || ' ' || title",
  report: "number || ' ' || title",
  evidence: "name",
  task: "title",
  note: "substr(text, 1, 80)",
  "timeline-event": "title",
  investigation: "asked_of",
  countermeasure: "target",
  hypothesis: "claim",
  "weighed-item": "substr(text, 1, 80)",
  "clock-entry": "instrument || ' ' || target",
};

interface RelationRow {
  readonly uuid: Uint8Array;
  readonly from_kind: string;
  readonly from_uuid: Uint8Array;
  readonly to_kind: string;
  readonly to_uuid: Uint8Array;
  readonly type: string;
  readonly comment: string;
  readonly created_at: number;
}

function titleBy(read: ReadHandle, sql: string, id: string): string | undefined {
  const row = read.get<{ readonly title: unknown }>(sql, [uuidBytes(id)]);
  return row === undefined ? undefined : z.string().parse(row.title);
}

function toRelation(read: ReadHandle, row: RelationRow): Relation {
  const fromKind = recordKindSchema.parse(row.from_kind);
  const toKind = recordKindSchema.parse(row.to_kind);
  const fromId = uuidText(row.from_uuid);
  const toId = uuidText(row.to_uuid);
  return {
    id: relationSchema.shape.id.parse(uuidText(row.uuid)),
    fromKind,
    fromId,
    toKind,
    toId,
    type: row.type,
    comment: row.comment,
    createdAt: iso(row.created_at),
    fromTitle: titleOfRecord(read, fromKind, fromId) ?? fromId,
    toTitle: titleOfRecord(read, toKind, toId) ?? toId,
  };
}
