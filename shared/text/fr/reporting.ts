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
};
