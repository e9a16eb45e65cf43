const RFC3339 = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/i;
/** Makes seconds before 1970 positive, so that they sort as text. */
const SHIFT_SECONDS = 100_000_000_000;

/**
 * A text by which times of RFC 3339 sort, zones and any number of digits taken into account: CSAF compares fractions that a
 * date of JavaScript would cut. null for what is no time.
 */
export function timeKey(text: string): string | null {
  const [, seconds = "", fraction = "", zone = ""] = RFC3339.exec(text) ?? [];
  const ms = Date.parse(`${seconds}${zone}`.toUpperCase());
  if (Number.isNaN(ms)) return null;
  const whole = String(ms / 1_000 + SHIFT_SECONDS).padStart(13, "0");
  return `${whole}.${withoutTrailingZeros(fraction)}`;
}

/** Step by step: a pattern would try every run of zeros in a long fraction anew. */
function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (digits.charAt(end - 1) === "0") end -= 1;
  return digits.slice(0, end);
}

/** Whether one time is later than another; false when either is none, which the schema says. */
export function isLater(one: string, other: string): boolean {
  const left = timeKey(one);
  const right = timeKey(other);
  return left !== null && right !== null && left > right;
}
