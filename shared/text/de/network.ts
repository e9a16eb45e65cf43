import type { Texts } from "../texts.ts";

/** Wörter der Landkarte des Netzes der CERTs. */
export const network: Texts["network"] = {
  title: "Landkarte des Netzes",
  mapLabel: "Karte Europas mit den Ländern unserer Partner",
  tableLabel: "Partner nach Ländern",
  emptyTitle: "Noch keine Partner",
  emptyText: "Die Karte zeigt, mit wem Sie austauschen, wann zuletzt und was noch wartet.",
  emptyAction: "Partner aufnehmen…",
  colCountry: "Land",
  colName: "Name",
  colState: "Austausch",
  colReceived: "Empfangen",
  colSent: "Geschrieben",
  colWaiting: "Wartet",
  states: {
    alarm: "Alarm",
    waiting: "Wartet",
    never: "Kein Austausch",
    quiet: "Still",
    fresh: "Frisch",
  },
  us: "wir",
  chooseOne: "Wählen Sie ein Land.",
  place: ({ country, peers, state, last, waiting, hasWaiting }) =>
    [
      `${country}: ${peers}`,
      state,
      ...(last === null ? [] : [`letzter Austausch ${last}`]),
      ...(hasWaiting ? [`${waiting} nicht bestätigt`] : []),
    ].join(", "),
  outside: (names) => `Nicht auf der Karte: ${names}`,
};
