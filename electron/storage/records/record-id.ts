import type { WriteHandle } from "../database.ts";

/**
 * Kinds of record with text of their own. Their row ids are drawn from one sequence and carry the kind in the last four bits:
 * a hit of the full-text index tells its kind and its age by its row id alone, without a look-up.
 */
export const TEXT_KINDS = [
  "incident",
  "report",
  "note",
  "task",
  "timeline-event",
  "investigation",
  "countermeasure",
  "evidence",
  // At the end: rows that are stored already carry the place of their kind.
  "hypothesis",
  "weighed-item",
] as const;
export type TextKind = (typeof TEXT_KINDS)[number];

const KIND_BITS = 16;

/** Takes `count` numbers of the sequence; gives the first. Numbers of records that were taken back are not used again. */
export function takeRecordNumbers(write: WriteHandle, count: number): number {
  return takeFromCounter(write, "record", count);
}

/** The row id of a record by its number in the sequence. */
export function textRecordId(sequence: number, kind: TextKind): number {
  return sequence * KIND_BITS + TEXT_KINDS.indexOf(kind) + 1;
}

/** The kind that a row id of the full-text index belongs to. */
export function kindOfTextRecord(rowId: number): TextKind {
  const kind = TEXT_KINDS[(rowId % KIND_BITS) - 1];
  if (kind === undefined) throw new Error(`no kind of record has the row id ${String(rowId)}`);
  return kind;
}

/** SQL condition that a row id is of this kind. */
export function isOfKindSql(rowIdSql: string, kind: TextKind): string {
  return `(${rowIdSql} & 15) = ${String(TEXT_KINDS.indexOf(kind) + 1)}`;
}

export function isTextKind(kind: string): kind is TextKind {
  return TEXT_KINDS.some((name) => name === kind);
}

/**
 * Adds `count` to a counter and gives the first of the values taken; a new counter begins with 1. Two plain statements
 * instead of one that inserts or updates: that one opens a savepoint, at which the full-text index writes out what it has
 * gathered, and an import would write it in small pieces that have to be merged again.
 */
export function takeFromCounter(write: WriteHandle, name: string, count: number): number {
  const before = write.get<{ readonly value: number }>("SELECT value FROM counter WHERE name = ?", [
    name,
  ]);
  if (before === undefined) {
    write.run("INSERT INTO counter (name, value) VALUES (?, ?)", [name, count]);
    return 1;
  }
  write.run("UPDATE counter SET value = ? WHERE name = ?", [before.value + count, name]);
  return before.value + 1;
}
