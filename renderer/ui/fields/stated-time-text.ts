import type { StatedTime } from "../../../shared/model/values.ts";
import { instantOf, wallTimeOf } from "./zoned-time.ts";
import type { WallTime } from "./zoned-time.ts";

export type StatedTimeReading =
  | { readonly kind: "empty" }
  | { readonly kind: "unreadable" }
  | { readonly kind: "time"; readonly time: StatedTime; readonly oddity: "none" | "gap" | "fold" };

/** Half an hour either way is what people mean by "about ten". */
export const DEFAULT_MARGIN_MINUTES = 30;

/** `2026`-style date in either order, then a time of day, then a zone mark; each part but the date may be missing. */
const ISO_DATE = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?/;
const EUROPEAN_DATE = /^(\d{1,2})[./](\d{1,2})[./](\d{4})/;
const TIME_OF_DAY = /^[T\s]\s{0,3}(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?)?/;
const ABOUT = /^(?:~|about\s|etwa\s|ca\.?\s|environ\s|vers\s)\s{0,3}/i;
const NOW = /^(?:now|jetzt|maintenant)$/i;
const UTC_MARK = /^\s{0,3}(?:Z|UTC|GMT)$/i;

/**
 * Reads what an analyst types as a time. What is left out sets the precision: `2026-09` is a month, `2026-09-14` a day,
 * `2026-09-14 10` an hour. `about` or `~` before it makes it vague. `Z` or `UTC` after it goes before the chosen zone.
 */
export function readStatedTime(text: string, zone: string, nowMs: number): StatedTimeReading {
  const trimmed = text.trim();
  if (trimmed === "") return { kind: "empty" };
  if (NOW.test(trimmed)) return timeOf(nowMs - (nowMs % 60_000), "minute", zone);
  const about = ABOUT.exec(trimmed);
  const stated = trimmed.slice(about?.[0].length ?? 0);
  const parsed = parseWall(stated);
  if (!parsed) return { kind: "unreadable" };
  const isUtc = parsed.rest !== "";
  const inZone = isUtc ? "UTC" : zone;
  const { instantMs, oddity } = instantOf(parsed.wall, inZone);
  return timeOf(instantMs, about ? "about" : parsed.precision, inZone, oddity);
}

/** The text that {@link readStatedTime} reads back to the same time. */
export function writeStatedTime(time: StatedTime): string {
  const wall = wallTimeOf(Date.parse(time.instant), time.zone);
  const month = `${String(wall.year).padStart(4, "0")}-${two(wall.month)}`;
  const minute = `${month}-${two(wall.day)} ${two(wall.hour)}:${two(wall.minute)}`;
  switch (time.precision) {
    case "month":
      return month;
    case "day":
      return `${month}-${two(wall.day)}`;
    case "hour":
      return minute.slice(0, -3);
    case "minute":
      return minute;
    case "about":
      return `~${minute}`;
    case "exact":
      return `${minute}:${two(wall.second)}`;
  }
}

interface ParsedWall {
  readonly wall: WallTime;
  readonly precision: Exclude<StatedTime["precision"], "about">;
  /** The zone mark, or nothing. */
  readonly rest: string;
}

function parseWall(text: string): ParsedWall | undefined {
  const iso = ISO_DATE.exec(text);
  const european = iso ? null : EUROPEAN_DATE.exec(text);
  const date = iso ?? european;
  if (!date) return undefined;
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : [european?.[3], european?.[2], european?.[1]];
  const afterDate = text.slice(date[0].length);
  const time = day === undefined ? null : TIME_OF_DAY.exec(afterDate);
  const rest = afterDate.slice(time?.[0].length ?? 0);
  if (rest !== "" && !UTC_MARK.test(rest)) return undefined;
  const wall: WallTime = {
    year: Number(year),
    month: Number(month),
    day: Number(day ?? 1),
    hour: Number(time?.[1] ?? 0),
    minute: Number(time?.[2] ?? 0),
    second: Number(time?.[3] ?? 0),
  };
  const precision =
    day === undefined
      ? "month"
      : !time
        ? "day"
        : time[2] === undefined
          ? "hour"
          : time[3] === undefined
            ? "minute"
            : "exact";
  return isReal(wall) ? { wall, precision, rest } : undefined;
}

/** Whether the calendar has this day and the clock this time. */
function isReal(wall: WallTime): boolean {
  const check = new Date(Date.UTC(wall.year, wall.month - 1, wall.day));
  return (
    wall.year >= 1900 &&
    check.getUTCMonth() === wall.month - 1 &&
    check.getUTCDate() === wall.day &&
    wall.hour < 24 &&
    wall.minute < 60 &&
    wall.second < 60
  );
}

function timeOf(
  instantMs: number,
  precision: StatedTime["precision"],
  zone: string,
  oddity: "none" | "gap" | "fold" = "none",
): StatedTimeReading {
  const margin = precision === "about" ? { marginMinutes: DEFAULT_MARGIN_MINUTES } : {};
  const time = { instant: new Date(instantMs).toISOString(), precision, zone, ...margin };
  return { kind: "time", time, oddity };
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
