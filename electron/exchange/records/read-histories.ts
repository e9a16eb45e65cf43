import type { ExchangeRecord } from "../../../shared/exchange/record/exchange-record.ts";
import type { Database } from "../../storage/database.ts";
import type { JournaledChange } from "../../storage/journal/change.ts";
import {
  parseChanges,
  readSubjectRows,
  type JournalRow,
} from "../../storage/journal/journal-rows.ts";
import { foldChange, type RecordStates } from "./fold-change.ts";

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
  read: Database["read"],
  subjectIds: readonly string[],
  ours: string,
): readonly ExchangeRecord[] {
  const rows = readConnectedRows(read, subjectIds);
  const states: RecordStates = new Map();
  for (const { changes, row } of rows) {
    const stamp = { ms: row.hlcMs, counter: row.hlcCounter, replica: row.replica };
    for (const change of changes) foldChange(states, change, stamp, ours);
  }
  return [...states.values()];
}

interface ReadRow {
  readonly row: JournalRow;
  readonly changes: readonly JournaledChange[];
}

function readConnectedRows(
  read: Database["read"],
  subjectIds: readonly string[],
): readonly ReadRow[] {
  const subjects = new Set(subjectIds);
  const rows: ReadRow[] = [];
  // What is added to the set while it is gone through comes round as well.
  for (const id of subjects) {
    for (const row of readSubjectRows(read, id)) {
      const changes = parseChanges(row.changesJson);
      rows.push({ row, changes });
      for (const change of changes) {
        const origin = originOf(change);
        if (origin !== undefined) subjects.add(origin);
      }
    }
  }
  return rows.toSorted((a, b) => a.row.sequence - b.row.sequence);
}

/** The incident that a change took something from. */
function originOf(change: JournaledChange): string | undefined {
  if (change.op === "move-links") return change.from;
  if (change.op !== "update") return undefined;
  const from = change.fields["incidentId"]?.[0];
  return typeof from === "string" ? from : undefined;
}
