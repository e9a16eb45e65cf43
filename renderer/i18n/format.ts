import { LOCALE_OF_LANGUAGE } from "../../shared/text/index.ts";
import type { Language } from "../../shared/text/index.ts";

/** Writes numbers, sizes and times in the manner of one language. Pure: the present moment is an argument. */
export interface Formatter {
  readonly number: (value: number) => string;
  readonly percent: (fraction: number) => string;
  /** Bytes in steps of 1,024, named KiB, MiB, GiB as IEC 80000-13 does. */
  readonly bytes: (sizeBytes: number) => string;
  /** `14 Sep 2026`, in UTC. */
  readonly date: (iso: string) => string;
  /** `2026-09-14 10:05:07 UTC`: the same in every language, because it is copied into mails and reports. */
  readonly exactUtc: (iso: string) => string;
  /** The same moment in the zone of the machine, with the offset: `2026-09-14 12:05:07 +02:00`. */
  readonly exactLocal: (iso: string) => string;
  /** `in 3 hours`, `2 days ago`. */
  readonly relative: (iso: string, nowMs: number) => string;
  /** `3 min 20 s`, the two largest units. */
  readonly duration: (durationMs: number) => string;
  readonly list: (items: readonly string[]) => string;
  readonly compare: (a: string, b: string) => number;
}

/** Builds the formatter of a language. `timeZone` is the zone that counts as local (an IANA name). */
export function createFormatter(language: Language, timeZone: string): Formatter {
  const locale = LOCALE_OF_LANGUAGE[language];
  const number = new Intl.NumberFormat(locale);
  const oneDigit = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const date = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" });
  const zone = zoneFormat(timeZone);
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });
  return {
    number: (value) => number.format(value),
    percent: (fraction) => percent.format(fraction),
    bytes: (sizeBytes) => formatBytes(sizeBytes, oneDigit),
    date: (iso) => formatValid(iso, (ms) => date.format(ms)),
    exactUtc: (iso) =>
      formatValid(iso, (ms) => `${new Date(ms).toISOString().slice(0, 19).replace("T", " ")} UTC`),
    exactLocal: (iso) => formatValid(iso, (ms) => formatInZone(ms, zone)),
    relative: (iso, nowMs) => formatValid(iso, (ms) => formatRelative(ms - nowMs, relative)),
    duration: (durationMs) => formatDuration(durationMs, DAY_SIGN[language]),
    list: (items) => list.format(items),
    compare: (a, b) => collator.compare(a, b),
  };
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Past these spans the next larger unit is used; a week and a month are shown as days, which are easier to reckon with. */
const RELATIVE_STEPS = [
  { belowMs: MINUTE_MS, unitMs: SECOND_MS, unit: "second" },
  { belowMs: HOUR_MS, unitMs: MINUTE_MS, unit: "minute" },
  { belowMs: 48 * HOUR_MS, unitMs: HOUR_MS, unit: "hour" },
  { belowMs: 90 * DAY_MS, unitMs: DAY_MS, unit: "day" },
  { belowMs: 730 * DAY_MS, unitMs: 30.44 * DAY_MS, unit: "month" },
  { belowMs: Number.POSITIVE_INFINITY, unitMs: 365.25 * DAY_MS, unit: "year" },
] as const;

const BYTE_UNITS = ["B", "KiB", "MiB", "GiB", "TiB"] as const;

function formatValid(iso: string, format: (ms: number) => string): string {
  const ms = Date.parse(iso);
  // A time that cannot be read is shown as it came: inventing one would be worse than an odd cell.
  return Number.isNaN(ms) ? iso : format(ms);
}

function formatRelative(differenceMs: number, relative: Intl.RelativeTimeFormat): string {
  // The clock that callers read ticks every 15 s: what just happened is not "in 3 seconds".
  if (differenceMs > 0 && differenceMs < 20 * SECOND_MS) return relative.format(0, "second");
  const span = Math.abs(differenceMs);
  const step = RELATIVE_STEPS.find((candidate) => span < candidate.belowMs) ?? RELATIVE_STEPS[0];
  return relative.format(Math.trunc(differenceMs / step.unitMs), step.unit);
}

/** Built once for each formatter: to build one costs more than to draw a row. */
function zoneFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZoneName: "longOffset",
  });
}

function formatInZone(ms: number, zone: Intl.DateTimeFormat): string {
  const found = new Map(zone.formatToParts(ms).map((entry) => [entry.type, entry.value]));
  const part = (type: Intl.DateTimeFormatPartTypes): string => found.get(type) ?? "";
  const offset = part("timeZoneName").replace("GMT", "") || "+00:00";
  return `${part("year")}-${part("month")}-${part("day")} ${part("hour")}:${part("minute")}:${part("second")} ${offset}`;
}

function formatBytes(sizeBytes: number, number: Intl.NumberFormat): string {
  let amount = sizeBytes;
  let unit = 0;
  while (amount >= 1024 && unit < BYTE_UNITS.length - 1) {
    amount /= 1024;
    unit += 1;
  }
  return `${number.format(amount)} ${BYTE_UNITS[unit] ?? "B"}`;
}

/** Hours, minutes and seconds have the same sign everywhere. */
const DAY_SIGN: Readonly<Record<Language, string>> = { en: "d", de: "d", fr: "j" };

function formatDuration(durationMs: number, daySign: string): string {
  const seconds = Math.max(0, Math.round(durationMs / SECOND_MS));
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3_600) % 24,
    Math.floor(seconds / 60) % 60,
  ];
  if (days > 0) return `${days} ${daySign} ${hours} h`;
  if (hours > 0) return `${hours} h ${minutes} min`;
  if (minutes > 0) return `${minutes} min ${seconds % 60} s`;
  return `${seconds} s`;
}
