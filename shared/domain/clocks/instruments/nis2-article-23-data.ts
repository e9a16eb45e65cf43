import { RECIPIENTS } from "../recipient-text-data.ts";
import type { Instrument, Stage } from "../instrument.ts";
import { NIS2_NATIONALS } from "./nis2-nationals-data.ts";

const final: Pick<Stage, "duty" | "recipient" | "content"> = {
  duty: "entity",
  recipient: RECIPIENTS.csirtOrAuthority,
  content: [
    { key: "detailed-description", when: "always" },
    { key: "threat-or-root-cause", when: "always" },
    { key: "measures-applied", when: "always" },
    { key: "measures-ongoing", when: "if-any" },
    { key: "cross-border", when: "if-any" },
  ],
};

export const NIS2_STAGES = [
  {
    id: "early-warning",
    article: "23(4)(a)",
    name: { en: "early warning", de: "Frühwarnung", fr: "alerte précoce" },
    duty: "entity",
    recipient: RECIPIENTS.csirtOrAuthority,
    anchor: { kind: "event", event: "aware" },
    term: { amount: 24, unit: "hours" },
    content: [
      { key: "malicious-cause", when: "if-any" },
      { key: "cross-border", when: "if-any" },
    ],
  },
  {
    id: "csirt-answer",
    article: "23(5)",
    name: {
      en: "answer to the early warning",
      de: "Antwort auf die Frühwarnung",
      fr: "réponse à l’alerte précoce",
    },
    duty: "csirt",
    recipient: RECIPIENTS.entity,
    anchor: { kind: "event", event: "early-warning-received" },
    term: { amount: 24, unit: "hours" },
    content: [
      { key: "initial-feedback", when: "always" },
      { key: "operational-advice", when: "if-any" },
      { key: "law-enforcement", when: "if-any" },
    ],
  },
  {
    id: "notification",
    article: "23(4)(b)",
    name: {
      en: "incident notification",
      de: "Meldung des Vorfalls",
      fr: "notification d’incident",
    },
    duty: "entity",
    recipient: RECIPIENTS.csirtOrAuthority,
    anchor: { kind: "event", event: "aware" },
    term: { amount: 72, unit: "hours" },
    content: [
      { key: "first-assessment", when: "always" },
      { key: "malicious-cause", when: "if-any" },
      { key: "cross-border", when: "if-any" },
      { key: "indicators", when: "if-any" },
    ],
  },
  {
    id: "intermediate-report",
    article: "23(4)(c)",
    name: { en: "intermediate report", de: "Zwischenbericht", fr: "rapport intermédiaire" },
    duty: "entity",
    recipient: RECIPIENTS.csirtOrAuthority,
    anchor: { kind: "event", event: "request-received" },
    term: null,
    content: [{ key: "status-update", when: "always" }],
  },
  {
    id: "final-report",
    article: "23(4)(d)",
    name: { en: "final report", de: "Abschlussbericht", fr: "rapport final" },
    ...final,
    anchor: { kind: "sent", stages: ["notification"] },
    term: { amount: 1, unit: "calendar-months" },
    condition: { event: "ongoing-when-final-due", effect: "replaced" },
  },
  {
    id: "progress-report",
    article: "23(4)(e)",
    name: { en: "progress report", de: "Fortschrittsbericht", fr: "rapport d’avancement" },
    ...final,
    anchor: { kind: "sent", stages: ["notification"] },
    term: { amount: 1, unit: "calendar-months" },
    condition: { event: "ongoing-when-final-due", effect: "needed" },
  },
  {
    id: "final-report-after-handling",
    article: "23(4)(e)",
    name: {
      en: "final report after handling",
      de: "Abschlussbericht nach der Behandlung",
      fr: "rapport final après traitement",
    },
    ...final,
    anchor: { kind: "event", event: "handled" },
    term: { amount: 1, unit: "calendar-months" },
    condition: { event: "ongoing-when-final-due", effect: "needed" },
  },
] as const satisfies readonly Stage[];

/** NIS2, Article 23: reporting of significant incidents, with the answer that we owe. */
export const NIS2_ARTICLE_23: Instrument = {
  id: "nis2-article-23",
  act: "Directive (EU) 2022/2555, Article 23",
  name: {
    en: "NIS2: significant incident",
    de: "NIS2: erheblicher Sicherheitsvorfall",
    fr: "NIS2 : incident important",
  },
  kind: "law",
  appliesFrom: null,
  pauseReasons: [],
  stages: NIS2_STAGES,
  nationals: NIS2_NATIONALS,
  source: {
    title: "Directive (EU) 2022/2555, Article 23(3) to (5)",
    readOn: "2026, summer",
    basis: "text",
  },
};

/** The same for trust service providers whose trust service is hit: the notification is due with the early warning. */
export const NIS2_TRUST_SERVICE: Instrument = {
  ...NIS2_ARTICLE_23,
  id: "nis2-trust-service",
  act: "Directive (EU) 2022/2555, Article 23(4), last subparagraph",
  name: {
    en: "NIS2: trust service provider",
    de: "NIS2: Vertrauensdiensteanbieter",
    fr: "NIS2 : prestataire de services de confiance",
  },
  stages: NIS2_STAGES.map((stage): Stage =>
    stage.id === "notification"
      ? {
          ...stage,
          article: "23(4), last subparagraph",
          term: { amount: 24, unit: "hours" },
        }
      : stage,
  ),
  // What states changed of the 72 hours says nothing about the 24 hours of trust services.
  nationals: NIS2_NATIONALS.map((profile) => {
    const { notification: _notification, ...stages } = profile.stages;
    return { ...profile, stages };
  }),
};
