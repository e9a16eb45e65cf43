import type { ReadHandle, SqlValue, WriteHandle } from "../database.ts";
import type { FieldCodec } from "./field-codecs.ts";
import { isSameJson, type Fields, type JsonValue } from "./json-value.ts";
import type { RecordDefinition } from "./record-definitions-table.ts";
import { uuidBytes } from "./uuid.ts";

/** A stored record as the journal sees it. */
export interface StoredRecord {
  readonly rowId: number;
  readonly fields: Fields;
  readonly revision: number;
}

/** Stands in `field_revisions` for the fields that are not named there, when the record came back after a deletion. */
export const ALL_FIELDS = "*";

/** Row id of a record, or undefined when there is none with this id. */
export function findRowId(read: ReadHandle, table: string, id: string): number | undefined {
  return read.get<{ readonly id: number }>(`SELECT id FROM ${table} WHERE uuid = ?`, [
    uuidBytes(id),
  ])?.id;
}

/** All fields of a record that have a history. */
export function readRecord(
  read: ReadHandle,
  definition: RecordDefinition,
  id: string,
): StoredRecord | undefined {
  return readFields(read, definition, id, Object.entries(definition.fields));
}

/** Some fields of a record: an edit of a title must not read a long description. */
export function readRecordFields(
  read: ReadHandle,
  definition: RecordDefinition,
  id: string,
  names: readonly string[],
): StoredRecord | undefined {
  const codecs = names.map((name) => [name, codecOf(definition, name)] as const);
  return readFields(read, definition, id, codecs);
}

/** Adds a record; `rowId` null lets the table choose. Every field must be given. */
export function insertRecord(
  write: WriteHandle,
  definition: RecordDefinition,
  record: {
    readonly id: string;
    readonly rowId: number | null;
    readonly fields: Fields;
    readonly revision: number;
    readonly nowMs: number;
    /** It was there before and comes back: its fields count from now on. */
    readonly isRestored: boolean;
  },
): number {
  const columns: Record<string, SqlValue> = {
    id: record.rowId,
    uuid: uuidBytes(record.id),
    revision: record.revision,
    field_revisions: record.isRestored ? JSON.stringify({ [ALL_FIELDS]: record.revision }) : null,
  };
  if (definition.hasUpdatedAt) columns["updated_at"] = record.nowMs;
  for (const [name, codec] of Object.entries(definition.fields)) {
    setColumns(columns, codec, record.fields[name], write);
  }
  const names = Object.keys(columns);
  const sql = `INSERT INTO ${definition.table} (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`;
  return Number(write.run(sql, Object.values(columns)).lastInsertRowid);
}

/** Changes the given fields of one row. `revision` becomes that of the record and of each of these fields. */
export function updateRecord(
  write: WriteHandle,
  definition: RecordDefinition,
  rowId: number,
  change: { readonly fields: Fields; readonly revision: number; readonly nowMs: number },
): void {
  const columns: Record<string, SqlValue> = { revision: change.revision };
  if (definition.hasUpdatedAt) columns["updated_at"] = change.nowMs;
  const stamps: string[] = [];
  for (const [name, value] of Object.entries(change.fields)) {
    setColumns(columns, codecOf(definition, name), value, write);
    stamps.push(`'$."${name}"', CAST(? AS INTEGER)`);
  }
  const assignments = Object.keys(columns).map((name) => `${name} = ?`);
  const sql = `UPDATE ${definition.table} SET ${assignments.join(", ")}, field_revisions = json_set(coalesce(field_revisions, '{}'), ${stamps.join(", ")}) WHERE id = ?`;
  const parameters = [...Object.values(columns), ...stamps.map(() => change.revision), rowId];
  if (write.run(sql, parameters).changes !== 1) throw new Error("an update must touch one row");
}

export function deleteRecord(
  write: WriteHandle,
  definition: RecordDefinition,
  rowId: number,
): void {
  const { changes } = write.run(`DELETE FROM ${definition.table} WHERE id = ?`, [rowId]);
  if (changes !== 1) throw new Error("a deletion must touch one row");
}

/** The fields that differ from what is stored, before and after; undefined when none does. */
export function differingFields(
  stored: Fields,
  wanted: Fields,
): Readonly<Record<string, readonly [JsonValue, JsonValue]>> | undefined {
  const differing: Record<string, readonly [JsonValue, JsonValue]> = {};
  for (const [name, value] of Object.entries(wanted)) {
    const old = stored[name];
    if (old === undefined) throw new Error(`the record has no field ${name}`);
    if (!isSameJson(old, value)) differing[name] = [old, value];
  }
  return Object.keys(differing).length === 0 ? undefined : differing;
}

function readFields(
  read: ReadHandle,
  definition: RecordDefinition,
  id: string,
  codecs: readonly (readonly [string, FieldCodec])[],
): StoredRecord | undefined {
  const columns = codecs.map(([, codec]) => codec.column);
  const row = read.get<Readonly<Record<string, SqlValue>>>(
    `SELECT id, revision, ${columns.join(", ")} FROM ${definition.table} WHERE uuid = ?`,
    [uuidBytes(id)],
  );
  if (row === undefined) return undefined;
  const fields: Record<string, JsonValue> = {};
  for (const [name, codec] of codecs) {
    fields[name] = codec.fromSql(row[codec.column] ?? null, read);
  }
  return { rowId: Number(row["id"]), revision: Number(row["revision"]), fields };
}

function setColumns(
  columns: Record<string, SqlValue>,
  codec: FieldCodec,
  value: JsonValue | undefined,
  write: WriteHandle,
): void {
  if (value === undefined) throw new Error(`no value for ${codec.column}`);
  columns[codec.column] = codec.toSql(value, write);
  for (const [column, compute] of Object.entries(codec.derived ?? {})) {
    columns[column] = compute(value);
  }
}

function codecOf(definition: RecordDefinition, name: string): FieldCodec {
  const codec = definition.fields[name];
  if (codec === undefined) throw new Error(`${definition.table} has no field ${name}`);
  return codec;
}
