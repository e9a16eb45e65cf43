/** A value of RFC 8259. Numbers that a double can't hold exactly stay their source text (see `number.ts`). */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonRecord;

/**
 * An object of the source. It inherits nothing: `__proto__`, `constructor` and `toString` are ordinary members
 * (threats B2 row 34). A class of its own instead of `Object.create(null)`, whose objects V8 keeps as slow
 * dictionaries.
 */
export class JsonRecord {
  [member: string]: JsonValue;
}
Reflect.deleteProperty(JsonRecord.prototype, "constructor");
Object.setPrototypeOf(JsonRecord.prototype, null);
Object.freeze(JsonRecord.prototype);

/** The value as an object, or null when it is anything else. */
export function asRecord(value: JsonValue | undefined): JsonRecord | null {
  return value instanceof JsonRecord ? value : null;
}

/** The value as an array, or null when it is anything else. */
export function asArray(value: JsonValue | undefined): readonly JsonValue[] | null {
  return Array.isArray(value) ? value : null;
}

/** The value as text: numbers and booleans as written; null for anything else. */
export function asText(value: JsonValue | undefined): string | null {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return null;
}
