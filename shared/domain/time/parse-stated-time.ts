import type { Result } from "../../result.ts";
import { err, ok } from "../../result.ts";
import type { LocalTimeError } from "./local-time.ts";
import { resolveLocalTime } from "./local-time.ts";
import type { StatedTime, TimePrecision } from "./stated-time.ts";
import { DEFAULT_MARGIN_MINUTES } from "./stated-time.ts";
import type { LocalTime, Zone } from "./zone.ts";
import { localTimeOf } from "./zone.ts";

/** `unreadable`: not a time as `parseStatedTime` describes it. The others as for `resolveLocalTime`. */
export type StatedTimeError =
  { readonly kind: "unreadable"; readonly found: string } | LocalTimeError;

/**
 * Reads what an analyst types: `2026-03`, `2026-03-29`, `2026-03-29 14`, `2026-03-29 14:05`, `…:30`, `…:30.250`, with
 * `T` or a space; a trailing `Z` or `+02:00` fixes the offset, else the time is of the given zone. `~`, `about`, `ca.`,
 * `etwa` or `vers` before it, or `±15m` (`+-2h`) behind it, makes it approximate. As exact as written, never more.
 */
export function parseStatedTime(text: string, zone: Zone): Result<StatedTime, StatedTimeError> {
  const found = text.trim().slice(0, MAX_LENGTH);
  const about = /^(?:~|about |ca\.? ?|circa |etwa |um |vers )\s*/i.exec(found);
  const margin = /\s*(?:±|\+-|\+\/-)\s*(\d{1,5})\s*(m|min|h|d)$/i.exec(found);
  const body = found.slice(about?.[0].length ?? 0, margin === null ? undefined : margin.index);
  const match = TIME.exec(body.trim());
  if (match === null) return err({ kind: "unreadable", found });
  const local = localOf(match);
  const precision = precisionOf(match);
  const instant = instantOf(local, match[8], zone);
  if (!instant.ok) return instant;
  const stated = { instant: new Date(instant.value).toISOString(), zone: zone.name };
  if (about === null && margin === null) return ok({ ...stated, precision });
  return ok({ ...stated, precision: "about", marginMinutes: marginMinutes(margin, precision) });
}

/** Longest useful spelling: prefix, date, time with milliseconds, offset, margin. */
const MAX_LENGTH = 80;

const TIME =
  /^(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,3}))?)?)?\s?(Z|[+-]\d{2}:?\d{2})?)?)?$/i;

function localOf(match: RegExpExecArray): LocalTime {
  const part = (index: number, missing: number) => Number(match[index] ?? missing);
  return {
    year: part(1, 0),
    month: part(2, 1),
    day: part(3, 1),
    hour: part(4, 0),
    minute: part(5, 0),
    second: part(6, 0),
    millisecond: Number((match[7] ?? "0").padEnd(3, "0")),
  };
}

function precisionOf(match: RegExpExecArray): TimePrecision {
  if (match[6] !== undefined) return "exact";
  if (match[5] !== undefined) return "minute";
  if (match[4] !== undefined) return "hour";
  return match[3] === undefined ? "month" : "day";
}

function instantOf(
  local: LocalTime,
  offset: string | undefined,
  zone: Zone,
): Result<number, LocalTimeError> {
  if (offset === undefined) return resolveLocalTime(local, zone);
  const fixed = fixedZone(offset);
  return fixed === null ? err({ kind: "no-such-date" }) : resolveLocalTime(local, fixed);
}

function fixedZone(offset: string): Zone | null {
  const digits = offset.toUpperCase() === "Z" ? "+0000" : offset.replace(":", "");
  const minutes = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5));
  // No place on earth is further from UTC than 14 hours.
  if (minutes > 14 * 60) return null;
  const offsetMinutes = digits.startsWith("-") ? -minutes : minutes;
  return {
    name: offset,
    offsetMinutesAt: () => offsetMinutes,
    localAt: (instantMs) => localTimeOf(instantMs + offsetMinutes * 60_000),
  };
}

function marginMinutes(margin: RegExpExecArray | null, precision: TimePrecision): number {
  const amount = Number(margin?.[1] ?? 0);
  switch (margin?.[2]?.toLowerCase()) {
    case "m":
    case "min":
      return Math.max(1, amount);
    case "h":
      return Math.max(1, amount * 60);
    case "d":
      return Math.max(1, amount * 1_440);
    default:
      return precision === "day" ? 1_440 : DEFAULT_MARGIN_MINUTES;
  }
}
