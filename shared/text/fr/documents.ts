import type { Texts } from "../texts.ts";

/** Mots des documents imprimables ; dans la langue du document, non de la fenêtre. */
export const documents: Texts["documents"] = {
  caseReport: "Rapport d’incident",
  custodySheet: "Chaîne de possession",
  exercise: "EXERCICE",
  madeBy: (analyst, at) => `Établi par ${analyst}, ${at}`,
  facts: "Faits",
  score: "Score de triage",
  severities: { low: "faible", medium: "moyenne", high: "élevée", critical: "critique" },
  precisions: {
    exact: "exact",
    minute: "à la minute",
    hour: "à l’heure",
    day: "au jour",
    month: "au mois",
    about: "environ",
  },
  skew: (seconds) => `horloge décalée de ${seconds} s`,
  entries: (count) => (count === 1 ? "1 entrée" : `${count} entrées`),
  historyCaption: "Ce qui a été fait sur l’incident lui-même",
  withheldTitle: "Éléments retenus",
  withheld: (count) =>
    count === 1
      ? "1 élément est retenu en raison de son marquage."
      : `${count} éléments sont retenus en raison de leur marquage.`,
  fileName: "Fichier",
  sizeBytes: "Octets",
  mediaType: "Type de média",
  damaged: "endommagé",
  description: "Description",
  origin: "Appartient à",
  item: "Pièce",
  custody: "Journal de possession",
  custodyCaption:
    "Tous les actes sur le fichier depuis sa réception, du plus ancien au plus récent",
  lastVerified: "Dernière vérification",
  neverVerified: "jamais depuis la réception",
  condition: "État",
  intact: "aucun dommage constaté",
  signatures: "Remise",
  handedOverBy: "Remis par (nom, date, signature)",
  takenOverBy: "Reçu par (nom, date, signature)",
  sealNumber: "Numéro de scellé",
  witness: "Témoin (nom, date, signature)",

  reportAction: "Rapport…",
  dialogTitle: (number) => `Rapport d’incident ${number}`,
  dialogSave: "Enregistrer le rapport",
  dialogWarning:
    "Le rapport est écrit en clair, hors du coffre. Son marquage continue de s’imposer à quiconque le reçoit. Son établissement est consigné au journal.",
  ceiling: "Rien de plus strict que",
  ceilingHint: "Les éléments d’étiquette plus stricte, ou sans étiquette, sont omis.",
  language: "Langue du rapport",
  format: "Format",
  formatHtml: "HTML, pour impression et PDF",
  sections: "Sections",
  nothingWithheld: "rien",
  notMarked: "non marqué",

  sheetAction: "Fiche de suivi…",
  sheetTitle: (name: string) => `Fiche de suivi de ${name}`,
  sheetSave: "Enregistrer la fiche",
  sheetWarning:
    "La fiche est écrite en clair hors du coffre : nom, empreintes et chaque acte sur le fichier. Elle est faite pour être imprimée, signée et accompagner le fichier. Le journal note qu’elle a été établie.",
};
