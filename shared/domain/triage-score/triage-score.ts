import type { RsitMachineValue } from "../rsit/rsit.ts";
import { rsitParts } from "../rsit/rsit-format.ts";
import type { Severity } from "../severity/severity.ts";
import type { IncidentStatus } from "../status/statuses.ts";
import type { ScoreWeights } from "./score-weights.ts";
import { DEFAULT_WEIGHTS } from "./score-weights.ts";

/** What the score is computed from; markings play no part, so that a score may be shown wherever its incident is. */
export interface ScoreFacts {
  readonly severity: Severity;
  readonly status: IncidentStatus;
  readonly classification: readonly RsitMachineValue[];
  /** CVE ids among the incident's observables. */
  readonly cves: readonly string[];
  readonly reportCount: number;
  readonly victimCount: number;
  /** For each observable that other incidents have too: in how many others. */
  readonly seenElsewhere: readonly {
    readonly value: string;
    readonly otherIncidentCount: number;
  }[];
  /** When the first report came in, milliseconds since 1970 UTC; the duty clock runs from there. */
  readonly receivedAtMs: number;
  /** When the reporter got an answer; null while they wait. */
  readonly answeredAtMs: number | null;
}

/** What is known to be exploited now: a CVE and whether ransomware groups use it (a KEV catalogue). */
export interface KnownExploited {
  has(cve: string): boolean;
  usedByRansomware(cve: string): boolean;
}

export const SCORE_REASON_KINDS = [
  "severity",
  "classification",
  "exploited-now",
  "exploited-by-ransomware",
  "spread",
  "victims",
  "seen-elsewhere",
  "duty-clock",
  "duty-clock-passed",
  "resolved",
  "capped",
] as const;
export type ScoreReasonKind = (typeof SCORE_REASON_KINDS)[number];

