import type { Texts } from "../texts.ts";

/** Wörter der druckbaren Dokumente; in der Sprache des Dokuments, nicht des Fensters. */
export const documents: Texts["documents"] = {
  caseReport: "Fallbericht",
  custodySheet: "Beweismittelkette",
  exercise: "ÜBUNG",
  madeBy: (analyst, at) => `Erstellt von ${analyst}, ${at}`,
  facts: "Sachverhalt",
  score: "Triage-Punktzahl",
  severities: { low: "niedrig", medium: "mittel", high: "hoch", critical: "kritisch" },
  precisions: {
    exact: "genau",
    minute: "auf die Minute",
    hour: "auf die Stunde",
    day: "auf den Tag",
    month: "auf den Monat",
    about: "etwa",
  },
  skew: (seconds) => `Uhr geht um ${seconds} s falsch`,
  entries: (count) => (count === 1 ? "1 Eintrag" : `${count} Einträge`),
  historyCaption: "Was am Vorfall selbst geschah",
  withheldTitle: "Zurückgehalten",
  withheld: (count) =>
    count === 1
      ? "1 Teil ist wegen seiner Kennzeichnung zurückgehalten."
      : `${count} Teile sind wegen ihrer Kennzeichnung zurückgehalten.`,
  fileName: "Datei",
  sizeBytes: "Bytes",
  mediaType: "Medientyp",
  damaged: "beschädigt",
  description: "Beschreibung",
  origin: "Gehört zu",
  item: "Beweismittel",
  custody: "Verwahrungsprotokoll",
  custodyCaption: "Alles, was mit der Datei seit ihrer Aufnahme geschah, das Älteste zuerst",
  lastVerified: "Zuletzt geprüft",
  neverVerified: "seit der Aufnahme nie",
  condition: "Zustand",
  intact: "kein Schaden gefunden",
  signatures: "Übergabe",
  handedOverBy: "Übergeben von (Name, Datum, Unterschrift)",
  takenOverBy: "Übernommen von (Name, Datum, Unterschrift)",
  sealNumber: "Siegelnummer",
  witness: "Zeuge (Name, Datum, Unterschrift)",

  reportAction: "Bericht …",
  dialogTitle: (number) => `Fallbericht zu ${number}`,
  dialogSave: "Bericht speichern",
  dialogWarning:
    "Der Bericht wird unverschlüsselt außerhalb des Tresors gespeichert. Seine Kennzeichnung gilt weiter, auch für den Empfänger. Dass er erstellt wurde, steht im Journal.",
  ceiling: "Nichts strenger als",
  ceilingHint: "Teile mit strengerer oder ohne Kennzeichnung bleiben draußen.",
  language: "Sprache des Berichts",
  format: "Format",
  formatHtml: "HTML, zum Drucken und für PDF",
  sections: "Abschnitte",
  nothingWithheld: "nichts",
  notMarked: "nicht gekennzeichnet",

  sheetAction: "Begleitblatt…",
  sheetTitle: (name: string) => `Begleitblatt für ${name}`,
  sheetSave: "Blatt speichern",
  sheetWarning:
    "Das Blatt wird unverschlüsselt außerhalb des Tresors gespeichert: Name, Prüfsummen und jede Handlung an der Datei. Es wird gedruckt, unterschrieben und begleitet die Datei. Dass es erstellt wurde, steht im Journal.",
};
