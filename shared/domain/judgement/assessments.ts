import type { HypothesisStatus } from "./scales.ts";
import {
  scoreMatrix,
  type Diagnosticity,
  type HypothesisScore,
  type JudgedItem,
} from "./score-matrix.ts";

/** One question about an incident with what may be the answer, and what the items say about each. */
export interface Assessment<H, I> {
  readonly question: string;
  /** The best placed first. */
  readonly hypotheses: readonly {
    readonly hypothesis: H;
    readonly score: HypothesisScore;
    /** From 1, in the order in which they were stated: places move, numbers stay. */
    readonly number: number;
  }[];
  readonly items: readonly { readonly item: I; readonly diagnosticity: Diagnosticity }[];
}

interface QuestionedHypothesis {
  readonly id: string;
  readonly question: string;
  readonly status: HypothesisStatus;
}

/**
 * The hypotheses by their question, in the order in which the questions came up. Items belong to the incident and stand in the
 * matrix of every question.
 */
export function assessmentsOf<H extends QuestionedHypothesis, I extends JudgedItem>(
  hypotheses: readonly H[],
  items: readonly I[],
): readonly Assessment<H, I>[] {
  return [...new Set(hypotheses.map(({ question }) => question))].map((question) => {
    const competing = hypotheses.filter((hypothesis) => hypothesis.question === question);
    const scored = scoreMatrix(competing, items);
    return {
      question,
      hypotheses: scored.hypotheses.flatMap((score) => {
        const at = competing.findIndex(({ id }) => id === score.hypothesisId);
        const hypothesis = competing[at];
        return hypothesis === undefined ? [] : [{ hypothesis, score, number: at + 1 }];
      }),
      items: items.flatMap((item, at) => {
        const diagnosticity = scored.items[at];
        return diagnosticity === undefined ? [] : [{ item, diagnosticity }];
      }),
    };
  });
}
