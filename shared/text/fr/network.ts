import type { Texts } from "../texts.ts";

/** Mots de la carte du réseau des CERT. */
export const network: Texts["network"] = {
  title: "Carte du réseau",
  mapLabel: "Carte de l’Europe avec les pays de nos pairs",
  tableLabel: "Pairs par pays",
  emptyTitle: "Aucun pair pour l’instant",
  emptyText:
    "La carte montre avec qui vous échangez, quand pour la dernière fois, et ce qui attend.",
  emptyAction: "Ajouter un pair…",
  colCountry: "Pays",
  colName: "Nom",
  colState: "Échange",
  colReceived: "Reçu",
  colSent: "Écrit",
  colWaiting: "Attente",
  states: {
    alarm: "Alerte",
    waiting: "En attente",
    never: "Aucun échange",
    quiet: "Silencieux",
    fresh: "Récent",
  },
  us: "nous",
  chooseOne: "Choisissez un pays.",
  place: ({ country, peers, state, last, waiting, hasWaiting }) =>
    [
      `${country} : ${peers}`,
      state,
      ...(last === null ? [] : [`dernier échange ${last}`]),
      ...(hasWaiting ? [`${waiting} non confirmés`] : []),
    ].join(", "),
  outside: (names) => `Hors de la carte : ${names}`,
};
