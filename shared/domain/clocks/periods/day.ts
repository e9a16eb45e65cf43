import { resolveLocalTime } from "../../time/local-time.ts";
import { localTimeOf, type LocalTime, type Zone } from "../../time/zone.ts";

/** A day of the calendar; `month` counts from 1. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The day of an instant on the clock of a zone. */
export function dayAt(instantMs: number, zone: Zone): Day {
  const { year, month, day } = zone.localAt(instantMs);
  return { year, month, day };
}

export function addDays({ year, month, day }: Day, days: number): Day {
  return dayOf(localTimeOf(Date.UTC(year, month - 1, day + days)));
}

/** The same date so many months later; where that month has no such date, its last day. */
export function addMonths({ year, month, day }: Day, months: number): Day {
  const first = localTimeOf(Date.UTC(year, month - 1 + months, 1));
  const last = localTimeOf(Date.UTC(first.year, first.month, 0));
  return { year: first.year, month: first.month, day: Math.min(day, last.day) };
}

/** 0 is Sunday. */
export function weekdayOf({ year, month, day }: Day): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

/**
 * The instant of a wall-clock hour of a day; 24 is the end of the day. Where the clocks jump over it, the first instant
 * after the gap; where it comes twice, the first.
 */
export function instantOfHour(day: Day, hour: number, zone: Zone): number {
  const local = { ...(hour === 24 ? addDays(day, 1) : day), ...TIME, hour: hour % 24 };
  const resolved = resolveLocalTime(local, zone);
  if (resolved.ok) return resolved.value;
  if (resolved.error.kind === "no-such-date")
    return Date.UTC(local.year, local.month - 1, local.day);
  return resolved.error.kind === "nonexistent"
    ? resolved.error.candidates[0]
    : Math.min(...resolved.error.candidates);
}

/** The last second of a day. A date, not the midnight after it, is what people read as the end of a period. */
export function endOfDay(day: Day, zone: Zone): number {
  return instantOfHour(day, 24, zone) - 1_000;
}

const TIME = { minute: 0, second: 0, millisecond: 0 } as const;

function dayOf({ year, month, day }: LocalTime): Day {
  return { year, month, day };
}
