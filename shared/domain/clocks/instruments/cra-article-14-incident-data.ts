import { RECIPIENTS } from "../recipient-text-data.ts";
import type { Instrument } from "../instrument.ts";
import {
  CRA_APPLIES_FROM,
  CRA_SHARED_STAGES,
  CRA_SOURCE,
} from "./cra-article-14-vulnerability-data.ts";

/** CRA, Article 14(3) to (5): a severe incident that affects the security of a product. */
export const CRA_INCIDENT: Instrument = {
  id: "cra-article-14-incident",
  act: "Regulation (EU) 2024/2847, Article 14(3) to (5)",
  name: {
    en: "CRA: severe incident of a product",
    de: "CRA: schwerwiegender Vorfall eines Produkts",
    fr: "CRA : incident grave touchant un produit",
  },
  kind: "law",
  appliesFrom: CRA_APPLIES_FROM,
  pauseReasons: [],
  stages: [
    {
      id: "early-warning",
      article: "14(4)(a)",
      name: { en: "early warning", de: "Frühwarnung", fr: "alerte précoce" },
      duty: "manufacturer",
      recipient: RECIPIENTS.coordinatorAndEnisa,
      anchor: { kind: "event", event: "aware" },
      term: { amount: 24, unit: "hours" },
      content: [
        { key: "malicious-cause", when: "always" },
        { key: "member-states", when: "if-any" },
      ],
    },
    {
      id: "notification",
      article: "14(4)(b)",
      name: {
        en: "incident notification",
        de: "Meldung des Vorfalls",
        fr: "notification d’incident",
      },
      duty: "manufacturer",
      recipient: RECIPIENTS.coordinatorAndEnisa,
      anchor: { kind: "event", event: "aware" },
      term: { amount: 72, unit: "hours" },
      content: [
        { key: "nature", when: "always" },
        { key: "first-assessment", when: "always" },
        { key: "measures-applied", when: "always" },
        { key: "measures-for-users", when: "always" },
        { key: "sensitivity", when: "if-any" },
      ],
    },
    {
      id: "final-report",
      article: "14(4)(c)",
      name: { en: "final report", de: "Abschlussbericht", fr: "rapport final" },
      duty: "manufacturer",
      recipient: RECIPIENTS.coordinatorAndEnisa,
      anchor: { kind: "sent", stages: ["notification"] },
      term: { amount: 1, unit: "calendar-months" },
      content: [
        { key: "detailed-description", when: "always" },
        { key: "threat-or-root-cause", when: "always" },
        { key: "measures-applied", when: "always" },
        { key: "measures-ongoing", when: "if-any" },
      ],
    },
    ...CRA_SHARED_STAGES,
  ],
  nationals: [],
  source: CRA_SOURCE,
};
