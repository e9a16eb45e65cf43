import { explainScoreReason } from "../../../shared/domain/triage-score/score-text-data.ts";
import { SCORE_REASON_KINDS } from "../../../shared/domain/triage-score/triage-score.ts";
import type { ScoreReasonKind } from "../../../shared/domain/triage-score/triage-score.ts";
import type { Words } from "../words.ts";

/** A reason as the core sends it. */
export interface SentScoreReason {
  readonly kind: string;
  readonly points: number;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** The reason as a sentence, classifications by name; a kind of a newer core is named as it is. */
export function explainScore(
  { kind, points, facts }: SentScoreReason,
  words: Pick<Words, "language" | "classification">,
): string {
  if (!isKnown(kind)) return kind;
  const { classification } = facts;
  const named =
    typeof classification === "string"
      ? { ...facts, classification: words.classification(classification) }
      : facts;
  return explainScoreReason({ kind, points, facts: named }, words.language);
}

/** Points with their sign, a true minus for deductions. */
export function signedPoints(points: number): string {
  return points < 0 ? `\u2212${-points}` : `+${points}`;
}

function isKnown(kind: string): kind is ScoreReasonKind {
  return SCORE_REASON_KINDS.some((known) => known === kind);
}
