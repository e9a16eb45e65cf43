import { assertNever } from "../../assert-never.ts";
import { resolveLocalTime } from "./local-time.ts";
import type { LocalTime, Zone } from "./zone.ts";
import { formatOffset, localTimeOf, localTimeAsUtcMs } from "./zone.ts";

/** How exactly a source stated a time. */
export const TIME_PRECISIONS = [
  "exact",
  "minute",
  "hour",
  "day",
  "month",
  "about",
  "range",
] as const;
export type TimePrecision = (typeof TIME_PRECISIONS)[number];

/**
 * A time as far as it is known. `instant` (ISO 8601 UTC) is the start of what the precision covers, for `about` the
 * middle. `marginMinutes` belongs to `about`, `until` (ISO 8601 UTC) to `range`. `zone` is where the source stated it.
 */
export interface StatedTime {
  readonly instant: string;
  readonly precision: TimePrecision;
  readonly marginMinutes?: number | undefined;
  readonly until?: string | undefined;
  readonly zone: string;
}

/** Half-open span of instants in milliseconds since 1970 UTC. */
export interface TimeSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/** How far "about" may be off when the source doesn't say. */
export const DEFAULT_MARGIN_MINUTES = 30;

/** The span that a stated time covers. Days and months are those of its zone, so a day may have 23 or 25 hours. */
export function statedSpan(stated: StatedTime, zone: Zone): TimeSpan {
  const fromMs = Date.parse(stated.instant);
  switch (stated.precision) {
    case "exact":
      return { fromMs, toMs: fromMs + 1 };
    case "minute":
      return { fromMs, toMs: fromMs + MINUTE_MS };
    case "hour":
      return { fromMs, toMs: fromMs + 60 * MINUTE_MS };
    case "day":
      return { fromMs, toMs: startOf(nextDay(zone.localAt(fromMs)), zone) };
    case "month":
      return { fromMs, toMs: startOf(nextMonth(zone.localAt(fromMs)), zone) };
    case "about": {
      const marginMs = (stated.marginMinutes ?? DEFAULT_MARGIN_MINUTES) * MINUTE_MS;
      return { fromMs: fromMs - marginMs, toMs: fromMs + marginMs + 1 };
    }
    case "range":
      return { fromMs, toMs: stated.until === undefined ? fromMs + 1 : Date.parse(stated.until) };
    default:
      return assertNever(stated.precision);
  }
}

/**
 * Where an event sorts on the timeline: its stated instant less the error of the source's clock (`clockSkewSeconds`
 * positive when that clock was fast).
 */
export function correctedInstantMs(stated: StatedTime, clockSkewSeconds: number): number {
  return Date.parse(stated.instant) - clockSkewSeconds * 1_000;
}

/** True when both could be the same moment, each clock corrected by its skew: their order is not known. */
export function mayCoincide(left: TimeSpan, right: TimeSpan): boolean {
  return left.fromMs < right.toMs && right.fromMs < left.toMs;
}

/** A span moved by the error of its source's clock. */
export function correctedSpan(span: TimeSpan, clockSkewSeconds: number): TimeSpan {
  const byMs = clockSkewSeconds * 1_000;
  return { fromMs: span.fromMs - byMs, toMs: span.toMs - byMs };
}

/** One time as one clock shows it, no more exact than it was stated; the window puts the pieces together. */
export interface TimeView {
  readonly zone: string;
  /** `2026-11-24`, or `2026-11` for a month. */
  readonly date: string;
  /** `09:15:30`, `09:15`, `09` for an hour; null for days and months. */
  readonly time: string | null;
  /** `+01:00`; null where no time is shown. */
  readonly offset: string | null;
}

/** The stated time on the clock of a zone: asked for UTC, the incident's and the analyst's zone alike. */
export function viewTime(stated: StatedTime, zone: Zone): TimeView {
  return viewInstant(Date.parse(stated.instant), stated.precision, zone);
}

/** Any instant on the clock of a zone, cut to a precision. */
export function viewInstant(instantMs: number, precision: TimePrecision, zone: Zone): TimeView {
  const iso = new Date(localTimeAsUtcMs(zone.localAt(instantMs))).toISOString();
  const offset = formatOffset(zone.offsetMinutesAt(instantMs));
  switch (precision) {
    case "month":
      return { zone: zone.name, date: iso.slice(0, 7), time: null, offset: null };
    case "day":
      return { zone: zone.name, date: iso.slice(0, 10), time: null, offset: null };
    case "hour":
      return { zone: zone.name, date: iso.slice(0, 10), time: iso.slice(11, 13), offset };
    case "exact":
      return { zone: zone.name, date: iso.slice(0, 10), time: iso.slice(11, 19), offset };
    case "minute":
    case "about":
    case "range":
      return { zone: zone.name, date: iso.slice(0, 10), time: iso.slice(11, 16), offset };
    default:
      return assertNever(precision);
  }
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

function nextDay(local: LocalTime): LocalTime {
  return localTimeOf(Date.UTC(local.year, local.month - 1, local.day) + DAY_MS);
}

function nextMonth(local: LocalTime): LocalTime {
  return localTimeOf(Date.UTC(local.year, local.month, 1));
}

/** Where clocks jump over midnight the day begins with the first instant after the gap, where it comes twice with the first. */
function startOf(local: LocalTime, zone: Zone): number {
  const resolved = resolveLocalTime(local, zone);
  if (resolved.ok) return resolved.value;
  return resolved.error.kind === "no-such-date"
    ? localTimeAsUtcMs(local)
    : Math.min(...resolved.error.candidates);
}
