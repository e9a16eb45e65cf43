import type { Texts } from "../texts.ts";

/** Mots de la liste des incidents et de ses dialogues. */
export const incidents: Texts["incidents"] = {
  title: "Incidents",
  listLabel: "Incidents",
  noneChosen: "Aucun incident choisi",
  actions: "Actions sur cet incident",
  open: "Ouvrir",
  emptyTitle: "Aucun incident ici",
  emptyText: "Un incident commence par un signalement accepté, ou à la main (n).",
  goTriage: "Aller au tri",

  laneOpen: "Ouverts",
  laneNew: "Nouveaux",
  laneMine: "Les miens",
  laneUnassigned: "Non attribués",
  laneUnmarked: "Non marqués",
  laneWaiting: "En attente",
  laneClosed: "Clos",
  laneEverything: "Tous",

  newIncident: "Nouvel incident",
  newShort: "Nouvel incident",
  create: "Créer",
  created: (number: string) => `Créé : ${number}`,
  titleLabel: "Titre",
  titleMissing: "Un incident a besoin d’un titre.",

  close: "Clore",
  closeTitle: (count: number) => (count === 1 ? "Clore l’incident" : `Clore ${count} incidents`),
  closed: (count: number) => (count === 1 ? "Incident clos" : `${count} incidents clos`),

  merge: "Fusionner",
  mergeTitle: (count: number) =>
    count === 1 ? "Fusionner dans un autre incident" : `Fusionner ${count} incidents`,
  mergeHint: "Tout passe dans l’incident qui reste. La fusion peut être annulée à tout moment.",
  mergeInto: "Incident qui reste",
  mergeReason: "Pourquoi ils sont identiques",
  mergeTargetMissing: "Choisissez l’incident qui reste.",
  mergeReasonMissing: "Dites pourquoi ils sont identiques.",
  merged: (count: number) => (count === 1 ? "Incident fusionné" : `${count} incidents fusionnés`),

  noOwner: "attribué à personne",

  description: "Description",
  facts: "Données",
  occurred: "Survenu",
};
