/** A time as a source states it; a bare date is known to the day. */
export type ImportedTime = {
  readonly instant: string;
  readonly precision: "exact" | "day";
  readonly zone: "UTC";
};

/** Null for no time, and for a text that is none: nothing is made up. */
export function statedTime(iso: string | null): ImportedTime | null {
  if (iso === null) return null;
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) return null;
  const precision = BARE_DATE.test(iso) ? "day" : "exact";
  return { instant: new Date(ms).toISOString(), precision, zone: "UTC" };
}

const BARE_DATE = /^\d{4}-\d{2}-\d{2}$/;
