import type { LocalisedText } from "../language/localised-text.ts";

/** Who a stage goes to. */
export const RECIPIENTS = {
  csirtOrAuthority: {
    en: "CSIRT or, where applicable, the competent authority",
    de: "CSIRT oder gegebenenfalls zuständige Behörde",
    fr: "CSIRT ou, le cas échéant, autorité compétente",
  },
  authorityAndCsirt: {
    en: "competent authority and CSIRT",
    de: "zuständige Behörde und CSIRT",
    fr: "autorité compétente et CSIRT",
  },
  entity: {
    en: "the entity that warned",
    de: "die warnende Einrichtung",
    fr: "l’entité à l’origine de l’alerte",
  },
  coordinatorAndEnisa: {
    en: "coordinator CSIRT and ENISA, through the single reporting platform",
    de: "koordinierendes CSIRT und ENISA über die einheitliche Meldeplattform",
    fr: "CSIRT coordinateur et ENISA, par la plateforme unique de signalement",
  },
  concernedCsirts: {
    en: "CSIRTs of the other Member States concerned",
    de: "CSIRTs der anderen betroffenen Mitgliedstaaten",
    fr: "CSIRT des autres États membres concernés",
  },
  users: {
    en: "impacted users of the product",
    de: "betroffene Nutzer des Produkts",
    fr: "utilisateurs du produit touchés",
  },
  supervisoryAuthority: {
    en: "data protection supervisory authority",
    de: "Datenschutz-Aufsichtsbehörde",
    fr: "autorité de contrôle de la protection des données",
  },
  persons: { en: "persons affected", de: "betroffene Personen", fr: "personnes concernées" },
  financialAuthority: {
    en: "competent financial authority",
    de: "zuständige Finanzaufsichtsbehörde",
    fr: "autorité financière compétente",
  },
  reporter: { en: "who reported", de: "meldende Stelle", fr: "auteur du signalement" },
} as const satisfies Readonly<Record<string, LocalisedText>>;
