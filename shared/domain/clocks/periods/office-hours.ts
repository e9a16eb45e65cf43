import type { TimeSpan } from "../../time/stated-time.ts";
import type { Zone } from "../../time/zone.ts";
import { addDays, dayAt, instantOfHour } from "./day.ts";
import { isWorkingDay } from "./holidays.ts";

/** Wall-clock hours in which an office works, Monday to Friday. */
export const OFFICE_HOURS = { from: 8, to: 17 } as const;

const HOUR_MS = 3_600_000;
/** Twenty years: a longer term is a mistake in the data, and a loop must end. */
const MAX_DAYS = 7_300;

/** When so many hours have passed, leaving out the spans of pauses. */
export function afterHours(fromMs: number, hours: number, pauses: readonly TimeSpan[]): number {
  return spend(fromMs, hours * HOUR_MS, [{ fromMs, toMs: Number.POSITIVE_INFINITY }], pauses);
}

/** When so many office hours have passed, leaving out the spans of pauses. */
export function afterOfficeHours(
  fromMs: number,
  hours: number,
  pauses: readonly TimeSpan[],
  place: { readonly zone: Zone; readonly country: string },
): number {
  return spend(fromMs, hours * HOUR_MS, officeSpans(fromMs, place), pauses);
}

function* officeSpans(
  fromMs: number,
  { zone, country }: { readonly zone: Zone; readonly country: string },
): Generator<TimeSpan> {
  let day = dayAt(fromMs, zone);
  for (let count = 0; count < MAX_DAYS; count += 1, day = addDays(day, 1)) {
    if (!isWorkingDay(day, country)) continue;
    const opens = instantOfHour(day, OFFICE_HOURS.from, zone);
    const closes = instantOfHour(day, OFFICE_HOURS.to, zone);
    if (closes > fromMs) yield { fromMs: Math.max(opens, fromMs), toMs: closes };
  }
}

function spend(
  fromMs: number,
  budgetMs: number,
  open: Iterable<TimeSpan>,
  pauses: readonly TimeSpan[],
): number {
  const sorted = pauses.toSorted((left, right) => left.fromMs - right.fromMs);
  let leftMs = budgetMs;
  let last = fromMs;
  for (const span of open) {
    for (const part of without(span, sorted)) {
      const lengthMs = part.toMs - part.fromMs;
      if (lengthMs >= leftMs) return part.fromMs + leftMs;
      leftMs -= lengthMs;
      last = part.toMs;
    }
  }
  return last;
}

/** What of a span is in no pause. */
function* without(span: TimeSpan, pauses: readonly TimeSpan[]): Generator<TimeSpan> {
  let at = span.fromMs;
  for (const pause of pauses) {
    if (pause.toMs <= at || pause.fromMs >= span.toMs) continue;
    if (pause.fromMs > at) yield { fromMs: at, toMs: pause.fromMs };
    at = Math.max(at, pause.toMs);
  }
  if (at < span.toMs) yield { fromMs: at, toMs: span.toMs };
}
