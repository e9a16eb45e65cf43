import { ratingOf, type Rating } from "./ratings.ts";
import type { Consistency, HypothesisStatus } from "./scales.ts";
import { weightOf, type Grade } from "./weight.ts";

export interface JudgedHypothesis {
  readonly id: string;
  readonly status: HypothesisStatus;
}

export interface JudgedItem extends Grade {
  readonly id: string;
  readonly ratings: readonly Rating[];
}

/** What one item adds to the score of one hypothesis: `weight` times `factor`. */
export interface ScorePoint {
  readonly itemId: string;
  readonly consistency: Consistency;
  /** 0 to 8, from the item's grade. */
  readonly weight: number;
  readonly factor: number;
  readonly points: number;
}

export interface HypothesisScore {
  readonly hypothesisId: string;
  /** 1: least speaks against it. Equal ones share a place; null for one that was rejected. */
  readonly place: number | null;
  /** What speaks against it; the method looks at this alone. */
  readonly against: number;
  /** What speaks for it: shown, and only used to order hypotheses with as much against them. */
  readonly inFavour: number;
  /** Every item that speaks for or against it, in the order of the items. */
  readonly points: readonly ScorePoint[];
  /** Items that nobody has rated against it yet. */
  readonly unrated: number;
}

/** How well an item tells the hypotheses apart. One that says the same of all of them is of no use, however true it is. */
export interface Diagnosticity {
  readonly itemId: string;
  /** Steps between what it says of the one and of the other hypothesis, 0 to 4; null with fewer than two ratings. */
  readonly spread: number | null;
  readonly level: "unknown" | "none" | "some" | "strong";
}

export interface ScoredMatrix {
  /** The best placed first; rejected ones last. */
  readonly hypotheses: readonly HypothesisScore[];
  /** In the order of the items. */
  readonly items: readonly Diagnosticity[];
}

/** Steps from neutral; null where the item does not apply. */
const STEPS: Readonly<Record<Consistency, number | null>> = {
  "--": -2,
  "-": -1,
  "0": 0,
  "+": 1,
  "++": 2,
  "n/a": null,
};

/**
 * Analysis of competing hypotheses (Heuer): evidence can fit any number of explanations, so the one with least against it leads,
 * not the one with most for it. "Inconsistent" counts the weight of its item once, "strongly inconsistent" twice.
 */
export function scoreMatrix(
  hypotheses: readonly JudgedHypothesis[],
  items: readonly JudgedItem[],
): ScoredMatrix {
  const scored = hypotheses.map((hypothesis) => scoreHypothesis(hypothesis, items));
  const isRejected = new Set(
    hypotheses.filter(({ status }) => status === "rejected").map(({ id }) => id),
  );
  const running = scored.filter(({ hypothesisId }) => !isRejected.has(hypothesisId));
  const rejected = scored.filter(({ hypothesisId }) => isRejected.has(hypothesisId));
  return {
    hypotheses: [
      ...withPlaces(running.toSorted(compareScores)),
      ...rejected.toSorted(compareScores),
    ],
    items: items.map((item) => diagnosticityOf(item, hypotheses)),
  };
}

function scoreHypothesis({ id }: JudgedHypothesis, items: readonly JudgedItem[]): HypothesisScore {
  const points = items.flatMap((item): readonly ScorePoint[] => {
    const consistency = ratingOf(item.ratings, id);
    const steps = consistency === undefined ? null : STEPS[consistency];
    if (consistency === undefined || steps === null || steps === 0) return [];
    const [weight, factor] = [weightOf(item), Math.abs(steps)];
    return [{ itemId: item.id, consistency, weight, factor, points: weight * factor }];
  });
  const sum = (isAgainst: boolean): number =>
    points
      .filter(({ consistency }) => consistency.startsWith("-") === isAgainst)
      .reduce((total, one) => total + one.points, 0);
  return {
    hypothesisId: id,
    place: null,
    against: sum(true),
    inFavour: sum(false),
    points,
    unrated: items.filter(({ ratings }) => ratingOf(ratings, id) === undefined).length,
  };
}

function compareScores(left: HypothesisScore, right: HypothesisScore): number {
  return left.against - right.against || right.inFavour - left.inFavour;
}

function withPlaces(sorted: readonly HypothesisScore[]): readonly HypothesisScore[] {
  return sorted.map((score) => ({
    ...score,
    place: 1 + sorted.findIndex((other) => compareScores(other, score) === 0),
  }));
}

/** Rejected hypotheses count as well: an item that made them fall was of use. */
function diagnosticityOf(
  { id, ratings }: JudgedItem,
  hypotheses: readonly JudgedHypothesis[],
): Diagnosticity {
  const steps = hypotheses.flatMap((hypothesis) => {
    const consistency = ratingOf(ratings, hypothesis.id);
    const step = consistency === undefined ? null : STEPS[consistency];
    return step === null ? [] : [step];
  });
  if (steps.length < 2) return { itemId: id, spread: null, level: "unknown" };
  const spread = Math.max(...steps) - Math.min(...steps);
  return { itemId: id, spread, level: spread === 0 ? "none" : spread < 3 ? "some" : "strong" };
}
