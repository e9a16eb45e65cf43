import { ok, type Result } from "../../result.ts";
import { mergeSeen } from "../merge/merge-text.ts";
import { compareText } from "../release/compare-text.ts";
import type { Stamp } from "../stamp/stamp.ts";
import type {
  FieldValue,
  RecordState,
  RegisterState,
  SetElement,
  TextSibling,
  TextState,
} from "./exchange-record.ts";
import { isFieldValue } from "./field-value.ts";
import { instantText } from "./instant-text.ts";
import { misfit, type Misfit } from "./line-fault.ts";
import { isIndex, isList, isObject, type RecordLine } from "./read-line.ts";
import { RECORD_LIMITS } from "./record-limits.ts";
import { uuidOfShort } from "./uuid-text.ts";

/** The registers of a line, from the members `fields`, `refs` and `times`. */
export function decodeRegisters(
  line: RecordLine,
  originMs: number,
  stamps: readonly Stamp[],
): Result<RecordState<string>["registers"], Misfit> {
  const values: [name: string, value: FieldValue][] = [];
  for (const [name, value] of Object.entries(line.fields)) {
    if (!isFieldValue(value, RECORD_LIMITS.valueDepth)) {
      return misfit("malformed", `/fields/${name}`, "whole numbers, well-formed text, few levels");
    }
    values.push([name, value]);
  }
  for (const [name, short] of Object.entries(line.refs)) {
    const uuid = typeof short === "string" ? uuidOfShort(short) : undefined;
    if (uuid === undefined) return misfit("malformed", `/refs/${name}`, "a UUID as 22 characters");
    values.push([name, uuid]);
  }
  for (const [name, offsetMs] of Object.entries(line.times)) {
    const instant = typeof offsetMs === "number" ? instantText(originMs + offsetMs) : undefined;
    if (instant === undefined) return misfit("malformed", `/times/${name}`, "an instant");
    values.push([name, instant]);
  }
  values.sort(([a], [b]) => compareText(a, b));
  return withStamps(values, line, stamps);
}

/** The sets of a line. */
export function decodeSets(
  { sets }: RecordLine,
  stamps: readonly Stamp[],
): Result<RecordState<string>["sets"], Misfit> {
  const decoded: Record<string, readonly SetElement[]> = {};
  for (const [name, list] of Object.entries(sets)) {
    const elements = isList(list) ? list.map((item) => elementOf(item, stamps)) : [undefined];
    const known = elements.filter((element) => element !== undefined);
    if (known.length < elements.length) {
      return misfit("malformed", `/sets/${name}`, "texts, with their stamps where they differ");
    }
    decoded[name] = known;
  }
  return ok(decoded);
}

/** The long texts of a line. */
export function decodeTexts(
  { texts }: RecordLine,
  stamps: readonly Stamp[],
): Result<RecordState<string>["texts"], Misfit> {
  const decoded: Record<string, TextState> = {};
  for (const [name, item] of Object.entries(texts)) {
    const text = textOf(item, stamps);
    if (text === undefined) {
      return misfit("malformed", `/texts/${name}`, "a text, or siblings and what they replace");
    }
    decoded[name] = text;
  }
  return ok(decoded);
}

function withStamps(
  values: readonly (readonly [name: string, value: FieldValue])[],
  { at }: RecordLine,
  stamps: readonly Stamp[],
): Result<RecordState<string>["registers"], Misfit> {
  const registers: Record<string, RegisterState> = {};
  for (const [name, value] of values) {
    const stamp = stampAt(stamps, Object.hasOwn(at, name) ? at[name] : 0);
    if (stamp === undefined) return misfit("malformed", `/at/${name}`, "the number of a stamp");
    registers[name] = { value, stamp };
  }
  return ok(registers);
}

function elementOf(item: unknown, stamps: readonly Stamp[]): SetElement | undefined {
  const [value, number, removed]: readonly unknown[] = isList(item) ? item : [item, 0];
  const stamp = stampAt(stamps, number);
  if (typeof value !== "string" || stamp === undefined) return undefined;
  return { value, stamp, isPresent: removed === undefined };
}

function textOf(item: unknown, stamps: readonly Stamp[]): TextState | undefined {
  const form = typeof item === "string" ? { siblings: [[item, 0]] } : item;
  if (!isObject(form)) return undefined;
  const { siblings: siblingItems, seen: seenItems = [] } = form;
  if (!isList(siblingItems) || !isList(seenItems)) return undefined;
  const siblings = siblingItems.map((sibling) => siblingOf(sibling, stamps));
  const replaced = seenItems.map((number) => stampAt(stamps, number));
  const known = siblings.filter((sibling) => sibling !== undefined);
  const seen = replaced.filter((stamp) => stamp !== undefined);
  if (known.length < siblings.length || seen.length < replaced.length) return undefined;
  return { siblings: known, seen: mergeSeen([], [...known.map(({ stamp }) => stamp), ...seen]) };
}

function siblingOf(item: unknown, stamps: readonly Stamp[]): TextSibling | undefined {
  if (!isList(item)) return undefined;
  const [value, number] = item;
  const stamp = stampAt(stamps, number);
  return typeof value === "string" && stamp !== undefined ? { value, stamp } : undefined;
}

function stampAt(stamps: readonly Stamp[], number: unknown): Stamp | undefined {
  return isIndex(number) ? stamps[number] : undefined;
}
