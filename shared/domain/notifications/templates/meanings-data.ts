import type { Pap, Tlp } from "../../../model/values.ts";
import type { LocalisedText } from "../../language/localised-text.ts";

/** What the recipient may do with a message, by label. Stricter labels never go to constituents. */
export const TLP_MEANINGS: Readonly<Record<Tlp, LocalisedText>> = {
  "TLP:CLEAR": {
    en: "may be passed on without limit.",
    de: "darf ohne Einschränkung weitergegeben werden.",
    fr: "peut être transmis sans restriction.",
  },
  "TLP:GREEN": {
    en: "may be passed on within your community, not published.",
    de: "darf innerhalb Ihrer Gemeinschaft weitergegeben, aber nicht veröffentlicht werden.",
    fr: "peut être transmis au sein de votre communauté, sans publication.",
  },
  "TLP:AMBER": {
    en: "for your organisation and those of its clients who need to know it.",
    de: "nur für Ihre Organisation und diejenigen ihrer Kunden, die es wissen müssen.",
    fr: "réservé à votre organisation et à ceux de ses clients qui ont besoin d’en connaître.",
  },
  "TLP:AMBER+STRICT": {
    en: "for your organisation only.",
    de: "nur für Ihre Organisation.",
    fr: "réservé à votre organisation.",
  },
  "TLP:RED": {
    en: "for the persons addressed only.",
    de: "nur für die angesprochenen Personen.",
    fr: "réservé aux destinataires nommés.",
  },
};

export const PAP_MEANINGS: Readonly<Record<Pap, LocalisedText>> = {
  "PAP:CLEAR": {
    en: "no limit to what you do with it.",
    de: "keine Einschränkung, was Sie damit tun.",
    fr: "aucune restriction d’usage.",
  },
  "PAP:GREEN": {
    en: "you may block and contact; do not attack.",
    de: "Sperren und Kontaktaufnahme sind erlaubt, Angriffe nicht.",
    fr: "blocage et prise de contact permis, sans attaque.",
  },
  "PAP:AMBER": {
    en: "search your own logs and systems; do not contact or probe the other side.",
    de: "Durchsuchen Sie eigene Protokolle und Systeme; nehmen Sie keinen Kontakt zur Gegenseite auf.",
    fr: "cherchez dans vos journaux et systèmes ; ne contactez ni ne sondez l’autre partie.",
  },
  "PAP:RED": {
    en: "for detection that nobody can notice only.",
    de: "nur für eine Erkennung, die niemand bemerken kann.",
    fr: "détection indétectable uniquement.",
  },
};
