import type { Result } from "../../result.ts";
import { err, ok } from "../../result.ts";

/** What a number counts: incidents and reports have a space of their own. */
export type NumberedKind = "incident" | "report";

/** A number taken apart: the organisation's prefix, the year, the running number of that year from 1. */
export interface RecordNumber {
  readonly prefix: string;
  readonly year: number;
  readonly sequence: number;
}

/**
 * `not-a-number`: not of the form `PREFIX-YYYY-NNNNNN`. `bad-prefix`: letters, digits and single hyphens only, at most
 * 32 characters, a letter first and no group that could be taken for a year last. `bad-sequence`: below 1 or above the limit.
 */
export type RecordNumberError =
  | { readonly kind: "not-a-number"; readonly found: string }
  | { readonly kind: "bad-prefix"; readonly found: string }
  | { readonly kind: "bad-sequence"; readonly found: number; readonly limit: number };

export const MAX_NUMBER_PREFIX_LENGTH = 32;
/** Six digits are written at least; nine are as many as one year of one organisation can need. */
export const MAX_NUMBER_SEQUENCE = 999_999_999;
const SEQUENCE_DIGITS = 6;

/** `CERT-XX-2026-000123`. The sequence grows beyond six digits where it must. */
export function formatRecordNumber(number: RecordNumber): string {
  const year = String(number.year).padStart(4, "0");
  return `${number.prefix}-${year}-${String(number.sequence).padStart(SEQUENCE_DIGITS, "0")}`;
}

/** Reads a number in any case and with a running number of any width (`cert-xx-2026-123`). */
export function parseRecordNumber(text: string): Result<RecordNumber, RecordNumberError> {
  const found = text.trim().slice(0, MAX_NUMBER_PREFIX_LENGTH + 16);
  const match = /^(.+)-(\d{4})-(\d{1,9})$/.exec(found);
  if (match === null) return err({ kind: "not-a-number", found });
  const [, prefixText = "", year = "", digits = ""] = match;
  const prefix = parseNumberPrefix(prefixText);
  if (!prefix.ok) return prefix;
  const sequence = Number(digits);
  if (sequence < 1)
    return err({ kind: "bad-sequence", found: sequence, limit: MAX_NUMBER_SEQUENCE });
  return ok({ prefix: prefix.value, year: Number(year), sequence });
}

/** The numbers that a text names, such as the subject of a reply, in the spelling in which numbers are stored. */
export function numbersIn(text: string): readonly string[] {
  const found = text.slice(0, MAX_SEARCHED_CHARACTERS).match(WRITTEN_NUMBER) ?? [];
  const numbers = found.map(parseRecordNumber).flatMap((one) => (one.ok ? [one.value] : []));
  return [...new Set(numbers.map(formatRecordNumber))];
}

const MAX_SEARCHED_CHARACTERS = 4_096;
/** Groups of letters and digits, a year, a running number; nothing of a longer word. */
const WRITTEN_NUMBER =
  /(?<![A-Za-z0-9-])[A-Za-z][A-Za-z0-9]{0,31}(?:-[A-Za-z0-9]{1,32}){0,8}-\d{4}-\d{1,9}(?![A-Za-z0-9-])/g;

/** Checks the prefix that an organisation wants and gives it in upper case. */
export function parseNumberPrefix(text: string): Result<string, RecordNumberError> {
  const prefix = text.trim().toUpperCase();
  const isShaped =
    prefix.length <= MAX_NUMBER_PREFIX_LENGTH && /^[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*$/.test(prefix);
  // "CERT-2025" as a prefix would make CERT-2025-2026-000001, which nobody reads right.
  return isShaped && !/-\d{4}$/.test(prefix)
    ? ok(prefix)
    : err({ kind: "bad-prefix", found: text });
}

/** A prefix made of an organisation's name as a proposal; `CERT` when nothing of it can be used. */
export function proposeNumberPrefix(organisationName: string): string {
  const letters = organisationName
    .slice(0, 256)
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, "-")
    .replaceAll(/^[-0-9]+|-$/g, "")
    .slice(0, 16)
    .replace(/-$/, "");
  const checked = parseNumberPrefix(letters);
  return checked.ok ? checked.value : "CERT";
}

/**
 * The number after the highest one of that year; the count begins anew each year. A year whose numbers are used up is
 * an error, never a number twice.
 */
export function nextRecordNumber(
  prefix: string,
  year: number,
  highestSequence: number,
): Result<RecordNumber, RecordNumberError> {
  const sequence = highestSequence + 1;
  return sequence > MAX_NUMBER_SEQUENCE
    ? err({ kind: "bad-sequence", found: sequence, limit: MAX_NUMBER_SEQUENCE })
    : ok({ prefix, year, sequence });
}

/** Reports count under a plain `R`: they are internal, and a short number keeps the triage list dense. */
export function numberPrefixOf(kind: NumberedKind, organisationPrefix: string): string {
  return kind === "report" ? "R" : organisationPrefix;
}
