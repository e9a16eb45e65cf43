/** Seconds beyond which a time stamp is noise: year 9999. */
const MAXIMUM_SECONDS = 253_402_300_799;

/** Unix seconds (as number or digits) as ISO 8601 UTC; null when they are no plausible instant. 0 means "never" in MISP. */
export function instantFromUnix(seconds: string | null): string | null {
  if (seconds === null || !/^[0-9]{1,12}(\.[0-9]{1,9})?$/.test(seconds)) return null;
  const value = Number(seconds);
  if (value <= 0 || value > MAXIMUM_SECONDS) return null;
  return new Date(Math.round(value * 1_000)).toISOString();
}

/**
 * ISO 8601 and the forms of the field (`2019-09-04 12:27:34`, `2019-09-04`, with or without zone) as ISO 8601 UTC.
 * A time without zone is read as UTC, as IntelMQ, Shadowserver and MISP define theirs. Null when it is none.
 */
export function instantFromText(text: string | null): string | null {
  const match =
    text === null
      ? null
      : /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?)? ?(Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})?$/i.exec(
          text.trim(),
        );
  if (match === null) return null;
  const [, year = "", month = "", day = "", hour = "00", minute = "00", second = "00"] = match;
  const fraction = (match[7] ?? "").padEnd(3, "0").slice(0, 3);
  const millis = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction}Z`);
  if (Number.isNaN(millis) || new Date(millis).getUTCDate() !== Number(day)) return null;
  return new Date(millis - zoneOffsetMinutes(match[8]) * 60_000).toISOString();
}

function zoneOffsetMinutes(zone: string | undefined): number {
  const match = /^([+-])([0-9]{2}):?([0-9]{2})$/.exec(zone ?? "");
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === "-" ? -minutes : minutes;
}
