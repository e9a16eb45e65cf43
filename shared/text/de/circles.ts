import type { Texts } from "../index.ts";

/** Verteilerkreise. */
export const circles: Texts["circles"] = {
  title: "Verteilerkreise",
  tools: "Was sich mit Kreisen tun lässt",
  create: "Neuer Kreis",
  createTitle: "Neuer Kreis",
  edit: "Ändern",
  editTitle: (name) => `${name} ändern`,
  delete: "Löschen",
  save: "Speichern",
  saved: (name) => `Kreis ${name} gespeichert`,
  deleted: (name) => `Kreis ${name} gelöscht`,
  nameMissing: "Geben Sie dem Kreis einen Namen.",
  colName: "Name",
  colCount: "Partner",
  colWho: "Wer darin ist",
  emptyTitle: "Noch keine Kreise",
  emptyText:
    "Ein Kreis ist eine Gruppe von Partnern, denen etwas gemeinsam gesendet wird. Er bleibt in diesem Tresor; niemand erfährt davon.",
  nobody: "Niemand, dem etwas gesendet werden könnte.",
  hiddenHint:
    "Von einem verborgenen Mitglied erfahren die anderen im Kreis nie: Es erhält eigene Bündel. Ein Kreis kann andere Kreise enthalten.",
  hidden: "verborgen",
  memberships: { out: "nicht darin", shown: "darin", hidden: "darin, verborgen" },
  circleNamed: (name) => `Kreis ${name}`,
  via: (names) => `über ${names}`,
  byCountry: (countries) => `Dazu alle Partner aus ${countries}, jetzt und künftig.`,
  problemsTitle: "Was jemanden draußen hält",
  problems: {
    "unknown-circle": "ein Kreis darin ist nicht mehr da",
    cycle: "er enthält sich selbst",
    "unknown-peer": "ist kein Partner mehr",
    "unusable-peer": "erhält nichts: widerrufen oder nie verglichen",
  },
};
