import type { LocalisedText } from "../language/localised-text.ts";

/** What can start a time, told as having happened. */
export const ANCHOR_EVENTS = {
  aware: {
    en: "became aware",
    de: "Kenntnis erlangt",
    fr: "prise de connaissance",
  },
  detected: { en: "incident detected", de: "Vorfall festgestellt", fr: "incident constaté" },
  "concluded-significant": {
    en: "concluded that the incident is or may become significant",
    de: "als erheblich oder möglicherweise erheblich eingeschätzt",
    fr: "incident jugé important ou susceptible de le devenir",
  },
  classified: {
    en: "classified by the responsible person",
    de: "durch die verantwortliche Person eingestuft",
    fr: "classé par la personne responsable",
  },
  "classified-major": {
    en: "classified as major",
    de: "als schwerwiegend eingestuft",
    fr: "classé comme majeur",
  },
  "request-received": {
    en: "request for a report received",
    de: "Ersuchen um Bericht eingegangen",
    fr: "demande de rapport reçue",
  },
  "impact-ended": {
    en: "significant impact ended",
    de: "erhebliche Auswirkung beendet",
    fr: "fin de l’impact important",
  },
  resolved: { en: "incident resolved", de: "Vorfall gelöst", fr: "incident résolu" },
  "ongoing-when-final-due": {
    en: "incident still open when the final report is due",
    de: "Vorfall dauert bei Fälligkeit des Abschlussberichts an",
    fr: "incident en cours à l’échéance du rapport final",
  },
  handled: {
    en: "incident handled",
    de: "Behandlung des Vorfalls abgeschlossen",
    fr: "incident traité",
  },
  "measure-available": {
    en: "corrective or mitigating measure available",
    de: "Korrektur- oder Risikominderungsmaßnahme verfügbar",
    fr: "mesure corrective ou d’atténuation disponible",
  },
  "activity-resumed": {
    en: "normal activity resumed",
    de: "Normalbetrieb wiederaufgenommen",
    fr: "activité normale rétablie",
  },
  "early-warning-received": {
    en: "early warning received",
    de: "Frühwarnung eingegangen",
    fr: "alerte précoce reçue",
  },
  "notification-received": {
    en: "notification received",
    de: "Meldung eingegangen",
    fr: "notification reçue",
  },
  "high-risk-found": {
    en: "high risk to persons found",
    de: "hohes Risiko für Personen festgestellt",
    fr: "risque élevé pour les personnes constaté",
  },
  "report-received": { en: "report received", de: "Meldung eingegangen", fr: "signalement reçu" },
  "incident-created": {
    en: "incident opened here",
    de: "Vorfall hier eröffnet",
    fr: "incident ouvert ici",
  },
} as const satisfies Readonly<Record<string, LocalisedText>>;

export type AnchorEvent = keyof typeof ANCHOR_EVENTS;

export function isAnchorEvent(name: string): name is AnchorEvent {
  return Object.hasOwn(ANCHOR_EVENTS, name);
}
