import type { Instrument, PauseReason, Stage, Term } from "../instrument.ts";
import { RECIPIENTS } from "../recipient-text-data.ts";

const PAUSE_REASONS: readonly PauseReason[] = [
  {
    id: "waits-for-reporter",
    name: {
      en: "waits for an answer of who reported",
      de: "wartet auf Antwort der meldenden Stelle",
      fr: "attend la réponse de l’auteur du signalement",
    },
  },
  {
    id: "waits-for-third-party",
    name: {
      en: "waits for a third party",
      de: "wartet auf Dritte",
      fr: "attend un tiers",
    },
  },
  {
    id: "agreed-date",
    name: {
      en: "put off to a date that was agreed",
      de: "auf einen vereinbarten Termin verschoben",
      fr: "reporté à une date convenue",
    },
  },
];

const TO_REPORTER: Pick<Stage, "article" | "duty" | "recipient" | "anchor"> = {
  article: "–",
  duty: "service-desk",
  recipient: RECIPIENTS.reporter,
  anchor: { kind: "event", event: "report-received" },
};

const ACKNOWLEDGEMENT: Omit<Stage, "term"> = {
  id: "acknowledgement",
  name: { en: "acknowledgement", de: "Eingangsbestätigung", fr: "accusé de réception" },
  ...TO_REPORTER,
  content: [],
};

const FIRST_ANSWER: Omit<Stage, "term"> = {
  id: "first-answer",
  name: { en: "first answer", de: "erste Antwort", fr: "première réponse" },
  ...TO_REPORTER,
  content: [{ key: "initial-feedback", when: "always" }],
};

/** Around the clock, for what can't wait until the morning. */
export const SERVICE_LEVEL_URGENT: Instrument = serviceLevel(
  "service-level-urgent",
  { en: "Service level: urgent", de: "Servicezusage: dringend", fr: "Niveau de service : urgent" },
  { amount: 1, unit: "hours" },
  { amount: 4, unit: "hours" },
);

/** In office hours, from Monday to Friday except public holidays. */
export const SERVICE_LEVEL_STANDARD: Instrument = serviceLevel(
  "service-level-standard",
  {
    en: "Service level: standard",
    de: "Servicezusage: normal",
    fr: "Niveau de service : normal",
  },
  { amount: 8, unit: "hours", calendar: "office-hours" },
  { amount: 24, unit: "hours", calendar: "office-hours" },
);

function serviceLevel(
  id: string,
  name: Instrument["name"],
  acknowledge: Term,
  answer: Term,
): Instrument {
  return {
    id,
    act: "own service level",
    name,
    kind: "service-level",
    appliesFrom: null,
    pauseReasons: PAUSE_REASONS,
    stages: [
      { ...ACKNOWLEDGEMENT, term: acknowledge },
      { ...FIRST_ANSWER, term: answer },
    ],
    nationals: [],
    source: {
      title: "general practice of incident response teams",
      readOn: "2026-11-27",
      basis: "own",
    },
  };
}
