/**
 * Scales of judgement. Values as in the MISP taxonomies `admiralty-scale` (NATO System) and `estimative-language` (ICD 203), both
 * CC0; what they are called in each language stands in the catalogue.
 */

/** How far a source can be relied on, whatever it says this time. */
export const SOURCE_RELIABILITIES = ["A", "B", "C", "D", "E", "F"] as const;
export type SourceReliability = (typeof SOURCE_RELIABILITIES)[number];

/** How believable one piece of information is, whoever says it. */
export const INFORMATION_CREDIBILITIES = ["1", "2", "3", "4", "5", "6"] as const;
export type InformationCredibility = (typeof INFORMATION_CREDIBILITIES)[number];

/** Words for a likelihood, from the lowest to the highest. */
export const LIKELIHOODS = [
  "almost-no-chance",
  "very-unlikely",
  "unlikely",
  "roughly-even-chance",
  "likely",
  "very-likely",
  "almost-certain",
] as const;
export type Likelihood = (typeof LIKELIHOODS)[number];

/** What each word means, in percent; neighbours share their border. */
export const LIKELIHOOD_PERCENT: Readonly<Record<Likelihood, readonly [from: number, to: number]>> =
  {
    "almost-no-chance": [1, 5],
    "very-unlikely": [5, 20],
    unlikely: [20, 45],
    "roughly-even-chance": [45, 55],
    likely: [55, 80],
    "very-likely": [80, 95],
    "almost-certain": [95, 99],
  };

/** How well a judgement is founded; says nothing about how likely it is. */
export const CONFIDENCES = ["low", "moderate", "high"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export const HYPOTHESIS_STATUSES = ["open", "rejected", "accepted"] as const;
export type HypothesisStatus = (typeof HYPOTHESIS_STATUSES)[number];

/** What an item says about a hypothesis, from speaking strongly against it to strongly for it. */
export const CONSISTENCIES = ["--", "-", "0", "+", "++", "n/a"] as const;
export type Consistency = (typeof CONSISTENCIES)[number];

/** Records of a case that an item can rest on. */
export const GROUND_KINDS = [
  "observable-link",
  "evidence",
  "note",
  "report",
  "timeline-event",
] as const;
export type GroundKind = (typeof GROUND_KINDS)[number];
