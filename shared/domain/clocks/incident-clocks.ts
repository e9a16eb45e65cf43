import type { ClockEntry } from "./clock-entry.ts";
import { findInstrument } from "./instruments/index.ts";
import { readNationally, type Reading } from "./national-reading.ts";
import { stageClocks, type StageClock } from "./stage-clock.ts";

export interface InstrumentClocks {
  readonly reading: Reading;
  readonly clocks: readonly StageClock[];
}

/**
 * All clocks of an incident. An instrument that two desks applied counts once, in the reading that was put down first; one that
 * this version doesn't know is left alone.
 */
export function incidentClocks(
  entries: readonly ClockEntry[],
  nowMs: number,
): readonly InstrumentClocks[] {
  const applied = new Map<string, ClockEntry>();
  for (const entry of entries.filter(({ type }) => type === "applies")) {
    const known = applied.get(entry.instrument);
    if (known === undefined || isBefore(entry, known)) applied.set(entry.instrument, entry);
  }
  return [...applied.values()].flatMap(({ instrument, target }) => {
    const found = findInstrument(instrument);
    if (found === undefined) return [];
    const reading = readNationally(found, target);
    return [{ reading, clocks: stageClocks(reading, entries, nowMs) }];
  });
}

/** The next date that somebody has to keep; null when none runs. */
export function nextDueMs(all: readonly InstrumentClocks[]): number | null {
  const open = all
    .flatMap(({ clocks }) => clocks)
    .filter(({ state }) => state === "overdue" || state === "due-soon" || state === "running")
    .flatMap(({ dueMs }) => (dueMs === null ? [] : [dueMs]));
  return open.length === 0 ? null : Math.min(...open);
}

function isBefore(left: ClockEntry, right: ClockEntry): boolean {
  return (
    left.createdAt < right.createdAt || (left.createdAt === right.createdAt && left.id < right.id)
  );
}
