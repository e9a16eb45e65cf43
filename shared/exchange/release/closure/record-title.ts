import type { ForeignRecord } from "../../record/exchange-record.ts";
import { ownMember } from "../../record/exchange-record.ts";

/** Fields that tell an analyst which record it is, the best first. */
const TELLING_FIELDS = ["title", "name", "value", "target", "askedOf", "claim", "type", "number"];
const TELLING_TEXTS = ["text", "question"];
const MAX_TITLE_CHARS = 120;

/** How a record is called at our own desk. Never part of what leaves. */
export function titleOf(record: ForeignRecord): string {
  for (const field of TELLING_FIELDS) {
    const value = ownMember(record.registers, field)?.value;
    if (typeof value === "string" && value !== "") return cut(value);
  }
  for (const field of TELLING_TEXTS) {
    const value = ownMember(record.texts, field)?.siblings[0]?.value;
    if (value !== undefined && value !== "") return cut(value);
  }
  return record.id;
}

function cut(text: string): string {
  const line = text.slice(0, MAX_TITLE_CHARS * 2).replaceAll(/\s+/g, " ");
  return line.length > MAX_TITLE_CHARS ? `${line.slice(0, MAX_TITLE_CHARS - 1)}…` : line;
}
