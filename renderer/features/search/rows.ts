import type { z } from "zod";

import type { searchHitSchema } from "../../../shared/contract/find.ts";

export type SearchHit = z.infer<typeof searchHitSchema>;

export interface SnippetPart {
  readonly text: string;
  readonly isHit: boolean;
}

/** The snippet in parts that are hits and parts that are not; marks that overlap or overshoot are cut. */
export function snippetParts(
  snippet: string,
  marks: readonly { readonly start: number; readonly length: number }[],
): readonly SnippetPart[] {
  const parts: SnippetPart[] = [];
  let from = 0;
  for (const { start, length } of marks.toSorted((a, b) => a.start - b.start)) {
    const begin = Math.max(from, start);
    const end = Math.min(snippet.length, start + length);
    if (end <= begin) continue;
    if (begin > from) parts.push({ text: snippet.slice(from, begin), isHit: false });
    parts.push({ text: snippet.slice(begin, end), isHit: true });
    from = end;
  }
  if (from < snippet.length) parts.push({ text: snippet.slice(from), isHit: false });
  return parts;
}

/** As many recent queries as are kept. */
const MAX_RECENT = 12;

/** The recent queries with one more in front; the same query is there once, and what it grew from goes. */
export function withRecent(recent: readonly string[], query: string): readonly string[] {
  const next = query.trim();
  if (next === "") return recent;
  return [next, ...recent.filter((old) => old !== next)].slice(0, MAX_RECENT);
}

export function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === "string");
}

/** The cursor one step on, within the hits. */
export function stepCursor(cursor: number, by: 1 | -1, count: number): number {
  return count === 0 ? 0 : Math.min(count - 1, Math.max(0, cursor + by));
}
