import type { Texts } from "../texts.ts";

/** Own wording of documents, and what is given to authorities. */
export const reporting: Texts["reporting"] = {
  templates: "Modèles de rapport",
  templatesText:
    "Votre propre rédaction des rapports : {{title}}, {{#if owner}} … {{/if}}, {{#for entree in timeline}} … {{/for}}. Une ligne qui débute par # ouvre une section, par - un élément de liste, par | une ligne de tableau. Un modèle ne voit que ce que son rapport peut contenir.",
  templateName: "Nom",
  templateBody: "Modèle",
  templateAdd: "Conserver le modèle",
  templateRemove: (name: string) => `Retirer le modèle « ${name} »`,
  templateEdit: "Modifier",
  none: "Aucun modèle pour l’instant.",
  names: "Noms utilisables",
  use: "Modèle",
  standard: "Aucun : les sections habituelles",
  preview: "Aperçu",
  cut: "Les longs tableaux et textes sont abrégés ici.",

  stageReport: "Rapport d’étape",
  act: "Acte",
  article: "Article",
  due: "Échéance",
  alreadySent: "Déjà transmis",
  notYet: "Demandé, mais pas encore connu",
  reportFor: "Rapport…",
  stageTitle: (name: string) => `${name} : rapport`,
  stageSave: "Enregistrer le rapport",
  stageWarning:
    "Le rapport est écrit en clair sur le disque, hors du coffre ; vous seul l’envoyez. Ce qui a été remis à qui figure au journal.",
  authority: "Pour",
  released: "Transmis",
  withheldFields: "Reste ici",
  missingFields: "Manque",
  nothing: "rien",
  leaveOut: "Laisser de côté bien que demandé",
  whyWithheld: {
    "not-asked": "non demandé",
    "above-ceiling": "marquage plus strict",
    chosen: "laissé de côté",
  },
};
