import type { Texts } from "../index.ts";

/** Cercles de partage. */
export const circles: Texts["circles"] = {
  title: "Cercles de partage",
  tools: "Actions sur les cercles",
  create: "Nouveau cercle",
  createTitle: "Nouveau cercle",
  edit: "Modifier",
  editTitle: (name) => `Modifier ${name}`,
  delete: "Supprimer",
  save: "Enregistrer",
  saved: (name) => `Cercle ${name} enregistré`,
  deleted: (name) => `Cercle ${name} supprimé`,
  nameMissing: "Donnez un nom au cercle.",
  colName: "Nom",
  colCount: "Pairs",
  colWho: "Qui en fait partie",
  emptyTitle: "Pas encore de cercle",
  emptyText:
    "Un cercle est un groupe de pairs à qui l’on envoie ensemble. Il reste dans ce coffre ; personne n’en apprend l’existence.",
  nobody: "Personne à qui l’on puisse envoyer.",
  hiddenHint:
    "Les autres membres du cercle n’apprennent jamais l’existence d’un membre masqué : il reçoit ses propres paquets. Un cercle peut en contenir d’autres.",
  hidden: "masqué",
  memberships: {
    out: "n’en fait pas partie",
    shown: "en fait partie",
    hidden: "en fait partie, masqué",
  },
  circleNamed: (name) => `Cercle ${name}`,
  via: (names) => `par ${names}`,
  byCountry: (countries) => `Ainsi que tous les pairs de ${countries}, maintenant et plus tard.`,
  problemsTitle: "Ce qui exclut quelqu’un",
  problems: {
    "unknown-circle": "un cercle qu’il contient n’existe plus",
    cycle: "il se contient lui-même",
    "unknown-peer": "n’est plus un pair",
    "unusable-peer": "ne reçoit rien : révoqué, ou jamais comparé",
  },
};
