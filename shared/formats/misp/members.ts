import { asArray, asRecord, asText, type JsonValue } from "../json/value.ts";

/**
 * Members of a list as MISP and the converters around it write lists: an array, an object with the numbers of its
 * members as names (PHP), or the only member without a list around it (XML turned to JSON).
 */
export function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  const array = asArray(value);
  if (array !== null) return array;
  const record = asRecord(value);
  if (record === null) return [];
  const names = Object.keys(record);
  const isNumbered = names.length > 0 && names.every((name) => /^[0-9]{1,7}$/.test(name));
  return isNumbered ? names.map((name) => record[name] ?? null) : [record];
}

/** A flag as MISP's versions and clients write it: `true`, `1`, `"1"`, `"true"`. */
export function isSet(value: JsonValue | undefined): boolean {
  const text = asText(value);
  return text !== null && /^(?:1|true)$/i.test(text);
}
