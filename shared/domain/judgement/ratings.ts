import { CONSISTENCIES, type Consistency } from "./scales.ts";

/** One cell of the matrix: what an item says about one hypothesis. */
export interface Rating {
  readonly hypothesisId: string;
  readonly consistency: Consistency;
}

/**
 * The rating of an item against a hypothesis; undefined when there is none yet. Two desks may have rated the same cell at the same
 * time: then the one that speaks more against the hypothesis counts, as that is what the method looks for.
 */
export function ratingOf(
  ratings: readonly Rating[],
  hypothesisId: string,
): Consistency | undefined {
  const found = ratings
    .filter((rating) => rating.hypothesisId === hypothesisId)
    .map(({ consistency }) => CONSISTENCIES.indexOf(consistency));
  return CONSISTENCIES[Math.min(...found)];
}

/** The ratings of an item after one cell was set, or emptied by null; in the order of the hypotheses' ids. */
export function withRating(
  ratings: readonly Rating[],
  hypothesisId: string,
  consistency: Consistency | null,
): readonly Rating[] {
  const others = ratings.filter((rating) => rating.hypothesisId !== hypothesisId);
  const all = consistency === null ? others : [...others, { hypothesisId, consistency }];
  return all.toSorted((a, b) => (a.hypothesisId < b.hypothesisId ? -1 : 1));
}
