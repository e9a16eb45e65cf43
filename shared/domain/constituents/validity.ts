/** First and last day on which something holds; null is open. */
export interface Validity {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** Whether it holds on a day (`2026-11-27`); both ends belong to it. */
export function isValidOn({ validFrom, validTo }: Validity, onDate: string): boolean {
  return (validFrom === null || validFrom <= onDate) && (validTo === null || onDate <= validTo);
}
