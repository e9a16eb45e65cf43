import type { LocalisedText } from "../language/localised-text.ts";
import type { PapAction } from "./pap-gate.ts";
import type { PapLabel } from "./pap.ts";
import type { TlpLabel } from "./tlp.ts";

/** Who may see it, in one sentence. The labels themselves are never translated. */
export const TLP_AUDIENCE: Readonly<Record<TlpLabel, LocalisedText>> = {
  "TLP:CLEAR": {
    en: "May go to anyone.",
    de: "Darf an alle gehen.",
    fr: "Diffusion libre.",
  },
  "TLP:GREEN": {
    en: "May go to the community: peers and partners, not over public channels.",
    de: "Darf in die Gemeinschaft gehen: an Partner und andere Teams, nicht über öffentliche Kanäle.",
    fr: "Diffusion au sein de la communauté : pairs et partenaires, jamais par des canaux publics.",
  },
  "TLP:AMBER": {
    en: "May go to the recipient’s organisation and its clients, to those who need to know.",
    de: "Darf in der Organisation des Empfängers und an deren Kunden gehen, soweit sie es wissen müssen.",
    fr: "Diffusion à l’organisation destinataire et à ses clients, selon le besoin d’en connaître.",
  },
  "TLP:AMBER+STRICT": {
    en: "May go to the recipient’s own organisation only, to those who need to know.",
    de: "Darf nur in der Organisation des Empfängers bleiben, bei denen, die es wissen müssen.",
    fr: "Diffusion à la seule organisation destinataire, selon le besoin d’en connaître.",
  },
  "TLP:RED": {
    en: "For the named persons present in the exchange, nobody else.",
    de: "Nur für die namentlich beteiligten Personen, sonst für niemanden.",
    fr: "Réservé aux personnes nommément présentes dans l’échange, à personne d’autre.",
  },
};

/** What may be done with it, in one sentence. */
export const PAP_MEANING: Readonly<Record<PapLabel, LocalisedText>> = {
  "PAP:CLEAR": {
    en: "No limit on what you do with it.",
    de: "Keine Einschränkung bei der Verwendung.",
    fr: "Aucune restriction d’usage.",
  },
  "PAP:GREEN": {
    en: "You may act on it actively: contact the target or block it, after confirming.",
    de: "Aktives Handeln ist nach Bestätigung erlaubt: Ziel ansprechen oder sperren.",
    fr: "Actions actives permises après confirmation : contacter la cible ou la bloquer.",
  },
  "PAP:AMBER": {
    en: "You may look it up passively at third parties, but not touch or block the target.",
    de: "Passive Abfragen bei Dritten sind erlaubt; das Ziel nicht ansprechen und nicht sperren.",
    fr: "Consultations passives chez des tiers permises ; ne pas contacter ni bloquer la cible.",
  },
  "PAP:RED": {
    en: "Only what nobody outside can notice, such as searching your own logs.",
    de: "Nur, was draußen niemand bemerken kann, etwa die Suche in eigenen Protokollen.",
    fr: "Uniquement ce que personne à l’extérieur ne peut remarquer, comme chercher dans ses journaux.",
  },
};

export const PAP_ACTION_NAMES: Readonly<Record<PapAction, LocalisedText>> = {
  "local-analysis": {
    en: "analyse locally",
    de: "lokal auswerten",
    fr: "analyser localement",
  },
  "passive-third-party": {
    en: "look it up passively at a third party",
    de: "passiv bei Dritten abfragen",
    fr: "consulter passivement un tiers",
  },
  "active-contact": {
    en: "contact the target",
    de: "das Ziel ansprechen",
    fr: "contacter la cible",
  },
  block: { en: "block it", de: "sperren", fr: "bloquer" },
};
