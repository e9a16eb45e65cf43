import { compareSiblings } from "../merge/merge-text.ts";
import { compareText } from "../release/compare-text.ts";
import { isSameStamp, type Stamp } from "../stamp/stamp.ts";
import type { FieldValue, RecordState, SetElement, TextState } from "./exchange-record.ts";
import { instantMs } from "./instant-text.ts";
import { lineOriginMs, lineStampsOf, type LineStamps } from "./line-stamps.ts";
import { isUuidText, shortUuid } from "./uuid-text.ts";

/** Numbers of what the header of the file names. */
export interface HeaderNumbers {
  readonly ownerNumber: (owner: string) => number;
  readonly replicaNumber: (replica: string) => number;
}

/**
 * The one line of a record (docs/changes-format.md): canonical JSON whose members stand in code unit order, those with nothing in
 * them left out. Whatever repeats the id or the record's own stamp is left out or counted from there, so that
 * a record of many fields is little more than its texts. The record is within limits (check-limits.ts).
 */
export function encodeRecordLine(record: RecordState<string>, numbers: HeaderNumbers): string {
  const line = lineStampsOf(record);
  const originMs = lineOriginMs(record.id);
  const { at, fields, refs, times } = encodeRegisters(record, originMs, line);
  // In code unit order; what is undefined is left out.
  return JSON.stringify({
    at: filled(at),
    fields: filled(fields),
    gone: record.life.isAlive ? undefined : true,
    id: shortUuid(record.id),
    kind: record.kind,
    owner: numbers.ownerNumber(record.owner),
    refs: filled(refs),
    sets: filled(encodeSets(record, line)),
    stamps: line.stamps.map((stamp) => encodeStamp(stamp, originMs, numbers)),
    texts: filled(encodeTexts(record, line)),
    times: filled(times),
  });
}

type Item = FieldValue;
type Members = Record<string, Item>;

/**
 * Registers go by what they hold: ids as 22 characters, instants counted from the record's id, everything else as it is. A
 * reader needs no table of fields to read them back.
 */
function encodeRegisters(
  { registers }: RecordState<string>,
  originMs: number,
  line: LineStamps,
): Readonly<Record<"at" | "fields" | "refs" | "times", Members>> {
  const [at, fields, refs, times]: [Members, Members, Members, Members] = [{}, {}, {}, {}];
  for (const name of sortedNames(registers)) {
    const register = registers[name];
    if (register === undefined) continue;
    const { value, stamp } = register;
    const number = line.numberOf(stamp);
    if (number > 0) at[name] = number;
    const ms = typeof value === "string" ? instantMs(value) : undefined;
    if (ms !== undefined) times[name] = ms - originMs;
    else if (typeof value === "string" && isUuidText(value)) refs[name] = shortUuid(value);
    else fields[name] = sorted(value);
  }
  return { at, fields, refs, times };
}

/** A set without elements says nothing. */
function encodeSets({ sets }: RecordState<string>, line: LineStamps): Members {
  const encoded: Members = {};
  for (const name of sortedNames(sets)) {
    const elements = sets[name] ?? [];
    if (elements.length > 0) encoded[name] = encodeSet(elements, line);
  }
  return encoded;
}

/** `text` is there since the record's own stamp, `[text, n]` since another one, `[text, n, 0]` was removed by it. */
function encodeSet(elements: readonly SetElement[], line: LineStamps): readonly Item[] {
  const encode = ({ value, stamp, isPresent }: SetElement): Item => {
    const number = line.numberOf(stamp);
    if (!isPresent) return [value, number, 0];
    return number === 0 ? value : [value, number];
  };
  return elements.toSorted((a, b) => compareText(a.value, b.value)).map(encode);
}

function encodeTexts({ texts }: RecordState<string>, line: LineStamps): Members {
  const encoded: Members = {};
  for (const name of sortedNames(texts)) {
    const text = texts[name];
    if (text !== undefined) encoded[name] = encodeText(text, line);
  }
  return encoded;
}

/** A text that nobody changed since the record's own stamp is just that; others name their siblings and what these replace. */
function encodeText({ siblings, seen }: TextState, line: LineStamps): Item {
  const seenNumbers = seen
    .filter((stamp) => !siblings.some((own) => isSameStamp(own.stamp, stamp)))
    .map((stamp) => line.numberOf(stamp))
    .toSorted((a, b) => a - b);
  const [only] = siblings;
  if (only !== undefined && siblings.length === 1 && seenNumbers.length === 0) {
    if (line.numberOf(only.stamp) === 0) return only.value;
  }
  const items = siblings
    .toSorted(compareSiblings)
    .map(({ value, stamp }) => [value, line.numberOf(stamp)]);
  return seenNumbers.length === 0 ? { siblings: items } : { seen: seenNumbers, siblings: items };
}

/** Replica, milliseconds since the record's id, and the counter unless it is 0. */
function encodeStamp(
  { replica, ms, counter }: Stamp,
  originMs: number,
  { replicaNumber }: HeaderNumbers,
): readonly number[] {
  const start = [replicaNumber(replica), ms - originMs];
  return counter === 0 ? start : [...start, counter];
}

/** The value with the members of its objects in code unit order. */
function sorted(value: FieldValue): FieldValue {
  if (typeof value !== "object" || value === null) return value;
  if (isList(value)) return value.map(sorted);
  return Object.fromEntries(
    sortedNames(value).map((name) => [name, sorted(value[name] ?? null)] as const),
  );
}

function isList(value: object): value is readonly FieldValue[] {
  return Array.isArray(value);
}

/** Names in code unit order; those of a record that was read or joined are so already. */
function sortedNames(members: Readonly<Record<string, unknown>>): readonly string[] {
  const names = Object.keys(members);
  const isSorted = names.every((name, index) => index === 0 || (names[index - 1] ?? "") < name);
  return isSorted ? names : names.toSorted(compareText);
}

function filled(members: Members): Members | undefined {
  for (const name in members) if (Object.hasOwn(members, name)) return members;
  return undefined;
}
