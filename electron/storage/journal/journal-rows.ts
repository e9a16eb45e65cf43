import { z } from "zod";
import { recordKindSchema, type RecordKind } from "../../../shared/model/ids.ts";
import type { ReadHandle, WriteHandle } from "../database.ts";
import { linkColumnsSchema } from "../links/link-columns.ts";
import type { JsonValue } from "../records/json-value.ts";
import { uuidBytes, uuidText } from "../records/uuid.ts";
import type { HybridTime } from "./action-stamp.ts";
import type { JournaledChange } from "./change.ts";
import { JOURNAL_GENESIS, type JournalFacts } from "./journal-hash.ts";
import { OF_SUBJECT } from "./subject-index.ts";

/** One row of the journal as it is stored. */
export interface JournalRow extends JournalFacts {
  readonly subjectKind: RecordKind;
  readonly hash: Uint8Array;
  readonly changeCount: number;
}

/** Where the journal ends. */
export interface JournalHead {
  readonly sequence: number;
  readonly hash: Uint8Array;
  readonly hybridTime: HybridTime | undefined;
}

export function readHead(read: ReadHandle): JournalHead {
  const row = read.get<{ sequence: number; hash: Uint8Array; ms: number; counter: number }>(
    "SELECT sequence, hash, hlc_ms AS ms, hlc_counter AS counter FROM journal ORDER BY sequence DESC LIMIT 1",
  );
  if (row === undefined) return { sequence: 0, hash: JOURNAL_GENESIS, hybridTime: undefined };
  const { sequence, hash, ms, counter } = row;
  return { sequence, hash, hybridTime: { ms, counter } };
}

export function insertJournalRow(write: WriteHandle, row: JournalRow): void {
  write.run(
    `INSERT INTO journal (sequence, action, hlc_ms, hlc_counter, replica, at, actor, verb, subject_kind,
       subject_id, subject_title, cause, undo_of, hash, change_count, changes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      row.sequence,
      row.action,
      row.hlcMs,
      row.hlcCounter,
      uuidBytes(row.replica),
      row.atMs,
      row.actor,
      row.verb,
      row.subjectKind,
      uuidBytes(row.subjectId),
      row.subjectTitle,
      row.cause,
      row.undoOf,
      row.hash,
      row.changeCount,
      Buffer.from(row.changesJson, "utf8"),
    ],
  );
}

/** Rows after `sequence`, oldest first. */
export function readRowsAfter(
  read: ReadHandle,
  sequence: number,
  limit: number,
): readonly JournalRow[] {
  return read
    .all<RawRow>(`${SELECT} WHERE sequence > ? ORDER BY sequence LIMIT ?`, [sequence, limit])
    .map(toRow);
}

/** Rows of one action, oldest first. */
export function readActionRows(read: ReadHandle, action: number): readonly JournalRow[] {
  return read
    .all<RawRow>(
      `${SELECT} WHERE sequence BETWEEN ? AND (SELECT last_sequence FROM journal_action WHERE action = ?)
        ORDER BY sequence`,
      [action, action],
    )
    .map(toRow);
}

/** All rows of one subject, oldest first. */
export function readSubjectRows(read: ReadHandle, subjectId: string): readonly JournalRow[] {
  return read
    .all<RawRow>(`${SELECT} WHERE ${OF_SUBJECT} ORDER BY sequence`, {
      subject: uuidBytes(subjectId),
    })
    .map(toRow);
}

/** Which rows to list, newest first. */
export interface JournalFilter {
  readonly subjectId?: string | undefined;
  readonly actor?: string | undefined;
  readonly verb?: string | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

export function listRows(read: ReadHandle, filter: JournalFilter): readonly JournalRow[] {
  const conditions = ["sequence < :before"];
  const parameters: Record<string, number | string | Uint8Array> = {
    before: filter.before ?? Number.MAX_SAFE_INTEGER,
    limit: filter.limit,
  };
  if (filter.subjectId !== undefined) {
    conditions.push(OF_SUBJECT);
    parameters["subject"] = uuidBytes(filter.subjectId);
  }
  // By the short rows of the actions: the journal's own are long.
  for (const name of ["actor", "verb"] as const) {
    const value = filter[name];
    if (value === undefined) continue;
    conditions.push(
      `EXISTS (SELECT 1 FROM journal_action a WHERE a.action = journal.action AND a.${name} = :${name})`,
    );
    parameters[name] = value;
  }
  return read
    .all<RawRow>(
      `${SELECT} WHERE ${conditions.join(" AND ")} ORDER BY sequence DESC LIMIT :limit`,
      parameters,
    )
    .map(toRow);
}

/** The changes of a row. Throws when they don't have the form that we write: then the row was altered. */
export function parseChanges(changesJson: string): readonly JournaledChange[] {
  return changesSchema.parse(JSON.parse(changesJson));
}

interface RawRow {
  readonly sequence: number;
  readonly action: number;
  readonly hlcMs: number;
  readonly hlcCounter: number;
  readonly replica: Uint8Array;
  readonly atMs: number;
  readonly actor: string;
  readonly verb: string;
  readonly subjectKind: string;
  readonly subjectId: Uint8Array;
  readonly subjectTitle: string;
  readonly cause: string | null;
  readonly undoOf: number | null;
  readonly hash: Uint8Array;
  readonly changeCount: number;
  readonly changes: Uint8Array;
}

const SELECT = `
SELECT sequence, action, hlc_ms AS hlcMs, hlc_counter AS hlcCounter, replica, at AS atMs, actor, verb,
  subject_kind AS subjectKind, subject_id AS subjectId, subject_title AS subjectTitle, cause,
  undo_of AS undoOf, hash, change_count AS changeCount, changes
FROM journal`;

function toRow({ changes, replica, subjectId, subjectKind, ...rest }: RawRow): JournalRow {
  return {
    ...rest,
    replica: uuidText(replica),
    subjectKind: recordKindSchema.parse(subjectKind),
    subjectId: uuidText(subjectId),
    changesJson: Buffer.from(changes).toString("utf8"),
  };
}

const jsonSchema: z.ZodType<JsonValue> = z.json();
const fieldsSchema = z.record(z.string(), jsonSchema);
const kindSchema = z.enum([
  "incident",
  "report",
  "task",
  "note",
  "timeline-event",
  "investigation",
  "countermeasure",
  "hypothesis",
  "weighed-item",
  "clock-entry",
  "constituent",
  "circle",
  "notification",
  "notification-act",
  "opt-out",
  "guide",
  "evidence",
  "relation",
  "lane",
  "mapping",
  "setting",
  "sighting",
  "identity",
  "device",
  "peer",
  "revocation",
]);
const rangesSchema = z.array(z.object({ first: z.uuid(), count: z.int().positive() })).readonly();
const linkSubjectSchema = z.object({ kind: z.enum(["incident", "report"]), id: z.uuid() });

const changesSchema = z.array(
  z.discriminatedUnion("op", [
    z.object({
      op: z.enum(["create", "delete"]),
      kind: kindSchema,
      id: z.uuid(),
      fields: fieldsSchema,
    }),
    z.object({
      op: z.literal("update"),
      kind: z.enum([...kindSchema.options, "observable-link"]),
      id: z.uuid(),
      fields: z.record(z.string(), z.tuple([jsonSchema, jsonSchema]).readonly()),
    }),
    z.object({
      op: z.enum(["create-links", "delete-links"]),
      subject: linkSubjectSchema,
      ids: rangesSchema,
      columns: linkColumnsSchema,
    }),
    z.object({ op: z.literal("move-links"), ids: rangesSchema, from: z.uuid(), to: z.uuid() }),
  ]),
);
