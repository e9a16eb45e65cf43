import type { Texts } from "../texts.ts";

/** Own wording of documents, and what is given to authorities. */
export const reporting: Texts["reporting"] = {
  templates: "Berichtsvorlagen",
  templatesText:
    "Eigener Wortlaut für Fallberichte: {{title}}, {{#if owner}} … {{/if}}, {{#for eintrag in timeline}} … {{/for}}. Eine Zeile mit # beginnt einen Abschnitt, mit - einen Listeneintrag, mit | eine Tabellenzeile. Eine Vorlage sieht nur, was ihr Bericht enthalten darf.",
  templateName: "Name",
  templateBody: "Vorlage",
  templateAdd: "Vorlage behalten",
  templateRemove: (name: string) => `Vorlage „${name}“ entfernen`,
  templateEdit: "Ändern",
  none: "Noch keine Vorlage.",
  names: "Verwendbare Namen",
  use: "Vorlage",
  standard: "Keine: die üblichen Abschnitte",
  preview: "Vorschau",
  cut: "Lange Tabellen und Texte sind hier gekürzt.",

  stageReport: "Stufenmeldung",
  act: "Rechtsakt",
  article: "Artikel",
  due: "Fällig",
  alreadySent: "Bereits gesendet",
  notYet: "Verlangt, aber noch nicht bekannt",
  reportFor: "Meldung…",
  stageTitle: (name: string) => `${name}: Meldung`,
  stageSave: "Meldung speichern",
  stageWarning:
    "Die Meldung wird unverschlüsselt außerhalb des Tresors gespeichert; versendet wird sie nur von Ihnen. Was an wen ging, steht im Journal.",
  authority: "Für",
  released: "Enthalten",
  withheldFields: "Bleibt hier",
  missingFields: "Fehlt",
  nothing: "nichts",
  leaveOut: "Weglassen, obwohl verlangt",
  whyWithheld: {
    "not-asked": "nicht verlangt",
    "above-ceiling": "strenger gekennzeichnet",
    chosen: "weggelassen",
  },
};
