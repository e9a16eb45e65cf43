import { z } from "zod";
import type { ReadHandle, SqlValue, WriteHandle } from "../database.ts";
import type { JsonValue } from "./json-value.ts";
import { uuidBytes, uuidText } from "./uuid.ts";

/** How one field of a record lies in its table. */
export interface FieldCodec {
  readonly column: string;
  readonly toSql: (value: JsonValue, write: WriteHandle) => SqlValue;
  readonly fromSql: (value: SqlValue, read: ReadHandle) => JsonValue;
  /** Columns computed from the field, for sorting and filtering. */
  readonly derived?: Readonly<Record<string, (value: JsonValue) => SqlValue>>;
}

/** A field names a record that is not there. */
export class MissingReference extends Error {}

/** Text that is always there. */
export function text(column: string, derived?: FieldCodec["derived"]): FieldCodec {
  return withDerived({ column, toSql: (value) => asText(value), fromSql: asText }, derived);
}

/** Text or nothing, stored as NULL. */
export function optionalText(column: string): FieldCodec {
  return {
    column,
    toSql: (value) => (value === null ? null : asText(value)),
    fromSql: (value) => (value === null ? null : asText(value)),
  };
}

/** Text or nothing in a column that lists sort by: nothing is stored as the empty text. */
export function sortableText(column: string): FieldCodec {
  return {
    column,
    toSql: (value) => (value === null ? "" : asText(value)),
    fromSql: (value) => (value === "" ? null : asText(value)),
  };
}

export function integer(column: string): FieldCodec {
  return { column, toSql: asNumber, fromSql: asNumber };
}

export function boolean(column: string): FieldCodec {
  return { column, toSql: (value) => (value === true ? 1 : 0), fromSql: (value) => value === 1 };
}

/** One of named values, stored by its rank. */
export function choice(column: string, names: readonly string[]): FieldCodec {
  return {
    column,
    toSql: (value) => rankOf(names, value),
    fromSql: (value) => nameOf(names, value),
  };
}

/** One of named values or nothing, which is stored as -1 and so sorts first. */
export function optionalChoice(column: string, names: readonly string[]): FieldCodec {
  return {
    column,
    toSql: (value) => (value === null ? -1 : rankOf(names, value)),
    fromSql: (value) => (value === -1 ? null : nameOf(names, value)),
  };
}

/** ISO 8601 text, stored as milliseconds since 1970 UTC. */
export function instant(column: string): FieldCodec {
  return { column, toSql: (value) => millisecondsOf(asText(value)), fromSql: isoOf };
}

export function optionalInstant(column: string): FieldCodec {
  return {
    column,
    toSql: (value) => (value === null ? null : millisecondsOf(asText(value))),
    fromSql: (value) => (value === null ? null : isoOf(value)),
  };
}

/** Lists and objects, stored as JSON text. */
export function json(column: string, derived?: FieldCodec["derived"]): FieldCodec {
  return withDerived({ column, toSql: (value) => JSON.stringify(value), fromSql: asJson }, derived);
}

export function optionalJson(column: string, derived?: FieldCodec["derived"]): FieldCodec {
  return withDerived(
    {
      column,
      toSql: (value) => (value === null ? null : JSON.stringify(value)),
      fromSql: (value) => (value === null ? null : asJson(value)),
    },
    derived,
  );
}

/** A UUID that is stored as it is. */
export function uuid(column: string): FieldCodec {
  return { column, toSql: (value) => uuidBytes(asText(value)), fromSql: uuidOf };
}

export function optionalUuid(column: string): FieldCodec {
  return {
    column,
    toSql: (value) => (value === null ? null : uuidBytes(asText(value))),
    fromSql: (value) => (value === null ? null : uuidOf(value)),
  };
}

/** Another record by its UUID, stored by its row id; null where the field may be empty. */
export function reference(column: string, table: "incident" | "report"): FieldCodec {
  return {
    column,
    toSql: (value, write) => (value === null ? null : rowIdOf(write, table, asText(value))),
    fromSql: (value, read) => (value === null ? null : uuidOfRow(read, table, asNumber(value))),
  };
}

/** The organisation that owns a record; one that is not known yet is added. */
export const organisation: FieldCodec = {
  column: "organisation_id",
  toSql: (value, write) => {
    const bytes = uuidBytes(asText(value));
    write.run("INSERT INTO organisation (uuid) VALUES (?) ON CONFLICT DO NOTHING", [bytes]);
    return rowIdOf(write, "organisation", asText(value));
  },
  fromSql: (value, read) => uuidOfRow(read, "organisation", asNumber(value)),
};

/** Milliseconds of a stated time, for sorting and filtering; null when nothing is stated. */
export function statedTimeMs(value: JsonValue): SqlValue {
  if (typeof value !== "object" || value === null || !("instant" in value)) return null;
  return millisecondsOf(asText(value.instant));
}

export function isoOf(milliseconds: SqlValue): string {
  return new Date(asNumber(milliseconds)).toISOString();
}

function withDerived(codec: FieldCodec, derived: FieldCodec["derived"]): FieldCodec {
  return derived === undefined ? codec : { ...codec, derived };
}

function rowIdOf(read: ReadHandle, table: string, id: string): number {
  const row = read.get<{ readonly id: number }>(`SELECT id FROM ${table} WHERE uuid = ?`, [
    uuidBytes(id),
  ]);
  if (row === undefined) throw new MissingReference(`no ${table} has the id ${id}`);
  return row.id;
}

function uuidOfRow(read: ReadHandle, table: string, rowId: number): string {
  const row = read.get<{ readonly uuid: Uint8Array }>(`SELECT uuid FROM ${table} WHERE id = ?`, [
    rowId,
  ]);
  if (row === undefined) throw new Error(`no ${table} has the row id ${String(rowId)}`);
  return uuidText(row.uuid);
}

function rankOf(names: readonly string[], value: JsonValue): number {
  const rank = names.indexOf(asText(value));
  if (rank < 0) throw new Error(`not one of ${names.join(", ")}`);
  return rank;
}

function nameOf(names: readonly string[], rank: SqlValue): string {
  const name = names[asNumber(rank)];
  if (name === undefined) throw new Error(`no name has the rank ${String(rank)}`);
  return name;
}

function millisecondsOf(iso: string): number {
  const milliseconds = Date.parse(iso);
  if (Number.isNaN(milliseconds)) throw new Error("not a time");
  return milliseconds;
}

function uuidOf(value: SqlValue): string {
  if (!(value instanceof Uint8Array)) throw new Error("a UUID is stored as bytes");
  return uuidText(value);
}

function asText(value: JsonValue | SqlValue): string {
  if (typeof value !== "string") throw new Error("text expected");
  return value;
}

function asNumber(value: JsonValue | SqlValue): number {
  if (typeof value !== "number") throw new Error("number expected");
  return value;
}

const jsonSchema = z.json();

function asJson(value: SqlValue): JsonValue {
  return jsonSchema.parse(JSON.parse(asText(value)));
}
