const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Zone names of RFC 5322 §4.3, in minutes east of UTC. Others mean "unknown", which the standard reads as UTC. */
const ZONES: ReadonlyMap<string, number> = new Map([
  ["UT", 0],
  ["GMT", 0],
  ["UTC", 0],
  ["Z", 0],
  ["EST", -300],
  ["EDT", -240],
  ["CST", -360],
  ["CDT", -300],
  ["MST", -420],
  ["MDT", -360],
  ["PST", -480],
  ["PDT", -420],
  ["CET", 60],
  ["CEST", 120],
]);

const DATE =
  /(?:^|[\s,])([0-9]{1,2})[\s-]{1,8}([A-Za-z]{3})[a-z]{0,6}[\s-]{1,8}([0-9]{2,4})\s{1,8}([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?(?:\.[0-9]{1,9})?(?:\s{0,8}([+-][0-9]{4}|[A-Za-z]{1,5}))?/;

/** A date of RFC 5322 §3.3, obsolete forms included, as ISO 8601 UTC; null when there is none in the text. */
export function readMailDate(text: string): string | null {
  const match = DATE.exec(text.slice(0, 512));
  if (match === null) return null;
  const [, day = "", monthName = "", yearText = "", hour = "", minute = "", second = "0"] = match;
  const month = MONTHS.indexOf(monthName.toLowerCase());
  if (month === -1) return null;
  const millis = Date.UTC(fullYear(yearText), month, Number(day), Number(hour), Number(minute));
  const isReal = Number(day) <= 31 && Number(hour) < 24 && Number(minute) < 60 && Number(day) > 0;
  if (!isReal || Number.isNaN(millis)) return null;
  const seconds = Math.min(Number(second), 59);
  const instant = millis + seconds * 1_000 - offsetMinutes(match[7]) * 60_000;
  return new Date(instant).toISOString();
}

/** RFC 5322 §4.3: two digits below 50 are of this century, other two or three digits of the last. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 2) return year < 50 ? 2_000 + year : 1_900 + year;
  return text.length === 3 ? 1_900 + year : year;
}

function offsetMinutes(zone: string | undefined): number {
  const match = /^([+-])([0-9]{2})([0-9]{2})$/.exec(zone ?? "");
  if (match === null) return ZONES.get((zone ?? "").toUpperCase()) ?? 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === "-" ? -minutes : minutes;
}
