import type { ReadHandle } from "../../storage/database.ts";
import { parseChanges, readSubjectRows } from "../../storage/journal/journal-rows.ts";

export interface TextPlace {
  readonly subjectId: string;
  readonly recordId: string;
  readonly field: string;
}

/**
 * The text that stood here before it became what it is now, as the journal tells: the best guess at what both sides began with. Null
 * where it never stood otherwise here. It only helps the eye; nothing is merged by it.
 */
export function textBefore(
  read: ReadHandle,
  { subjectId, recordId, field }: TextPlace,
  now: string,
): string | null {
  const changes = readSubjectRows(read, subjectId).flatMap(({ changesJson }) =>
    parseChanges(changesJson),
  );
  for (const change of changes.toReversed()) {
    if (change.op !== "update" || change.id !== recordId) continue;
    const [before, after] = change.fields[field] ?? [];
    if (after === now && typeof before === "string") return before;
  }
  return null;
}
