import type { InformationCredibility, SourceReliability } from "./scales.ts";

/**
 * Quarters that a grade is worth. What can't be judged (F, 6) counts as the middle grade (C, 3): neither trusted nor thrown away.
 */
const RELIABILITY_WORTH: Readonly<Record<SourceReliability, number>> = {
  A: 4,
  B: 3,
  C: 2,
  D: 1,
  E: 0,
  F: 2,
};
const CREDIBILITY_WORTH: Readonly<Record<InformationCredibility, number>> = {
  "1": 4,
  "2": 3,
  "3": 2,
  "4": 1,
  "5": 0,
  "6": 2,
};

/** The heaviest that an item can weigh: A1. */
export const MOST_WEIGHT = 8;

export interface Grade {
  readonly reliability: SourceReliability;
  readonly credibility: InformationCredibility;
}

/** How much an item weighs, 0 to 8: both halves of its grade count alike, as they are judged apart from each other. */
export function weightOf({ reliability, credibility }: Grade): number {
  return RELIABILITY_WORTH[reliability] + CREDIBILITY_WORTH[credibility];
}

/** As analysts write it: `B2`. */
export function gradeText({ reliability, credibility }: Grade): string {
  return `${reliability}${credibility}`;
}
