import type { Texts } from "../texts.ts";

export const warningLists: Texts["warningLists"] = {
  text: "Valeurs que tout le monde a : adresses de grands réseaux, sites connus, fichiers vides. Des listes sont fournies avec le programme ; une liste plus récente ou supplémentaire s’ajoute sous la forme du fichier JSON que publie MISP, aussi depuis une clé USB.",
  add: "Ajouter des listes",
  addText: "Un fichier par liste (list.json). Une liste du même nom remplace la précédente.",
  name: "Liste",
  date: "État au",
  entries: "Entrées",
  origin: "Origine",
  shipped: "le programme",
  broughtIn: (by, when) => `${by}, ${when}`,
  remove: "Retirer",
  removeLabel: (name) => `Retirer la liste : ${name}`,
  added: (count, names) =>
    count === 1 ? `Liste ajoutée : ${names}` : `${String(count)} listes ajoutées`,
  refused: (file, why) => `${file} : ${why}`,
  removed: (name) => `Liste retirée : ${name}`,
  rechecking: "Nouvelle recherche des observables",
  rechecked: (changed) => `Observables recherchés à nouveau, ${changed} modifiés`,
  pending:
    "Depuis la modification des listes, tous les observables n’ont pas encore été recherchés à nouveau.",
  recheck: "Rechercher maintenant",
  problems: {
    malformed: "n’est pas du JSON correct",
    "not-a-warning-list": "n’est pas une liste d’avertissement ; élément inattendu",
    "unknown-type": "a un type qui n’est pas accepté",
    empty: "ne contient aucune entrée",
  },
};
