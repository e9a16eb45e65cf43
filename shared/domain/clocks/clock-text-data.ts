import type { LocalisedText } from "../language/localised-text.ts";
import type { Duty, TermUnit } from "./instrument.ts";
import type { Due } from "./periods/due-of.ts";
import type { ClockState } from "./stage-clock.ts";

export const CLOCK_STATE_NAMES: Readonly<Record<ClockState, LocalisedText>> = {
  overdue: { en: "overdue", de: "überfällig", fr: "en retard" },
  "due-soon": { en: "due soon", de: "bald fällig", fr: "échéance proche" },
  running: { en: "running", de: "läuft", fr: "en cours" },
  paused: { en: "paused", de: "angehalten", fr: "suspendu" },
  waiting: { en: "not started", de: "nicht begonnen", fr: "non commencé" },
  met: { en: "met", de: "eingehalten", fr: "respecté" },
  "met-late": { en: "met late", de: "verspätet erledigt", fr: "respecté en retard" },
  "not-applicable": { en: "not applicable", de: "nicht anwendbar", fr: "sans objet" },
};

export const DUTY_NAMES: Readonly<Record<Duty, LocalisedText>> = {
  csirt: {
    en: "our duty as CSIRT",
    de: "unsere Pflicht als CSIRT",
    fr: "notre obligation de CSIRT",
  },
  entity: { en: "duty of the entity", de: "Pflicht der Einrichtung", fr: "obligation de l’entité" },
  manufacturer: {
    en: "duty of the manufacturer",
    de: "Pflicht des Herstellers",
    fr: "obligation du fabricant",
  },
  controller: {
    en: "duty of the controller",
    de: "Pflicht des Verantwortlichen",
    fr: "obligation du responsable du traitement",
  },
  "financial-entity": {
    en: "duty of the financial entity",
    de: "Pflicht des Finanzunternehmens",
    fr: "obligation de l’entité financière",
  },
  "service-desk": { en: "our promise", de: "unsere Zusage", fr: "notre engagement" },
};

export const UNIT_NAMES: Readonly<Record<TermUnit | "office-hours", LocalisedText>> = {
  hours: { en: "h", de: "Std.", fr: "h" },
  "office-hours": { en: "office hours", de: "Bürostunden", fr: "heures ouvrées" },
  days: { en: "days", de: "Tage", fr: "jours" },
  "working-days": { en: "working days", de: "Arbeitstage", fr: "jours ouvrables" },
  "calendar-months": { en: "calendar month(s)", de: "Kalendermonat(e)", fr: "mois calendaire(s)" },
};

/** `{}` stands for the time or the event. */
export const REASON_TEXTS = {
  waitsFor: { en: "Starts with: {}", de: "Beginnt mit: {}", fr: "Commence par : {}" },
  onlyIf: { en: "Only if: {}", de: "Nur falls: {}", fr: "Seulement si : {}" },
  sentWord: { en: "sent", de: "abgesendet", fr: "envoyé" },
  noTerm: {
    en: "Without undue delay; the act names no time.",
    de: "Unverzüglich; der Rechtsakt nennt keine Frist.",
    fr: "Sans retard injustifié ; le texte ne fixe pas de délai.",
  },
  pausedSince: { en: "Paused since {}", de: "Angehalten seit {}", fr: "Suspendu depuis {}" },
  sentAt: { en: "Sent {}", de: "Abgesendet {}", fr: "Envoyé {}" },
  replaced: {
    en: "Replaced, because: {}",
    de: "Ersetzt, weil: {}",
    fr: "Remplacé, car : {}",
  },
  beforeItApplied: {
    en: "The act applies since {}; this began before.",
    de: "Der Rechtsakt gilt seit {}; dies begann davor.",
    fr: "Le texte s’applique depuis le {} ; ceci a commencé avant.",
  },
  extended: {
    en: "The last day is no working day; Article 3(4) would extend it to {}.",
    de: "Der letzte Tag ist kein Arbeitstag; nach Artikel 3 Absatz 4 verlängert bis {}.",
    fr: "Le dernier jour n’est pas ouvrable ; l’article 3, paragraphe 4, le reporterait au {}.",
  },
  "elapsed-hours": {
    en: "Counted in hours from the moment itself.",
    de: "In Stunden ab dem Zeitpunkt selbst gezählt.",
    fr: "Compté en heures à partir du moment même.",
  },
  "office-hours": {
    en: "Counted in office hours, without weekends and public holidays.",
    de: "In Bürostunden gezählt, ohne Wochenenden und Feiertage.",
    fr: "Compté en heures ouvrées, sans week-ends ni jours fériés.",
  },
  "regulation-1182-71": {
    en: "Counted by Regulation 1182/71: until the end of the last day.",
    de: "Nach Verordnung 1182/71 gezählt: bis zum Ende des letzten Tages.",
    fr: "Compté selon le règlement 1182/71 : jusqu’à la fin du dernier jour.",
  },
} as const satisfies Readonly<Record<string, LocalisedText>> &
  Readonly<Record<Due["rule"], LocalisedText>>;
