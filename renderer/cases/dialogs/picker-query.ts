import { parseQuery } from "../../../shared/domain/query/index.ts";

/** Shorter beginnings of words find nothing in the full-text index: until then the newest are offered. */
const MIN_CHARACTERS = 3;

/** The query that finds incidents for what is typed into a picker: a number, words, or conditions of the grammar. */
export function pickerQuery(typed: string): string {
  const text = typed.trim();
  if (text.length < MIN_CHARACTERS) return "";
  const quoted = `"${text.replaceAll(/["\\]/g, " ")}"`;
  if (/^\S*\d\d$/.test(text)) return `number:${quoted} OR ${quoted}`;
  return parseQuery(text, { entity: "incident" }).ok ? text : quoted;
}
