import { assertNever } from "../../assert-never.ts";
import { PAP_LABELS } from "../markings/pap.ts";
import { parsePapTag } from "../markings/pap-import.ts";
import { parseTlpField } from "../markings/tlp-import.ts";
import { TLP_LABELS } from "../markings/tlp.ts";
import { parseRsit, parseRsitParts } from "../rsit/rsit-format.ts";
import { RSIT_CLASSES, RSIT_TYPES } from "../rsit/rsit.ts";
import type { LexedValue } from "./lex-query.ts";
import type { QueryField, QueryValueKind } from "./query-fields-table.ts";
import type { QueryValue } from "./query.ts";
import { AGO_UNITS } from "./query.ts";

/** Reads one written value as its field wants it; null when it isn't one. Quoted text is never `me` or `none`. */
export function readQueryValue(field: QueryField, written: LexedValue): QueryValue | null {
  const word = written.text.toLowerCase();
  if (!written.isQuoted && field.allowsNone && word === "none") return { kind: "none" };
  return readKind(field.value, written);
}

/** What could stand there instead, for error messages and completion. */
export function expectedValues(field: QueryField): readonly string[] {
  const none = field.allowsNone ? ["none"] : [];
  switch (field.value.kind) {
    case "choice":
      return [...field.value.values, ...none];
    case "flag":
      return Object.keys(field.value.values);
    case "tlp":
      return [...TLP_LABELS.map(shortLabel), ...none];
    case "pap":
      return [...PAP_LABELS.map(shortLabel), ...none];
    case "classification":
      return [...RSIT_CLASSES, ...RSIT_TYPES, ...none];
    case "person":
      return ["me", ...none];
    case "instant":
      return ["7d", "24h", "today", "2026-01-31", "2026-01", ...none];
    case "number":
      return ["10"];
    case "size":
      return ["10MB"];
    case "text":
      return none;
    default:
      return assertNever(field.value);
  }
}

function readKind(kind: QueryValueKind, written: LexedValue): QueryValue | null {
  const text = written.text;
  switch (kind.kind) {
    case "choice":
      return named(kind.values.find((value) => value === text.toLowerCase()));
    case "flag":
      return named(Object.keys(kind.values).find((value) => value === text.toLowerCase()));
    case "tlp":
      return named(labelOf(parseTlpField(text)));
    case "pap":
      return named(labelOf(parsePapTag(/^pap/i.test(text) ? text : `pap:${text}`)));
    case "classification":
      return readClassification(text);
    case "person":
      return text.toLowerCase() === "me" && !written.isQuoted ? { kind: "me" } : textValue(text);
    case "instant":
      return readInstant(text);
    case "number":
      return readNumber(text);
    case "size":
      return readSize(text);
    case "text":
      return textValue(text);
    default:
      return assertNever(kind);
  }
}

function textValue(text: string): QueryValue | null {
  return text.trim() === "" ? null : { kind: "text", text };
}

function named(name: string | undefined): QueryValue | null {
  return name === undefined ? null : { kind: "name", name };
}

function labelOf(
  spelling: { readonly kind: "label"; readonly label: string } | { readonly kind: string },
): string | undefined {
  return "label" in spelling ? spelling.label : undefined;
}

function shortLabel(label: string): string {
  return label.slice(4).toLowerCase();
}

/** A class name, a type name, or the machine form; a name that is both (`other`, `test`) means the class. */
function readClassification(text: string): QueryValue | null {
  const attempts = [parseRsit(text), parseRsit(`rsit:${text}`), parseRsitParts(null, text)];
  const found = attempts.find((attempt) => attempt.ok);
  return found?.ok === true ? { kind: "name", name: found.value } : null;
}

/** Up to twelve digits: all counts and scores fit, and the number stays exact. */
function readNumber(text: string): QueryValue | null {
  return /^-?\d{1,12}$/.test(text) ? { kind: "number", number: Number(text) } : null;
}

const BYTES_OF_UNIT: Readonly<Record<string, number>> = {
  b: 1,
  kb: 1_000,
  mb: 1_000_000,
  gb: 1_000_000_000,
  kib: 1_024,
  mib: 1_048_576,
  gib: 1_073_741_824,
};

function readSize(text: string): QueryValue | null {
  const match = /^(\d{1,12})([kmg]?i?b)?$/i.exec(text);
  const factor = BYTES_OF_UNIT[(match?.[2] ?? "b").toLowerCase()];
  const bytes = match === null || factor === undefined ? NaN : Number(match[1]) * factor;
  return Number.isSafeInteger(bytes) ? { kind: "number", number: bytes } : null;
}

function readInstant(text: string): QueryValue | null {
  const word = text.toLowerCase();
  if (word === "today") return { kind: "day", daysAgo: 0 };
  if (word === "yesterday") return { kind: "day", daysAgo: 1 };
  const ago = /^(\d{1,4})([hdwmy])$/.exec(word);
  const unit = AGO_UNITS.find((one) => one === ago?.[2]);
  if (ago !== null && unit !== undefined) return { kind: "ago", amount: Number(ago[1]), unit };
  const date = text.toUpperCase().replace(/Z$/, "");
  return isDate(date) ? { kind: "date", date } : null;
}

function isDate(text: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2}))?)?)?$/.exec(text);
  if (match === null) return false;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = match
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  const instant = new Date(Date.UTC(year, month - 1, day, hour, minute));
  // Date rolls 31 February over into March; a date that doesn't exist must be told, not shifted.
  return (
    year >= MIN_YEAR &&
    instant.getUTCMonth() === month - 1 &&
    instant.getUTCDate() === day &&
    hour < 24 &&
    minute < 60
  );
}

/** Years below 100 would be taken for 19xx by Date.UTC. */
const MIN_YEAR = 1000;
