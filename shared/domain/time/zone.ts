import type { Result } from "../../result.ts";
import { err, ok } from "../../result.ts";

/** A wall-clock time without a zone; `month` counts from 1. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/** An IANA time zone with what can be asked of it. Making one is dear, asking is cheap: keep it for a whole list. */
export interface Zone {
  readonly name: string;
  /** Offset from UTC in minutes at that instant, positive east of Greenwich. */
  offsetMinutesAt(instantMs: number): number;
  /** Wall-clock time at that instant. */
  localAt(instantMs: number): LocalTime;
}

export interface UnknownZone {
  readonly kind: "unknown-zone";
  readonly found: string;
}

/** Opens a zone by its IANA name (`Europe/Brussels`, `UTC`). The data is that of the JavaScript engine. */
export function openZone(name: string): Result<Zone, UnknownZone> {
  const formatter = formatterOf(name);
  if (formatter === null) return err({ kind: "unknown-zone", found: name.slice(0, 64) });
  const offsetMinutesAt = (instantMs: number): number =>
    Math.round((wallClockMs(formatter, instantMs) - floorToSecond(instantMs)) / MINUTE_MS);
  return ok({
    name,
    offsetMinutesAt,
    localAt: (instantMs) => localTimeOf(instantMs + offsetMinutesAt(instantMs) * MINUTE_MS),
  });
}

/** UTC itself: needs no data and can't fail. */
export const UTC_ZONE: Zone = {
  name: "UTC",
  offsetMinutesAt: () => 0,
  localAt: localTimeOf,
};

/** `+02:00`, `-03:30`, `+00:00`. */
export function formatOffset(offsetMinutes: number): string {
  const sign = offsetMinutes < 0 ? "-" : "+";
  const minutes = Math.abs(offsetMinutes);
  return `${sign}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

/** The wall clock read as if it were UTC: the number that local times are computed with. */
export function localTimeAsUtcMs(local: LocalTime): number {
  return Date.UTC(
    local.year,
    local.month - 1,
    local.day,
    local.hour,
    local.minute,
    local.second,
    local.millisecond,
  );
}

export function localTimeOf(wallClockMsUtc: number): LocalTime {
  const date = new Date(wallClockMsUtc);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  };
}

const MINUTE_MS = 60_000;

function floorToSecond(instantMs: number): number {
  return Math.floor(instantMs / 1_000) * 1_000;
}

function formatterOf(name: string): Intl.DateTimeFormat | null {
  // The engine takes offsets such as "+02:00" for zones too; those know no daylight saving, so they are no answer here.
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(name)) return null;
  try {
    return new Intl.DateTimeFormat("en-GB", {
      timeZone: name,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
  } catch (error) {
    // The only way to ask whether the engine knows a zone is to try; it answers with a RangeError.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function wallClockMs(formatter: Intl.DateTimeFormat, instantMs: number): number {
  const parts = new Map(
    formatter.formatToParts(instantMs).map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
