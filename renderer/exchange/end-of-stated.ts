import type { StatedTime } from "../../shared/model/values.ts";

const DAY_MS = 86_400_000;

/** A deadline as it is meant: a day lasts until its end. */
export function endOfStated(time: StatedTime | null): string | null {
  if (time?.precision !== "day") return time?.instant ?? null;
  return new Date(Date.parse(time.instant) + DAY_MS - 1).toISOString();
}
