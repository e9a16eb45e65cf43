/** What a field can hold, in the journal and between the layers. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/** The fields of a record by name. */
export type Fields = Readonly<Record<string, JsonValue>>;

/** Equal as values: what a record held before and after is compared by this. Order of members counts, as we write them ourselves. */
export function isSameJson(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object") return false;
  return JSON.stringify(left) === JSON.stringify(right);
}
