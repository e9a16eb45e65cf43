import { openZone, UTC_ZONE } from "../../../../shared/domain/time/zone.ts";
import {
  correctedInstantMs,
  viewInstant,
  viewTime,
} from "../../../../shared/domain/time/stated-time.ts";
import type { TimeView } from "../../../../shared/domain/time/stated-time.ts";
import type { TimelineEvent } from "../../../../shared/model/case-parts.ts";

export interface EventTimes {
  /** On the clock of UTC; a day or month is that of the zone in which it was stated. */
  readonly utc: string;
  /** On the clock of the machine, with its offset and, where that differs, its date; empty for days and months, which have no clock time. */
  readonly local: string;
  /** As the source stated it: on the clock of its zone, with the error of that clock still in it. */
  readonly stated: string;
  /** That differs from the other two: another zone, or a clock that was wrong. */
  readonly isStatedElsewhere: boolean;
  /** Instant by which events sort, corrected by the error of the source's clock; milliseconds since 1970 UTC. */
  readonly atMs: number;
}

/** When an event happened, on both clocks, no more exact than it was stated. */
export function eventTimes(
  { at, clockSkewSeconds }: Pick<TimelineEvent, "at" | "clockSkewSeconds">,
  localZoneName: string,
): EventTimes {
  const atMs = correctedInstantMs(at, clockSkewSeconds);
  const opened = openZone(at.zone);
  const zone = opened.ok ? opened.value : UTC_ZONE;
  const asStated = {
    stated: statedWords(viewTime(at, zone)),
    isStatedElsewhere: clockSkewSeconds !== 0 || ![UTC_ZONE.name, localZoneName].includes(at.zone),
  };
  if (at.precision === "day" || at.precision === "month") {
    return { ...asStated, utc: viewInstant(atMs, at.precision, zone).date, local: "", atMs };
  }
  const local = openZone(localZoneName);
  const utc = viewInstant(atMs, at.precision, UTC_ZONE);
  return {
    ...asStated,
    utc: `${utc.date} ${clockWords(utc)}`,
    local: local.ok ? localWords(viewInstant(atMs, at.precision, local.value), utc.date) : "",
    atMs,
  };
}

/** The error of a source's clock as length and direction; `undefined` where it was right. */
export function skewOf(
  clockSkewSeconds: number,
): { readonly direction: "fast" | "slow"; readonly byMs: number } | undefined {
  if (clockSkewSeconds === 0) return undefined;
  return {
    direction: clockSkewSeconds > 0 ? "fast" : "slow",
    byMs: Math.abs(clockSkewSeconds) * 1_000,
  };
}

/** The date stands in UTC beside it: it is repeated only where the other clock shows another day. */
function localWords(view: TimeView, utcDate: string): string {
  const clock = `${clockWords(view)} ${view.offset ?? ""}`.trim();
  return view.date === utcDate ? clock : `${view.date} ${clock}`;
}

function statedWords(view: TimeView): string {
  return `${view.date} ${clockWords(view)} ${view.offset ?? ""}`.replaceAll(/ +/g, " ").trim();
}

function clockWords({ time }: TimeView): string {
  if (time === null) return "";
  return time.length === 2 ? `${time} h` : time;
}
