import type { StatedTime } from "../../shared/model/values.ts";

export interface ShortTime {
  readonly prefix: "about" | "";
  /** No more exact than it was stated, in UTC. */
  readonly value: string;
  readonly suffix: string;
}

/** A stated time in UTC, cut to its precision: `2026-11`, `2026-11-24`, `2026-11-24 08 h`, `2026-11-24 08:15`. */
export function shortStatedTime(time: StatedTime): ShortTime {
  const iso = new Date(time.instant).toISOString();
  const day = iso.slice(0, 10);
  switch (time.precision) {
    case "month":
      return { prefix: "", value: day.slice(0, 7), suffix: "" };
    case "day":
      return { prefix: "", value: dayInZone(time), suffix: "" };
    case "hour":
      return { prefix: "", value: `${day} ${iso.slice(11, 13)} h`, suffix: " UTC" };
    case "minute":
      return { prefix: "", value: `${day} ${iso.slice(11, 16)}`, suffix: " UTC" };
    case "about": {
      const margin = time.marginMinutes === undefined ? "" : ` ± ${time.marginMinutes} min`;
      return { prefix: "about", value: `${day} ${iso.slice(11, 16)}`, suffix: ` UTC${margin}` };
    }
    case "exact":
      return { prefix: "", value: `${day} ${iso.slice(11, 19)}`, suffix: " UTC" };
  }
}

/** A day is the day of the zone in which it was stated: in UTC it may be the one before. */
function dayInZone(time: StatedTime): string {
  try {
    return new Intl.DateTimeFormat("sv-SE", {
      timeZone: time.zone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    }).format(Date.parse(time.instant));
  } catch {
    // A zone that this machine does not know: the day in UTC is the best there is.
    return time.instant.slice(0, 10);
  }
}
