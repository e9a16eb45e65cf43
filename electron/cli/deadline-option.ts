import { InvalidArgumentError } from "commander";

/** A day in UTC (until its end) or an instant, as the ISO text that is stored. */
export function deadlineOption(text: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{3})?)?Z$/.test(text);
  const ms = isDay || isInstant ? Date.parse(isDay ? `${text}T23:59:59.999Z` : text) : Number.NaN;
  if (Number.isNaN(ms)) {
    throw new InvalidArgumentError("a day such as 2026-12-01, or 2026-12-01T12:00Z");
  }
  return new Date(ms).toISOString();
}
