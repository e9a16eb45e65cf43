import type { JsonValue } from "./value.ts";

/** A number of RFC 8259 §6 found at some index, and where it ends; `value` is null when the grammar is broken at `end`. */
export interface ScannedNumber {
  readonly value: JsonValue;
  readonly end: number;
  /** The value stayed text because a double would have changed it. */
  readonly isKeptAsText: boolean;
}

const ZERO = 0x30;
const NINE = 0x39;
/** A double holds every decimal number of 17 significant digits apart from its neighbours. */
const SIGNIFICANT_DIGITS = 17;

/**
 * Reads the number that starts at `start`. Decision on numbers that a double can't hold: integers beyond
 * ±(2^53 - 1), values that would overflow to infinity or underflow to zero, and more than 17 significant digits stay
 * their source text instead of being changed silently (threats B2 row 35).
 */
export function scanNumber(text: string, start: number): ScannedNumber {
  let at = start;
  if (text.charCodeAt(at) === 0x2d) at += 1;
  const integerStart = at;
  at = digitsEnd(text, at);
  if (at === integerStart) return broken(at);
  if (text.charCodeAt(integerStart) === ZERO && at > integerStart + 1)
    return broken(integerStart + 1);
  const integerEnd = at;
  if (text.charCodeAt(at) === 0x2e) {
    at = digitsEnd(text, at + 1);
    if (at === integerEnd + 1) return broken(at);
  }
  const exponent = text.charCodeAt(at) | 0x20;
  if (exponent === 0x65) {
    const sign = text.charCodeAt(at + 1);
    const digitsStart = sign === 0x2b || sign === 0x2d ? at + 2 : at + 1;
    at = digitsEnd(text, digitsStart);
    if (at === digitsStart) return broken(at);
  }
  return evaluate(text.slice(start, at), at, at === integerEnd);
}

function evaluate(source: string, end: number, isInteger: boolean): ScannedNumber {
  const value = Number(source);
  const isExact = isInteger ? Number.isSafeInteger(value) : isFaithful(source, value);
  return { value: isExact ? value : source, end, isKeptAsText: !isExact };
}

function isFaithful(source: string, value: number): boolean {
  if (!Number.isFinite(value)) return false;
  const [mantissa = ""] = source.toLowerCase().split("e");
  const digits = mantissa.replace(/[-.]/g, "").replace(/^0+/, "");
  if (value === 0) return digits === "";
  return digits.length <= SIGNIFICANT_DIGITS;
}

function digitsEnd(text: string, start: number): number {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (!(code >= ZERO && code <= NINE)) return at;
    at += 1;
  }
}

function broken(end: number): ScannedNumber {
  return { value: null, end: -end - 1, isKeptAsText: false };
}
