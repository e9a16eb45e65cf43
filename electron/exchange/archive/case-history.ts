import {
  compareEntries,
  formatHistoryLine,
  HISTORY_HEADER_LINE,
  parseHistoryLine,
  type HistoryEntry,
} from "../../../shared/exchange/archive/history-line.ts";
import { compareText } from "../../../shared/exchange/release/compare-text.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import { entryText, JOURNAL_GENESIS, journalHash } from "../../storage/journal/journal-hash.ts";
import { readSubjectRows } from "../../storage/journal/journal-rows.ts";
import { uuidBytes } from "../../storage/records/uuid.ts";

/** What was done to a case, here and in the vaults from which it came: lines of `history.ndjson` without the first. */
export function historyOfCase(
  read: ReadHandle,
  subjectIds: readonly string[],
  origin: string,
): readonly string[] {
  const own = subjectIds.flatMap((id) => ownLines(read, id, origin));
  const brought = subjectIds.flatMap((id) => broughtLines(read, id));
  return [...new Set([...own, ...brought])]
    .map((text) => ({ text, entry: entryOf(text) }))
    .toSorted((a, b) => compareEntries(a.entry, b.entry) || compareText(a.text, b.text))
    .map(({ text }) => text);
}

export function linesOfHistory(lines: readonly string[]): readonly string[] {
  return [HISTORY_HEADER_LINE, ...lines];
}

/** A line that came, with what it says. */
export interface BroughtLine {
  readonly text: string;
  readonly origin: string;
  readonly hash: string;
  readonly entry: HistoryEntry;
}

/**
 * Reads `history.ndjson`: each line in its one spelling, in order, each once, about the case, and with the hash that a journal gives it after the one
 * before. Says what was expected, and on which line.
 */
export function readHistoryLines(
  texts: readonly string[],
  subjectIds: ReadonlySet<string>,
): Result<readonly BroughtLine[], { readonly line: number; readonly expected: string }> {
  const [header, ...rest] = texts;
  if (header !== HISTORY_HEADER_LINE) return err({ line: 1, expected: HISTORY_HEADER_LINE });
  const lines: BroughtLine[] = [];
  for (const [at, text] of rest.entries()) {
    const fault = (expected: string) => err({ line: at + 2, expected });
    const parsed = parseHistoryLine(text);
    if (!parsed.ok) return fault(parsed.error);
    const { line, entry } = parsed.value;
    const before = lines.at(-1);
    const order = before === undefined ? -1 : compareEntries(before.entry, entry);
    if (order > 0 || (order === 0 && compareText(before?.text ?? "", text) >= 0)) {
      return fault("in order, each once");
    }
    if (!subjectIds.has(entry.subjectId)) return fault("an entry about the case");
    const hash = journalHash(Buffer.from(line.previous, "hex"), line.entry).toString("hex");
    if (hash !== line.hash) return fault("the hash that the journal gave the entry");
    lines.push({ text, origin: line.origin, hash, entry });
  }
  return ok(lines);
}

/** Keeps what is not known yet; gives how many lines that are. */
export function keepHistory(
  write: WriteHandle,
  archiveRowId: number,
  lines: readonly BroughtLine[],
): void {
  for (const { text, entry } of lines) {
    write.run("INSERT INTO archived_entry (archive_id, subject, line) VALUES (?, ?, ?)", [
      archiveRowId,
      uuidBytes(entry.subjectId),
      text,
    ]);
  }
}

/** Lines that came in archives about one incident or report. */
export function broughtLines(read: ReadHandle, subjectId: string): readonly string[] {
  return read
    .all<{ readonly line: string }>("SELECT line FROM archived_entry WHERE subject = ?", [
      uuidBytes(subjectId),
    ])
    .map(({ line }) => line);
}

/** Of a line that was checked when it was made or came in. */
function entryOf(text: string): HistoryEntry {
  const parsed = parseHistoryLine(text);
  if (!parsed.ok) throw new Error(`a kept line of history is none: ${parsed.error}`);
  return parsed.value.entry;
}

function ownLines(read: ReadHandle, subjectId: string, origin: string): readonly string[] {
  const before = read.prepareRead<{ readonly hash: Uint8Array }>(
    "SELECT hash FROM journal WHERE sequence = ?",
  );
  return readSubjectRows(read, subjectId).map((row) => {
    const previous = before.get([row.sequence - 1])?.hash ?? JOURNAL_GENESIS;
    return formatHistoryLine({
      entry: entryText(row),
      hash: Buffer.from(row.hash).toString("hex"),
      origin,
      previous: Buffer.from(previous).toString("hex"),
    });
  });
}
