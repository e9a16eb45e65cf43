/** A clock reading without a zone. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export interface ZonedInstant {
  readonly instantMs: number;
  /** `gap`: the clocks were put forward over this reading; `fold`: it came twice and the earlier one is given. */
  readonly oddity: "none" | "gap" | "fold";
}

/** Largest offset of any zone and then some: far enough to see the offsets on both sides of a change of the clocks. */
const SIDE_MS = 26 * 3_600_000;

/** The instant of a clock reading in an IANA zone. A reading that did not exist is moved on by the length of the gap. */
export function instantOf(wall: WallTime, zone: string): ZonedInstant {
  const asUtcMs = Date.UTC(
    wall.year,
    wall.month - 1,
    wall.day,
    wall.hour,
    wall.minute,
    wall.second,
  );
  const offsetBefore = offsetMs(asUtcMs - SIDE_MS, zone);
  const offsetAfter = offsetMs(asUtcMs + SIDE_MS, zone);
  const candidates = [...new Set([asUtcMs - offsetBefore, asUtcMs - offsetAfter])].toSorted(
    (a, b) => a - b,
  );
  const fitting = candidates.filter(
    (candidate) => candidate + offsetMs(candidate, zone) === asUtcMs,
  );
  const [first] = fitting;
  if (first === undefined) return { instantMs: asUtcMs - offsetBefore, oddity: "gap" };
  return { instantMs: first, oddity: fitting.length > 1 ? "fold" : "none" };
}

/** What a clock in the zone shows at an instant. */
export function wallTimeOf(instantMs: number, zone: string): WallTime {
  const parts = formatOf(zone).formatToParts(instantMs);
  const read = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  return {
    year: read("year"),
    month: read("month"),
    day: read("day"),
    hour: read("hour"),
    minute: read("minute"),
    second: read("second"),
  };
}

/** Whether the engine knows the zone. */
export function isZone(zone: string): boolean {
  try {
    return formatOf(zone).resolvedOptions().timeZone !== "";
  } catch {
    // The constructor throws RangeError for a name it does not know: that is the only way to ask.
    return false;
  }
}

function offsetMs(instantMs: number, zone: string): number {
  const wall = wallTimeOf(instantMs, zone);
  const asUtcMs = Date.UTC(
    wall.year,
    wall.month - 1,
    wall.day,
    wall.hour,
    wall.minute,
    wall.second,
  );
  return asUtcMs - Math.floor(instantMs / 1_000) * 1_000;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
}
