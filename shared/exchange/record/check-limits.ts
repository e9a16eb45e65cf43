import { MAX_COUNTER, MAX_MS, type Stamp } from "../stamp/stamp.ts";
import type { RecordState, RegisterState, SetElement, TextState } from "./exchange-record.ts";
import { isFieldValue } from "./field-value.ts";
import { RECORD_LIMITS } from "./record-limits.ts";
import { isUuidText } from "./uuid-text.ts";

/** What of a record does not fit into a line. */
export interface LimitFault {
  readonly kind: "limit-exceeded" | "malformed";
  /** Field, or empty for the record as a whole. */
  readonly field: string;
  readonly expected: string;
}

const NAME = new RegExp(`^!?[a-z][A-Za-z0-9-]{0,${String(RECORD_LIMITS.nameChars - 1)}}$`);

/** Whether a name may be that of a kind or of a field. */
export function isName(name: string): boolean {
  return NAME.test(name);
}

/** A reader that does not know this name must not go on without it. */
export function isCritical(name: string): boolean {
  return name.startsWith("!");
}

/** The first part of a record that exceeds a limit of the lines or can't be written at all. */
export function findLimitFault(record: RecordState<string>): LimitFault | undefined {
  if (!isName(record.kind)) return malformed("", "the name of a kind");
  if (!isUuidText(record.id)) return malformed("", "an id that is a UUID in lower case");
  const { registers, sets, texts } = record;
  const names = [...Object.keys(registers), ...Object.keys(sets), ...Object.keys(texts)];
  if (names.length > RECORD_LIMITS.fields) return tooMany("", RECORD_LIMITS.fields, "fields");
  const oddName = names.find((name) => !isName(name));
  if (oddName !== undefined) return malformed("", "names of fields");
  if (new Set(names).size < names.length) return malformed("", "each field in one class");
  return (
    stampFault("", record.life.stamp) ??
    firstFault(registers, registerFault) ??
    firstFault(sets, setFault) ??
    firstFault(texts, textFault)
  );
}

function firstFault<T>(
  members: Readonly<Record<string, T>>,
  find: (field: string, member: T) => LimitFault | undefined,
): LimitFault | undefined {
  for (const [field, member] of Object.entries(members)) {
    const fault = find(field, member);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function registerFault(field: string, { value, stamp }: RegisterState): LimitFault | undefined {
  if (!isFieldValue(value, RECORD_LIMITS.valueDepth)) {
    return malformed(
      field,
      `whole numbers, well-formed text, at most ${String(RECORD_LIMITS.valueDepth)} levels`,
    );
  }
  return stampFault(field, stamp);
}

function setFault(field: string, elements: readonly SetElement[]): LimitFault | undefined {
  const { setElements, setElementChars } = RECORD_LIMITS;
  if (elements.length > setElements) return tooMany(field, setElements, "elements");
  for (const { value, stamp } of elements) {
    if (value.length > setElementChars) return tooMany(field, setElementChars, "characters");
    if (!value.isWellFormed()) return malformed(field, "well-formed text");
    const fault = stampFault(field, stamp);
    if (fault !== undefined) return fault;
  }
  const isOnce = new Set(elements.map(({ value }) => value)).size === elements.length;
  return isOnce ? undefined : malformed(field, "each element once");
}

function textFault(field: string, { siblings, seen }: TextState): LimitFault | undefined {
  const { longTextChars, siblings: maxSiblings, replicas } = RECORD_LIMITS;
  if (siblings.length > maxSiblings) return tooMany(field, maxSiblings, "siblings");
  if (seen.length > replicas) return tooMany(field, replicas, "replicas");
  for (const { value, stamp } of siblings) {
    if (value.length > longTextChars) return tooMany(field, longTextChars, "characters");
    if (!value.isWellFormed()) return malformed(field, "well-formed text");
    const fault = stampFault(field, stamp);
    if (fault !== undefined) return fault;
  }
  return seen.map((stamp) => stampFault(field, stamp)).find((fault) => fault !== undefined);
}

function stampFault(field: string, { ms, counter }: Stamp): LimitFault | undefined {
  const isStamp =
    Number.isSafeInteger(ms) &&
    Math.abs(ms) <= MAX_MS &&
    Number.isSafeInteger(counter) &&
    counter >= 0 &&
    counter <= MAX_COUNTER;
  return isStamp ? undefined : malformed(field, "a stamp within the range of dates");
}

function tooMany(field: string, limit: number, what: string): LimitFault {
  return { kind: "limit-exceeded", field, expected: `at most ${String(limit)} ${what}` };
}

function malformed(field: string, expected: string): LimitFault {
  return { kind: "malformed", field, expected };
}
