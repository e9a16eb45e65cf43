import { normaliseObservable } from "../../domain/observables/normalise.ts";
import { instantFromText, instantFromUnix } from "../instant.ts";
import { LIMITS } from "../limits.ts";
import { rsitOfFields, tlpOfField } from "../marking-tags.ts";
import { readJsonText } from "../json/read.ts";
import { asArray, asText } from "../json/value.ts";
import { parseRsit } from "../../domain/rsit/rsit-format.ts";
import { rsitFromIntelmq, type RsitMapping } from "../../domain/rsit/rsit-mapping.ts";
import type { TlpLabel } from "../../domain/markings/tlp.ts";
import type { ColumnRole } from "./column-mapping.ts";

/** One value that a row gives. `problem` set: the cell is no value of its type; the row is kept, the field flagged. */
export interface RowValue {
  readonly column: number;
  readonly type: string;
  readonly value: string;
  readonly toIds: boolean | undefined;
  readonly category: string | undefined;
  readonly problem: string | null;
}

/** What one row says. */
export interface RowFacts {
  readonly values: readonly RowValue[];
  /** Cells to be searched for indicators. */
  readonly textsToSearch: readonly string[];
  readonly firstSeenIso: string | null;
  readonly lastSeenIso: string | null;
  readonly comment: string;
  readonly tags: readonly string[];
  readonly tlp: TlpLabel | null;
  readonly classification: RsitMapping | null;
  readonly uuid: string | null;
}

/** What feeds write where they have no value. */
const NO_VALUE = new Set([
  "",
  "-",
  "n/a",
  "na",
  "none",
  "null",
  "unknown",
  "nil",
  "undefined",
  "?",
]);
const LONGEST_NO_VALUE = Math.max(...[...NO_VALUE].map((word) => word.length));

function isNoValue(cell: string): boolean {
  return cell.length <= LONGEST_NO_VALUE && NO_VALUE.has(cell.toLowerCase());
}

/** Reads one row by the roles of its columns. */
export function readRow(cells: readonly string[], roles: readonly ColumnRole[]): RowFacts {
  const texts = new Map<ColumnRole["role"], string>();
  const comments: string[] = [];
  const tags: string[] = [];
  const textsToSearch: string[] = [];
  const values: RowValue[] = [];
  for (const [column, use] of roles.entries()) {
    const cell = (cells[column] ?? "").trim();
    if (isNoValue(cell)) continue;
    if (use.role === "observable") values.push(checked(column, use.type, cell, use.toIds));
    else if (use.role === "extract") textsToSearch.push(cell);
    else if (use.role === "comment") comments.push(cell);
    else if (use.role === "tags") tags.push(...tagList(cell));
    else if (!texts.has(use.role)) texts.set(use.role, cell);
  }
  const typed = typedValue(texts, roles);
  if (typed !== null) values.push(typed);
  return {
    values,
    textsToSearch,
    firstSeenIso: instantOf(texts.get("first-seen")),
    lastSeenIso: instantOf(texts.get("last-seen")),
    comment: comments.join(" · ").slice(0, LIMITS.commentCharacters),
    tags,
    tlp: texts.has("tlp") ? tlpOfField(texts.get("tlp") ?? "") : null,
    classification: classificationOf(texts),
    uuid: texts.get("uuid") ?? null,
  };
}

function checked(
  column: number,
  type: string,
  value: string,
  toIds: boolean | undefined,
  category?: string,
): RowValue {
  const normalised = normaliseObservable(type, value);
  // A type that we do not know is no fault of the row: its value is kept as generic text.
  const isFaulty = !normalised.ok && normalised.error.kind !== "unknown-type";
  const problem = isFaulty ? normalised.error.kind : null;
  return { column, type, value, toIds, category, problem };
}

/** Type and value in columns of their own (MISP CSV). */
function typedValue(
  texts: ReadonlyMap<ColumnRole["role"], string>,
  roles: readonly ColumnRole[],
): RowValue | null {
  const value = texts.get("value");
  if (value === undefined) return null;
  const column = roles.findIndex((use) => use.role === "value");
  const toIds = /^(?:1|true|yes)$/i.test(texts.get("to-ids") ?? "");
  const type = (texts.get("type") ?? "text").slice(0, 64);
  return checked(column, type, value, toIds, texts.get("category")?.slice(0, 64));
}

/** RSIT's own words first, then IntelMQ's older and further ones; a class alone is still something. */
function classificationOf(texts: ReadonlyMap<ColumnRole["role"], string>): RsitMapping | null {
  const type = texts.get("classification") ?? null;
  const className = texts.get("classification-class") ?? null;
  if (type === null && className === null) return null;
  const machine = type === null ? null : parseRsit(type);
  if (machine?.ok === true) return sameTerm(machine.value, type ?? "");
  const mapped = type === null ? null : rsitFromIntelmq(className, type);
  if (mapped !== null) return mapped;
  const value = rsitOfFields(className, type);
  return value === null ? rsitFromIntelmq(className, null) : sameTerm(value, type ?? "");
}

function sameTerm(value: RsitMapping["value"], term: string): RsitMapping {
  return { value, fit: "same-term", source: "intelmq", term: term.slice(0, 160) };
}

function instantOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  return instantFromText(text) ?? instantFromUnix(text);
}

function tagList(cell: string): readonly string[] {
  if (cell.startsWith("[")) {
    const list = readJsonText({ text: cell, encoding: { label: "utf-8", bomBytes: 0 } });
    const items = list.ok ? asArray(list.value.value) : null;
    if (items !== null) return items.flatMap((item) => asText(item) ?? []).filter(isTag);
  }
  // Machine tags hold none of the separators outside their quotes.
  const separator = cell.includes('="') ? /[;|]/ : /[;,|]/;
  return cell
    .split(separator)
    .map((tag) => tag.trim())
    .filter(isTag);
}

function isTag(tag: string): boolean {
  return tag !== "" && tag.length <= LIMITS.tagCharacters;
}
