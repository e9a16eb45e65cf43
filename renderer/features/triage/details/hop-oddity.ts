/** Servers' clocks agree within this; more backwards means a wrong clock or a forged line. */
const CLOCK_TOLERANCE_SECONDS = 5;
/** A relay that holds a mail this long was down, greylisted, or the line is invented. */
const SLOW_SECONDS = 600;

/** What is odd about the time between two hops. */
export function hopOddity(gapSeconds: number | null): "backwards" | "slow" | null {
  if (gapSeconds === null) return null;
  if (gapSeconds < -CLOCK_TOLERANCE_SECONDS) return "backwards";
  return gapSeconds > SLOW_SECONDS ? "slow" : null;
}
