import type { LocalisedText } from "../language/localised-text.ts";

/** What stages ask for. One name for the same thing in every act, so that it is stated once for all of them. */
export const CONTENT = {
  "malicious-cause": {
    en: "whether an unlawful or malicious cause is suspected",
    de: "ob eine rechtswidrige oder böswillige Ursache vermutet wird",
    fr: "si une cause illicite ou malveillante est suspectée",
  },
  "cross-border": {
    en: "cross-border impact",
    de: "grenzüberschreitende Auswirkungen",
    fr: "impact transfrontière",
  },
  "first-assessment": {
    en: "first assessment with severity and impact",
    de: "erste Bewertung mit Schweregrad und Auswirkungen",
    fr: "première évaluation avec gravité et impact",
  },
  indicators: {
    en: "indicators of compromise",
    de: "Kompromittierungsindikatoren",
    fr: "indicateurs de compromission",
  },
  "status-update": { en: "status update", de: "Statusaktualisierung", fr: "point de situation" },
  "detailed-description": {
    en: "detailed description with severity and impact",
    de: "ausführliche Beschreibung mit Schweregrad und Auswirkungen",
    fr: "description détaillée avec gravité et impact",
  },
  "threat-or-root-cause": {
    en: "likely threat type or root cause",
    de: "Art der Bedrohung oder wahrscheinliche Ursache",
    fr: "type de menace ou cause profonde probable",
  },
  "measures-applied": {
    en: "measures taken",
    de: "getroffene Maßnahmen",
    fr: "mesures prises",
  },
  "measures-ongoing": {
    en: "ongoing measures",
    de: "laufende Maßnahmen",
    fr: "mesures en cours",
  },
  "initial-feedback": {
    en: "initial feedback on the incident",
    de: "erste Rückmeldung zum Vorfall",
    fr: "premier retour sur l’incident",
  },
  "operational-advice": {
    en: "guidance or operational advice, if asked for",
    de: "Orientierungshilfe oder operative Beratung, falls erbeten",
    fr: "orientations ou conseils opérationnels, si demandés",
  },
  "law-enforcement": {
    en: "guidance on reporting to law enforcement, if a crime is suspected",
    de: "Hinweise zur Anzeige bei Strafverfolgungsbehörden, bei Verdacht einer Straftat",
    fr: "indications pour saisir les autorités répressives, si une infraction est suspectée",
  },
  "member-states": {
    en: "Member States where the product is known to be available",
    de: "Mitgliedstaaten, in denen das Produkt bekanntermaßen bereitgestellt ist",
    fr: "États membres où le produit est réputé disponible",
  },
  "product-information": {
    en: "general information about the product",
    de: "allgemeine Angaben zum Produkt",
    fr: "informations générales sur le produit",
  },
  nature: {
    en: "nature of the incident, vulnerability or exploit",
    de: "Art des Vorfalls, der Schwachstelle oder der Ausnutzung",
    fr: "nature de l’incident, de la vulnérabilité ou de l’exploitation",
  },
  "measures-for-users": {
    en: "measures that users can take",
    de: "Maßnahmen, die Nutzer ergreifen können",
    fr: "mesures que les utilisateurs peuvent prendre",
  },
  sensitivity: {
    en: "how sensitive the information is",
    de: "Sensibilität der Angaben",
    fr: "degré de sensibilité des informations",
  },
  "malicious-actor": {
    en: "information on the malicious actor",
    de: "Angaben zum böswilligen Akteur",
    fr: "informations sur l’acteur malveillant",
  },
  "corrective-measure": {
    en: "the security update or other corrective measure",
    de: "Sicherheitsaktualisierung oder andere Korrekturmaßnahme",
    fr: "mise à jour de sécurité ou autre mesure corrective",
  },
  "persons-and-records": {
    en: "categories and approximate numbers of persons and records",
    de: "Kategorien und ungefähre Zahl der Personen und Datensätze",
    fr: "catégories et nombre approximatif de personnes et d’enregistrements",
  },
  contact: {
    en: "data protection officer or other contact",
    de: "Datenschutzbeauftragte oder andere Anlaufstelle",
    fr: "délégué à la protection des données ou autre contact",
  },
  consequences: {
    en: "likely consequences",
    de: "wahrscheinliche Folgen",
    fr: "conséquences probables",
  },
  "reasons-for-delay": {
    en: "reasons, if the notice is late",
    de: "Gründe, falls verspätet gemeldet wird",
    fr: "motifs, si la notification est tardive",
  },
  "recipient-states": {
    en: "CSIRTs of the other Member States concerned",
    de: "CSIRTs der anderen betroffenen Mitgliedstaaten",
    fr: "CSIRT des autres États membres concernés",
  },
  "delay-ground": {
    en: "lawful ground and end of a delay, if dissemination is delayed",
    de: "Rechtsgrund und Ende des Aufschubs, falls die Weitergabe aufgeschoben wird",
    fr: "motif légal et fin du report, si la diffusion est reportée",
  },
} as const satisfies Readonly<Record<string, LocalisedText>>;

export type ContentKey = keyof typeof CONTENT;

export function isContentKey(name: string): name is ContentKey {
  return Object.hasOwn(CONTENT, name);
}
