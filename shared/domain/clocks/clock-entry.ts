import type { StatedTime } from "../time/stated-time.ts";

/**
 * What was put down about the clocks of an incident. `applies`: an instrument applies, in the reading of a country. `anchor`: an
 * event happened (`target`). `sent`: a stage was met. `paused` and `resumed`: of a service level. `not-applicable`: a stage is not
 * owed. `statement`: what a stage has to say about one content, stated once for all instruments.
 */
export const CLOCK_ENTRY_TYPES = [
  "applies",
  "anchor",
  "sent",
  "paused",
  "resumed",
  "not-applicable",
  "statement",
] as const;
export type ClockEntryType = (typeof CLOCK_ENTRY_TYPES)[number];

export interface ClockEntry {
  readonly id: string;
  readonly type: ClockEntryType;
  /** Id of the instrument; empty for statements. */
  readonly instrument: string;
  /** Event, stage, pause reason or content, by type; for `applies` the country whose reading is used, or empty. */
  readonly target: string;
  /** When it happened, as far as it is known. */
  readonly at: StatedTime;
  /** Proof, reason or statement. */
  readonly detail: string;
  /** Who put it down. */
  readonly author: string;
  /** When it was put down, ISO 8601 UTC. */
  readonly createdAt: string;
}
