import { compareEntries, parseHistoryLine } from "../../../shared/exchange/archive/history-line.ts";
import type { JournalEntry } from "../../../shared/model/journal.ts";
import { recordKindSchema } from "../../../shared/model/ids.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { countFields } from "../../storage/journal/apply-action.ts";
import { parseChanges } from "../../storage/journal/journal-rows.ts";
import { uuidBytes, uuidText } from "../../storage/records/uuid.ts";
import { broughtLines } from "../../exchange/archive/case-history.ts";
import { entryOf } from "../journal/journal-entry.ts";

export interface BroughtEntry extends JournalEntry {
  /** As the archive calls the organisation in whose vault it was done. */
  readonly origin: string;
}

/** What was done to an incident or report elsewhere, before an archive brought it here; newest first. */
export function broughtHistory(
  read: ReadHandle,
  subjectId: string,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): { readonly items: readonly BroughtEntry[]; readonly total: number } {
  const names = namesOfOrigins(read, subjectId);
  const lines = broughtLines(read, subjectId).flatMap((text) => {
    const parsed = parseHistoryLine(text);
    return parsed.ok ? [parsed.value] : [];
  });
  const items = lines
    .toSorted((a, b) => compareEntries(b.entry, a.entry))
    .slice(offset, offset + limit)
    .map(({ line, entry }) => {
      const changeCount = countFields(parseChanges(entry.changesJson));
      const subjectKind = recordKindSchema.parse(entry.subjectKind);
      const hash = Buffer.from(line.hash, "hex");
      const shown = entryOf({ ...entry, subjectKind, changeCount, hash }, undefined);
      return { ...shown, origin: names.get(line.origin) ?? line.origin };
    });
  return { items, total: lines.length };
}

function namesOfOrigins(read: ReadHandle, subjectId: string): ReadonlyMap<string, string> {
  const rows = read.all<{ readonly organisation: Uint8Array; readonly name: string }>(
    `SELECT DISTINCT a.organisation, a.organisation_name AS name FROM case_archive a
       JOIN archived_entry e ON e.archive_id = a.id WHERE e.subject = ?`,
    [uuidBytes(subjectId)],
  );
  return new Map(rows.map(({ organisation, name }) => [uuidText(organisation), name]));
}
