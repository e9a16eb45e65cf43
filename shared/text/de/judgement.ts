import type { Texts } from "../texts.ts";

/** Wörter der strukturierten Beurteilung: Hypothesen, Angaben und die Matrix dazwischen. */
export const judgement: Texts["judgement"] = {
  title: "Beurteilung",
  question: "Frage",
  questionHint:
    "Hypothesen mit derselben Frage stehen miteinander im Wettbewerb, etwa „Wer steckt dahinter?“.",
  questionDefault: "Wer steckt dahinter?",
  hypothesis: "Hypothese",
  hypotheses: "Hypothesen",
  hypothesisAdd: "Hypothese hinzufügen",
  hypothesisEdit: "Hypothese ändern",
  hypothesisAdded: "Hypothese hinzugefügt",
  hypothesisRemoved: "Hypothese entfernt",
  claim: "Hypothese",
  claimHint: "Eine mögliche Antwort als schlichte Aussage, die sich als falsch erweisen kann.",
  claimMissing: "Geben Sie eine Frage und eine mögliche Antwort an.",
  likelihood: "Wahrscheinlichkeit",
  likelihoodHint:
    "Wie wahrscheinlich die Hypothese zutrifft. Das Wort steht immer mit seiner Spanne.",
  notJudged: "noch nicht beurteilt",
  confidence: "Vertrauen in das Urteil",
  confidenceHint:
    "Wie gut das Urteil begründet ist: wenige oder schwache Quellen heißen gering, mehrere gute, die übereinstimmen, heißen hoch.",
  wouldChange: "Was unser Urteil ändern würde",
  wouldChangeHint: "Was wir sehen müssten, um anders zu urteilen, und wo wir es sehen würden.",
  status: "Status",
  item: "Angabe",
  items: "Angaben",
  itemAdd: "Angabe hinzufügen",
  itemEdit: "Angabe ändern",
  itemAdded: "Angabe hinzugefügt",
  itemRemoved: "Angabe entfernt",
  itemText: "Was bekannt ist",
  itemTextHint: "Eine Tatsache, eine Aussage oder etwas, das fehlt, obwohl es da sein müsste.",
  itemMissing: "Schreiben Sie, was bekannt ist, oder wählen Sie einen Datensatz.",
  record: "Beruht auf",
  recordHint: "Ein Datensatz dieses Vorfalls; dessen Einstufung gilt dann auch für die Angabe.",
  recordGone: "der Datensatz ist nicht mehr da",
  grade: "Note",
  reliability: "Zuverlässigkeit der Quelle",
  reliabilityHint: "Wie weit auf die Quelle bisher Verlass war, gleich was sie jetzt sagt.",
  credibility: "Glaubwürdigkeit der Angabe",
  credibilityHint: "Wie glaubhaft gerade diese Angabe ist, gleich wer sie macht.",
  tellsApart: "Trennschärfe",
  place: "Platz",
  placeOf: (place) => `Platz ${place}`,
  against: "Dagegen",
  inFavour: "Dafür",
  score: (against, inFavour) => `${against} dagegen, ${inFavour} dafür`,
  unrated: (count) => (count === 1 ? "1 Angabe nicht bewertet" : `${count} Angaben nicht bewertet`),
  why: "Wie die Punkte zustande kommen",
  whyNone: "Noch spricht keine Angabe dafür oder dagegen.",
  method:
    "Es führt die Hypothese, gegen die am wenigsten spricht. Jede Angabe wiegt nach ihrer Note 0 bis 8: A und 1 zählen je 4, B und 2 je 3, C und 3 je 2, D und 4 je 1, E und 5 nichts, F und 6 so viel wie C und 3. „Widerspricht“ zählt das Gewicht einfach, „widerspricht stark“ doppelt. Was dafür spricht, entscheidet nur bei Gleichstand.",
  matrix: "Matrix der Angaben und Hypothesen",
  matrixHelp:
    "Pfeiltasten bewegen. + und − setzen eine Zelle, erneut gedrückt den stärkeren Wert; 0 ist neutral, x nicht anwendbar, Entf leert. Die Eingabetaste öffnet die Angabe oder Hypothese einer Überschrift.",
  cellEmpty: "nicht bewertet",
  cell: (rating, item, claim) => `${rating}: ${item} / ${claim}`,
  noHypotheses: "Noch keine Hypothese",
  noHypothesesText:
    "Nennen Sie mindestens zwei mögliche Antworten auf eine Frage, fügen Sie hinzu, was bekannt ist, und bewerten Sie jede Angabe gegen jede Hypothese. Es zählt, was einer Antwort widerspricht, nicht was zu ihr passt.",
  noItems: "Noch keine Angabe",
  noItemsText:
    "Fügen Sie hinzu, was bekannt ist, mit der Note der Quelle, und bewerten Sie es dann in der Matrix.",
  oneHypothesis:
    "Eine Hypothese allein hat keinen Wettbewerb: fügen Sie mindestens eine andere mögliche Antwort hinzu.",
  computedHere:
    "Die Punkte sind aus den Angaben und Hypothesen berechnet, die in diesem Dokument stehen.",
};
