import type { StatedTime } from "../../shared/model/values.ts";
import type { JsonValue } from "../storage/records/json-value.ts";

/** A set after a patch that sets it whole or adds and removes; undefined when the patch does not speak of it. */
export function patchedNames(
  current: readonly string[],
  whole: readonly string[] | undefined,
  added: readonly string[] = [],
  removed: readonly string[] = [],
): readonly string[] | undefined {
  if (whole === undefined && added.length + removed.length === 0) return undefined;
  const gone = new Set(removed);
  return [...new Set([...(whole ?? current), ...added])].filter((name) => !gone.has(name));
}

/** A value from a checked argument as JSON; members that are not given are left out. */
export function jsonOf(value: unknown): JsonValue {
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  if (typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map(jsonOf);
  if (typeof value !== "object") return null;
  const members = Object.entries(value).flatMap(([name, member]) =>
    member === undefined ? [] : [[name, jsonOf(member)] as const],
  );
  return Object.fromEntries(members);
}

/** A stated time as the journal holds it. */
export function statedTimeFields(stated: StatedTime | null): JsonValue {
  return jsonOf(stated);
}
