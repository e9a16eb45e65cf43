import { z } from "zod";
import type { RsitClass } from "../rsit/rsit.ts";
import { RSIT_CLASSES } from "../rsit/rsit.ts";
import { SEVERITIES } from "../severity/severity.ts";

/** Points of one reason: whole, and never more than the whole scale. */
const points = z.int().min(0).max(100);

/**
 * The weights of the triage score, editable by the team. Each number is the most points that the reason can bring;
 * the sum is cut at 100.
 */
export const scoreWeightsSchema = z.object({
  severity: z.record(z.enum(SEVERITIES), points).readonly(),
  classification: z.record(z.enum(RSIT_CLASSES), points).readonly(),
  /** A CVE of the incident is known to be exploited now. */
  exploitedNow: points,
  /** The same, and ransomware groups are known to use it. */
  exploitedByRansomware: points,
  /** Reached at `spreadReports` reports joined in the incident. */
  spread: points,
  spreadReports: z.int().min(2).max(10_000),
  /** Reached at `victimsMany` victims. */
  victims: points,
  victimsMany: z.int().min(2).max(100_000),
  /** Indicators that other incidents have too, rare ones counting more. */
  seenElsewhere: points,
  /** The duty clock: all of it once the answer is due (NIS2 Art. 23(5)), from nothing at the start. */
  dutyClock: points,
  dutyClockHours: z.int().min(1).max(8_760),
  /** A finished or resolved incident needs no attention: its score is cut to this share, in percent. */
  resolvedPercent: z.int().min(0).max(100),
});

export type ScoreWeights = z.infer<typeof scoreWeightsSchema>;

/** What the team starts with; every value can be changed in the settings. */
export const DEFAULT_WEIGHTS: ScoreWeights = {
  severity: { low: 5, medium: 15, high: 28, critical: 40 },
  classification: {
    "abusive-content": 2,
    "malicious-code": 9,
    "information-gathering": 3,
    "intrusion-attempts": 5,
    intrusions: 12,
    availability: 10,
    "information-content-security": 12,
    fraud: 6,
    vulnerable: 5,
    other: 3,
    test: 0,
  } satisfies Record<RsitClass, number>,
  exploitedNow: 12,
  exploitedByRansomware: 16,
  spread: 10,
  spreadReports: 20,
  victims: 10,
  victimsMany: 100,
  seenElsewhere: 10,
  dutyClock: 15,
  // NIS2 Art. 23(5): an answer to the early warning, where possible, within 24 hours.
  dutyClockHours: 24,
  resolvedPercent: 20,
};
