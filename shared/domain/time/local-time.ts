import type { Result } from "../../result.ts";
import { err, ok } from "../../result.ts";
import type { LocalTime, Zone } from "./zone.ts";
import { localTimeAsUtcMs, localTimeOf } from "./zone.ts";

/**
 * Why a wall-clock time is not one instant. `ambiguous`: clocks were put back and it came twice; `candidates` are the
 * earlier and the later one. `nonexistent`: clocks were put forward over it; `candidates` are the instants that it
 * names with the offset before and after the change. `no-such-date`: the calendar or the clock has no such time.
 */
export type LocalTimeError =
  | { readonly kind: "ambiguous"; readonly candidates: readonly [number, number] }
  | { readonly kind: "nonexistent"; readonly candidates: readonly [number, number] }
  | { readonly kind: "no-such-date" };

/** The instant of a wall-clock time in a zone, in milliseconds since 1970 UTC. Daylight saving is never guessed. */
export function resolveLocalTime(local: LocalTime, zone: Zone): Result<number, LocalTimeError> {
  const wallMs = localTimeAsUtcMs(local);
  if (!isCalendarTime(local, wallMs)) return err({ kind: "no-such-date" });
  // No zone is more than 14 hours from UTC and none changes twice within two days: the offsets a day before and after
  // are all that can apply.
  const before = zone.offsetMinutesAt(wallMs - DAY_MS);
  const after = zone.offsetMinutesAt(wallMs + DAY_MS);
  const instants = [...new Set([before, after])].map((offset) => wallMs - offset * MINUTE_MS);
  const matching = instants.filter((instant) => sameLocal(zone.localAt(instant), wallMs));
  const [first, second] = matching;
  if (first === undefined)
    return err({ kind: "nonexistent", candidates: pair(wallMs, before, after) });
  if (second !== undefined)
    return err({ kind: "ambiguous", candidates: pair(wallMs, before, after) });
  return ok(first);
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

function pair(wallMs: number, before: number, after: number): readonly [number, number] {
  return [wallMs - before * MINUTE_MS, wallMs - after * MINUTE_MS];
}

function sameLocal(local: LocalTime, wallMs: number): boolean {
  return localTimeAsUtcMs(local) === wallMs;
}

function isCalendarTime(local: LocalTime, wallMs: number): boolean {
  const back = localTimeOf(wallMs);
  return (
    // Date.UTC takes years below 100 for 19xx.
    local.year >= 1000 &&
    local.year <= 9999 &&
    back.month === local.month &&
    back.day === local.day &&
    back.hour === local.hour &&
    back.minute === local.minute &&
    back.second === local.second
  );
}
