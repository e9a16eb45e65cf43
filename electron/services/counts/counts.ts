import type { ReadHandle } from "../../storage/database.ts";

/** Tables whose rows are records of the analyst, by the name under which their number is shown. */
const COUNTED = {
  incidents: "incident",
  reports: "report",
  observables: "observable",
  observableLinks: "observable_link",
  sightings: "sighting",
  evidence: "evidence",
  tasks: "task",
  notes: "note",
  timelineEvents: "timeline_event",
  investigations: "investigation",
  countermeasures: "countermeasure",
  hypotheses: "hypothesis",
  weighedItems: "weighed_item",
  clockEntries: "clock_entry",
  relations: "relation",
} as const;

/** How many records of each kind there are. */
export function describeCounts(read: ReadHandle): Record<string, number> {
  return Object.fromEntries(
    Object.entries(COUNTED).map(([name, table]) => [name, countRows(read, table)]),
  );
}

/** All records together. */
export function countRecords(read: ReadHandle): number {
  return Object.values(COUNTED).reduce((sum, table) => sum + countRows(read, table), 0);
}

function countRows(read: ReadHandle, table: string): number {
  return read.get<{ readonly n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0;
}