/** One reason with its points (negative for a deduction) and the facts that its explanation names. */
export interface ScoreReason {
  readonly kind: ScoreReasonKind;
  readonly points: number;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** The score, 0 to 100, is exactly the sum of its reasons' points; the weightiest reason comes first. */
export interface TriageScore {
  readonly score: number;
  readonly reasons: readonly ScoreReason[];
}

const MAX_SCORE = 100;

/** Computes the score of an incident at one moment. Same input, same score; nothing is learnt or hidden. */
export function triageScore(
  facts: ScoreFacts,
  known: KnownExploited,
  nowMs: number,
  weights: ScoreWeights = DEFAULT_WEIGHTS,
): TriageScore {
  const found = [
    severityReason(facts, weights),
    classificationReason(facts, weights),
    exploitedReason(facts, known, weights),
    growingReason("spread", facts.reportCount - 1, weights.spreadReports - 1, weights.spread, {
      reports: facts.reportCount,
    }),
    growingReason("victims", facts.victimCount, weights.victimsMany, weights.victims, {
      victims: facts.victimCount,
    }),
    seenElsewhereReason(facts, weights),
    dutyClockReason(facts, nowMs, weights),
  ];
  const ranked = found
    .filter((reason) => reason !== null)
    .filter(({ points }) => points > 0)
    .toSorted((left, right) => right.points - left.points);
  return cut(ranked, facts.status, weights);
}

/** Reads a list of known exploited CVEs (any case) into the look-up that the score asks. */
export function knownExploited(
  entries: Iterable<{ readonly cve: string; readonly usedByRansomware: boolean }>,
): KnownExploited {
  const ransomwareOf = new Map<string, boolean>();
  for (const { cve, usedByRansomware } of entries)
    ransomwareOf.set(cve.toUpperCase(), usedByRansomware);
  return {
    has: (cve) => ransomwareOf.has(cve.toUpperCase()),
    usedByRansomware: (cve) => ransomwareOf.get(cve.toUpperCase()) ?? false,
  };
}

function severityReason({ severity }: ScoreFacts, weights: ScoreWeights): ScoreReason {
  return { kind: "severity", points: weights.severity[severity], facts: { severity } };
}

/** Several classifications: the weightiest counts, they are not added up. */
function classificationReason(facts: ScoreFacts, weights: ScoreWeights): ScoreReason | null {
  const weighed = facts.classification
    .map((classification) => ({
      classification,
      points: weights.classification[rsitParts(classification).class],
    }))
    .toSorted((left, right) => right.points - left.points);
  const [first] = weighed;
  if (first === undefined) return null;
  const { classification, points } = first;
  return { kind: "classification", points, facts: { classification } };
}

function exploitedReason(
  { cves }: ScoreFacts,
  known: KnownExploited,
  weights: ScoreWeights,
): ScoreReason | null {
  const exploited = cves.filter((cve) => known.has(cve));
  const ransomware = exploited.find((cve) => known.usedByRansomware(cve));
  const cve = ransomware ?? exploited[0];
  if (cve === undefined) return null;
  const facts = { cve, count: exploited.length };
  return ransomware === undefined
    ? { kind: "exploited-now", points: weights.exploitedNow, facts }
    : { kind: "exploited-by-ransomware", points: weights.exploitedByRansomware, facts };
}

/** Grows with the logarithm: the second victim tells more than the hundredth. */
function growingReason(
  kind: "spread" | "victims",
  count: number,
  many: number,
  most: number,
  facts: Readonly<Record<string, number>>,
): ScoreReason | null {
  if (count < 1) return null;
  const share = Math.min(1, Math.log2(1 + count) / Math.log2(1 + many));
  return { kind, points: Math.round(most * share), facts };
}

/** A value that one other incident has weighs fully, one that a hundred have hardly at all: it is noise. */
function seenElsewhereReason(facts: ScoreFacts, weights: ScoreWeights): ScoreReason | null {
  const seen = facts.seenElsewhere.filter(({ otherIncidentCount }) => otherIncidentCount > 0);
  const rarest = seen.toSorted((a, b) => a.otherIncidentCount - b.otherIncidentCount)[0];
  if (rarest === undefined) return null;
  const weight = seen.reduce(
    (sum, one) => sum + 1 / (one.otherIncidentCount * one.otherIncidentCount),
    0,
  );
  return {
    kind: "seen-elsewhere",
    points: Math.round(weights.seenElsewhere * Math.min(1, weight)),
    facts: { count: seen.length, value: rarest.value, incidents: rarest.otherIncidentCount },
  };
}

const HOUR_MS = 3_600_000;

function dutyClockReason(
  facts: ScoreFacts,
  nowMs: number,
  weights: ScoreWeights,
): ScoreReason | null {
  if (facts.answeredAtMs !== null) return null;
  const elapsedHours = Math.max(0, (nowMs - facts.receivedAtMs) / HOUR_MS);
  const leftHours = weights.dutyClockHours - elapsedHours;
  const share = Math.min(1, elapsedHours / weights.dutyClockHours);
  const kind = leftHours <= 0 ? "duty-clock-passed" : "duty-clock";
  return {
    kind,
    points: Math.round(weights.dutyClock * share),
    facts: { hours: Math.floor(Math.abs(leftHours)), term: weights.dutyClockHours },
  };
}

function cut(
  reasons: readonly ScoreReason[],
  status: IncidentStatus,
  weights: ScoreWeights,
): TriageScore {
  const sum = reasons.reduce((total, { points }) => total + points, 0);
  const capped = Math.min(sum, MAX_SCORE);
  const isDone = status === "resolved" || status === "closed";
  const score = isDone ? Math.round((capped * weights.resolvedPercent) / 100) : capped;
  const deductions: readonly ScoreReason[] = [
    { kind: "capped", points: capped - sum, facts: { sum } },
    { kind: "resolved", points: score - capped, facts: { status } },
  ];
  return { score, reasons: [...reasons, ...deductions.filter(({ points }) => points < 0)] };
}
