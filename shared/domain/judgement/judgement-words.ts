import type { LocalisedText } from "../language/localised-text.ts";
import {
  CONFIDENCE_NAMES,
  CONSISTENCY_NAMES,
  CREDIBILITY_NAMES,
  LIKELIHOOD_NAMES,
  RELIABILITY_NAMES,
} from "./judgement-text-data.ts";
import { LIKELIHOOD_PERCENT, type Confidence, type Likelihood } from "./scales.ts";
import type { ScorePoint } from "./score-matrix.ts";
import { gradeText, MOST_WEIGHT, type Grade } from "./weight.ts";

type Say = (text: LocalisedText) => string;

/** The word and what it means, so that nobody has to guess: `likely (55–80 %)`. */
export function likelihoodWords(likelihood: Likelihood, say: Say): string {
  const [from, to] = LIKELIHOOD_PERCENT[likelihood];
  return `${say(LIKELIHOOD_NAMES[likelihood])} (${String(from)}–${String(to)} %)`;
}

/** What of a judgement was made so far: `likely (55–80 %), confidence low`. */
export function judgementWords(
  { likelihood, confidence }: { likelihood: Likelihood | null; confidence: Confidence | null },
  say: Say,
): string {
  if (likelihood === null) return say(NOT_JUDGED);
  const words = likelihoodWords(likelihood, say);
  return confidence === null
    ? words
    : `${words}, ${say(WITH_CONFIDENCE)} ${say(CONFIDENCE_NAMES[confidence])}`;
}

/** `B2: usually reliable, probably true`. */
export function gradeWords(grade: Grade, say: Say): string {
  const { reliability, credibility } = grade;
  return `${gradeText(grade)}: ${say(RELIABILITY_NAMES[reliability])}, ${say(CREDIBILITY_NAMES[credibility])}`;
}

/** How one item came to its points: `12 against: strongly inconsistent counts 2 times, B2 weighs 6 of 8`. */
export function pointWords(
  { consistency, weight, factor, points }: ScorePoint,
  grade: Grade,
  say: Say,
): string {
  const side = say(consistency.startsWith("-") ? AGAINST : IN_FAVOUR);
  const times = say(factor === 2 ? COUNTS_TWICE : COUNTS_ONCE);
  const weighs = `${gradeText(grade)} ${say(WEIGHS)} ${String(weight)}/${String(MOST_WEIGHT)}`;
  return `${String(points)} ${side}: ${say(CONSISTENCY_NAMES[consistency])} ${times}, ${weighs}`;
}

const NOT_JUDGED = { en: "not judged yet", de: "noch nicht beurteilt", fr: "pas encore jugée" };
const WITH_CONFIDENCE = {
  en: "confidence",
  de: "Vertrauen in das Urteil",
  fr: "confiance",
};
const AGAINST = { en: "against", de: "dagegen", fr: "contre" };
const IN_FAVOUR = { en: "in favour", de: "dafür", fr: "pour" };
const COUNTS_ONCE = { en: "counts once", de: "zählt einfach", fr: "compte une fois" };
const COUNTS_TWICE = { en: "counts twice", de: "zählt doppelt", fr: "compte deux fois" };
const WEIGHS = { en: "weighs", de: "wiegt", fr: "pèse" };
