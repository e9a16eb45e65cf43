import { assertNever } from "../../../assert-never.ts";
import type { TimeSpan } from "../../time/stated-time.ts";
import type { Zone } from "../../time/zone.ts";
import type { Term } from "../instrument.ts";
import { addDays, addMonths, dayAt, endOfDay, type Day } from "./day.ts";
import { isWorkingDay } from "./holidays.ts";
import { afterHours, afterOfficeHours } from "./office-hours.ts";

/** Where a term is counted: whose days, whose holidays. */
export interface Place {
  readonly zone: Zone;
  readonly country: string;
}

export interface Due {
  readonly dueMs: number;
  /** By which rule it was counted. */
  readonly rule: "elapsed-hours" | "office-hours" | "regulation-1182-71";
  /**
   * Where the last day is no working day, the end of the next one: Article 3(4) of the regulation extends a period to it. A
   * directive is applied by national law that may not, so this is told beside the date and never in its place.
   */
  readonly extendedMs: number | null;
}

/**
 * When a term ends that begins with an instant.
 *
 * Hours are counted from the moment itself. Article 3(1) of Regulation 1182/71 would leave out the hour in which the event
 * occurred: ours is never later than that. Days, months and working days follow Article 3(1) and (2): the day of the event
 * does not count, and the period ends with the last hour of its last day, for months of the day with the same date, or of the
 * last day of a month that has no such date.
 */
export function dueOf(
  anchorMs: number,
  term: Term,
  place: Place,
  pauses: readonly TimeSpan[] = [],
): Due {
  const start = dayAt(anchorMs, place.zone);
  switch (term.unit) {
    case "hours":
      return term.calendar === "office-hours"
        ? exact(afterOfficeHours(anchorMs, term.amount, pauses, place), "office-hours")
        : exact(afterHours(anchorMs, term.amount, pauses), "elapsed-hours");
    case "days":
      return endingOn(addDays(start, term.amount), place);
    case "calendar-months":
      return endingOn(addMonths(start, term.amount), place);
    case "working-days":
      return endingOn(addWorkingDays(start, term.amount, place.country), place);
    default:
      return assertNever(term.unit);
  }
}

function exact(dueMs: number, rule: Due["rule"]): Due {
  return { dueMs, rule, extendedMs: null };
}

function endingOn(day: Day, { zone, country }: Place): Due {
  const next = isWorkingDay(day, country) ? null : addWorkingDays(day, 1, country);
  return {
    dueMs: endOfDay(day, zone),
    rule: "regulation-1182-71",
    extendedMs: next === null ? null : endOfDay(next, zone),
  };
}

function addWorkingDays(start: Day, amount: number, country: string): Day {
  let day = start;
  for (let left = amount; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day, country)) left -= 1;
  }
  return day;
}
