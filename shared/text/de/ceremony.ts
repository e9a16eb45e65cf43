import type { Texts } from "../texts.ts";

/** Wörter des Dialogs, in dem beide Seiten einander ihre Fingerabdrücke vorlesen. */
export const ceremony: Texts["ceremony"] = {
  title: (name) => `Fingerabdrücke mit ${name} vergleichen`,
  intro:
    "Rufen Sie den Partner unter einer bekannten Nummer an oder treffen Sie sich. Lesen Sie zuerst Ihren vor, während er mitschreibt; tippen Sie dann, was er Ihnen vorliest. Was auf seinem Bildschirm steht, wird hier nicht gezeigt.",
  form: "Vorlesen als",
  words: "Wörter",
  digits: "Ziffern",
  means: "Wie sprechen Sie miteinander?",
  meansPlaceholder: "Wählen",
  meansNames: { phone: "Am Telefon", video: "Per Video", "in-person": "Persönlich" },
  meansMissing:
    "Geben Sie an, wie Sie miteinander sprechen; es wird mit der Entscheidung aufbewahrt.",
  ours: "1. Lesen Sie Ihren vor",
  ourWords: "Wörter unseres Fingerabdrucks",
  ourDigits: "Ziffern unseres Fingerabdrucks",
  theyCompared: "Der Partner sagt, dass unserer bei ihm stimmt",
  theyComparedHint: "Wird beim Partner vermerkt, wenn auch Ihr Vergleich stimmt.",
  theirs: "2. Tippen Sie, was er vorliest",
  wordOf: (number, count) => `Wort ${number} von ${count}`,
  wordHint:
    "Die ersten Buchstaben genügen; die Leertaste übernimmt das Wort, die Rücktaste nimmt das letzte zurück.",
  wordUnknown: "Kein Wort der Liste beginnt so. Lassen Sie es buchstabieren.",
  heardWords: "Bisher gehörte Wörter",
  wordHeard: (number, word) => `Wort ${number}: ${word}. Noch einmal hören`,
  wordDiffers: (number, word) => `Wort ${number}: ${word} weicht ab. Noch einmal hören`,
  hearAgain: (number) => `Wort ${number} noch einmal hören`,
  wrongWords: (numbers) =>
    numbers.length === 1
      ? `Wort ${String(numbers[0])} weicht ab. Lassen Sie es wiederholen und wählen Sie es unten, um es neu zu tippen.`
      : `Die Wörter ${numbers.join(", ")} weichen ab. Lassen Sie sie wiederholen und wählen Sie sie unten, um sie neu zu tippen.`,
  heardDigits: "Die 60 Ziffern, die der Partner vorliest",
  heardDigitsHint: "In Fünfergruppen; Leerzeichen spielen keine Rolle.",
  wordsMissing: (count) => (count === 1 ? "1 Wort fehlt." : `${count} Wörter fehlen.`),
  digitsMissing: "Tippen Sie die Ziffern, die der Partner vorliest.",
  compare: "Vergleichen",
  done: (name) => `Der Fingerabdruck von ${name} stimmt: Der Partner ist geprüft.`,
};
