/** Days up to 28 exist in each month; later ones are looked up. */
const INSTANT =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const LAST_CERTAIN_DAY = "28";

/** Milliseconds since 1970 of a text that is exactly how an instant is written; undefined for any other. */
export function instantMs(text: string): number | undefined {
  if (text.length !== 24 || !INSTANT.test(text)) return undefined;
  const ms = Date.parse(text);
  const isCertain = text.slice(8, 10) <= LAST_CERTAIN_DAY;
  return isCertain || new Date(ms).toISOString() === text ? ms : undefined;
}

/** The text of an instant; undefined where it has no such text, before the year 0 or after 9999. */
export function instantText(ms: number): string | undefined {
  if (!(ms >= FIRST_MS && ms <= LAST_MS)) return undefined;
  return new Date(ms).toISOString();
}

const FIRST_MS = Date.parse("0000-01-01T00:00:00.000Z");
const LAST_MS = Date.parse("9999-12-31T23:59:59.999Z");
