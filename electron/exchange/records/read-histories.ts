import type { ExchangeRecord } from "../../../shared/exchange/record/exchange-record.ts";
import type { ReadHandle } from "../../storage/database.ts";
import type { JournaledChange } from "../../storage/journal/change.ts";
import {
  parseChanges,
  readSubjectRows,
  type JournalRow,
} from "../../storage/journal/journal-rows.ts";
import { APPLIED_VERB, ROLLED_BACK_VERB } from "./bundle-verbs.ts";
import { foldChange, type RecordStates } from "./fold-change.ts";
import { readStoredStates } from "./stored-states.ts";

/**
 * Everything that happened to some incidents or reports and their parts, as states with the stamp of each field. The journal holds
 * who changed what and when, so an edit writes nothing more for the exchange.
 *
 * Deleted records are among them. A part that came from another incident, by merging or splitting, began in the history of that
 * one, which is read as well.
 *
 * @param ours our organisation
 */
export function readHistories(
  read: ReadHandle,
  subjectIds: readonly string[],
  ours: string,
): readonly ExchangeRecord[] {
  const { rows, subjects } = readConnectedRows(read, subjectIds);
  const stored = readStoredStates(read, subjects);
  const states: RecordStates = new Map(stored.map(({ record }) => [record.id, record]));
  const taken = new Map(stored.map(({ record, sequence }) => [record.id, sequence]));
  for (const { changes, row } of rows) {
    // What a bundle brought stands in the stored state, with the stamps of those who changed it; what was rolled back with it is gone.
    if (row.verb === APPLIED_VERB || row.verb === ROLLED_BACK_VERB) continue;
    const stamp = { ms: row.hlcMs, counter: row.hlcCounter, replica: row.replica };
    const isOpen = (id: string): boolean => row.sequence > (taken.get(id) ?? 0);
    for (const change of changes) foldChange(states, change, { stamp, ours, isOpen });
  }
  return [...states.values()];
}

interface ReadRow {
  readonly row: JournalRow;
  readonly changes: readonly JournaledChange[];
}

function readConnectedRows(
  read: ReadHandle,
  subjectIds: readonly string[],
): { readonly rows: readonly ReadRow[]; readonly subjects: readonly string[] } {
  const subjects = new Set(subjectIds);
  const isVoid = voidActions(read);
  const rows: ReadRow[] = [];
  // What is added to the set while it is gone through comes round as well.
  for (const id of subjects) {
    for (const row of readSubjectRows(read, id)) {
      if (isVoid.has(row.action)) continue;
      const changes = parseChanges(row.changesJson);
      rows.push({ row, changes });
      for (const change of changes) {
        const origin = originOf(change);
        if (origin !== undefined) subjects.add(origin);
      }
    }
  }
  const ordered = rows.toSorted((a, b) => a.row.sequence - b.row.sequence);
  return { rows: ordered, subjects: [...subjects] };
}

/** An archive that was taken in and taken back, and the taking back: as if neither had been. */
function voidActions(read: ReadHandle): ReadonlySet<number> {
  const rows = read.all<{ readonly action: number }>("SELECT action FROM void_action");
  return new Set(rows.map(({ action }) => action));
}

/** The incident that a change took something from. */
function originOf(change: JournaledChange): string | undefined {
  if (change.op === "move-links") return change.from;
  if (change.op !== "update") return undefined;
  const from = change.fields["incidentId"]?.[0];
  return typeof from === "string" ? from : undefined;
}
