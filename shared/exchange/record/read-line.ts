import { ok, type Result } from "../../result.ts";
import { MAX_COUNTER } from "../stamp/stamp.ts";
import { misfit, type Misfit } from "./line-fault.ts";

/** Members of an object read from JSON, none of them looked into. */
export type JsonMembers = Readonly<Record<string, unknown>>;

/** `[replica, milliseconds since the record's id, counter]`, replica by its number. */
export type StampItem = readonly [replica: number, offsetMs: number, counter: number];

/** The line of one record as it stands, before numbers are looked up (docs/changes-format.md). */
export interface RecordLine {
  /** Number of the stamp of each register that is not of the record's own. */
  readonly at: JsonMembers;
  readonly fields: JsonMembers;
  /** The record is deleted. */
  readonly gone: boolean;
  readonly id: string;
  readonly kind: string;
  /** Number of the owner. */
  readonly owner: number;
  /** Registers whose value is a UUID. */
  readonly refs: JsonMembers;
  readonly sets: JsonMembers;
  /** That of the record's life first. */
  readonly stamps: readonly StampItem[];
  readonly texts: JsonMembers;
  /** Registers whose value is an instant. */
  readonly times: JsonMembers;
}

/**
 * The members of a line; written by hand, because lines come by the hundred thousand and a schema would take longer than all the
 * rest.
 */
export function readLine(json: unknown): Result<RecordLine, Misfit> {
  if (!isObject(json)) return misfit("malformed", "", "an object");
  const other = Object.keys(json).find((name) => !MEMBERS.has(name));
  if (other !== undefined) return misfit("malformed", `/${other}`, "no such member");
  const { gone, id, kind, owner } = json;
  if (gone !== undefined && gone !== true) return misfit("malformed", "/gone", "true");
  if (typeof id !== "string") return misfit("malformed", "/id", "text");
  if (typeof kind !== "string") return misfit("malformed", "/kind", "text");
  if (!isIndex(owner)) return misfit("malformed", "/owner", "the number of an owner");
  const stamps = readStamps(json["stamps"]);
  if (stamps === undefined) {
    return misfit("malformed", "/stamps", "a list of replica, milliseconds and counter");
  }
  const at = membersOf(json, "at");
  const fields = membersOf(json, "fields");
  const refs = membersOf(json, "refs");
  const sets = membersOf(json, "sets");
  const texts = membersOf(json, "texts");
  const times = membersOf(json, "times");
  if (!at || !fields || !refs || !sets || !texts || !times) {
    return misfit("malformed", "", "objects of fields");
  }
  return ok({ at, fields, refs, sets, texts, times, gone: gone === true, id, kind, owner, stamps });
}

/** Whether a value is an object that is no list. */
export function isObject(value: unknown): value is JsonMembers {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value can be the number of something in a list. */
export function isIndex(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

const MEMBERS: ReadonlySet<string> = new Set([
  "at",
  "fields",
  "gone",
  "id",
  "kind",
  "owner",
  "refs",
  "sets",
  "stamps",
  "texts",
  "times",
]);

const NONE: JsonMembers = {};

/**
 * An object of fields; the empty one where it is not there, undefined where there is something else. `__proto__` is no name, and setting it
 * later would change what the object is.
 */
function membersOf(json: JsonMembers, name: string): JsonMembers | undefined {
  if (!Object.hasOwn(json, name)) return NONE;
  const member = json[name];
  return isObject(member) && !Object.hasOwn(member, "__proto__") ? member : undefined;
}

function readStamps(value: unknown): readonly StampItem[] | undefined {
  if (!isList(value) || value.length === 0) return undefined;
  const items: StampItem[] = [];
  for (const item of value) {
    const stamp = readStamp(item);
    if (stamp === undefined) return undefined;
    items.push(stamp);
  }
  return items;
}

function readStamp(value: unknown): StampItem | undefined {
  if (!isList(value) || value.length < 2 || value.length > 3) return undefined;
  const [replica, offsetMs, counter = 0] = value;
  if (!isIndex(replica) || !isIndex(counter) || counter > MAX_COUNTER) return undefined;
  return Number.isSafeInteger(offsetMs) ? [replica, Number(offsetMs), counter] : undefined;
}

/** Whether a value is a list, of whatever. */
export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
