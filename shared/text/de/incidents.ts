import type { Texts } from "../texts.ts";

/** Wörter der Vorfallsliste und ihrer Dialoge. */
export const incidents: Texts["incidents"] = {
  title: "Vorfälle",
  listLabel: "Vorfälle",
  noneChosen: "Kein Vorfall gewählt",
  actions: "Aktionen für diesen Vorfall",
  open: "Öffnen",
  emptyTitle: "Hier ist kein Vorfall",
  emptyText: "Ein Vorfall beginnt mit einer angenommenen Meldung oder von Hand (n).",
  goTriage: "Zum Eingang",

  laneOpen: "Offen",
  laneNew: "Neu",
  laneMine: "Meine",
  laneUnassigned: "Nicht zugewiesen",
  laneUnmarked: "Ohne TLP",
  laneWaiting: "Wartend",
  laneClosed: "Geschlossen",
  laneEverything: "Alle",

  newIncident: "Neuer Vorfall",
  newShort: "Neuer Vorfall",
  create: "Anlegen",
  created: (number: string) => `Angelegt: ${number}`,
  titleLabel: "Titel",
  titleMissing: "Ein Vorfall braucht einen Titel.",

  close: "Schließen",
  closeTitle: (count: number) =>
    count === 1 ? "Vorfall schließen" : `${count} Vorfälle schließen`,
  closed: (count: number) =>
    count === 1 ? "Vorfall geschlossen" : `${count} Vorfälle geschlossen`,

  merge: "Zusammenlegen",
  mergeTitle: (count: number) =>
    count === 1 ? "Mit einem anderen Vorfall zusammenlegen" : `${count} Vorfälle zusammenlegen`,
  mergeHint:
    "Alles geht in den Vorfall über, der bleibt. Das Zusammenlegen kann jederzeit zurückgenommen werden.",
  mergeInto: "Vorfall, der bleibt",
  mergeReason: "Warum sie dasselbe sind",
  mergeTargetMissing: "Wählen Sie den Vorfall, der bleibt.",
  mergeReasonMissing: "Sagen Sie, warum sie dasselbe sind.",
  merged: (count: number) =>
    count === 1 ? "Vorfall zusammengelegt" : `${count} Vorfälle zusammengelegt`,

  noOwner: "niemandem zugewiesen",

  description: "Beschreibung",
  facts: "Angaben",
  occurred: "Geschehen",
};
