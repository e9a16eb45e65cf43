import { foldText } from "../search/fold-text.ts";
import type { JsonValue } from "./json-value.ts";

/** What titles are sorted by: folded, so that case and accents don't tear a list apart. Long enough to tell titles apart. */
export function titleKey(title: JsonValue): string {
  return typeof title === "string" ? foldText(title.slice(0, MAX_TITLE_KEY)) : "";
}

/** What record numbers are sorted by: year and running number, so that a seventh digit sorts after six. */
export function numberKey(number: JsonValue): number {
  const match = typeof number === "string" ? /-(\d{4})-(\d{1,9})$/.exec(number) : null;
  return match === null ? 0 : Number(match[1]) * SEQUENCES_PER_YEAR + Number(match[2]);
}

const MAX_TITLE_KEY = 80;
const SEQUENCES_PER_YEAR = 1_000_000_000;
