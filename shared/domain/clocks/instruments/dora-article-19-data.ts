import { RECIPIENTS } from "../recipient-text-data.ts";
import type { Instrument, Stage } from "../instrument.ts";

const toAuthority: Pick<Stage, "duty" | "recipient"> = {
  duty: "financial-entity",
  recipient: RECIPIENTS.financialAuthority,
};

/** DORA, Article 19 with the terms of its technical standard: major incidents of financial entities. */
export const DORA_ARTICLE_19: Instrument = {
  id: "dora-article-19",
  act: "Regulation (EU) 2022/2554, Article 19",
  name: {
    en: "DORA: major ICT-related incident",
    de: "DORA: schwerwiegender IKT-bezogener Vorfall",
    fr: "DORA : incident majeur lié aux TIC",
  },
  kind: "law",
  appliesFrom: null,
  pauseReasons: [],
  stages: [
    {
      id: "initial-notification",
      article: "19(4)(a)",
      name: { en: "initial notification", de: "Erstmeldung", fr: "notification initiale" },
      ...toAuthority,
      anchor: { kind: "event", event: "classified-major" },
      term: { amount: 4, unit: "hours" },
      atLatest: {
        anchor: { kind: "event", event: "aware" },
        term: { amount: 24, unit: "hours" },
      },
      content: [
        { key: "nature", when: "always" },
        { key: "first-assessment", when: "always" },
        { key: "cross-border", when: "if-any" },
      ],
    },
    {
      id: "intermediate-report",
      article: "19(4)(b)",
      name: { en: "intermediate report", de: "Zwischenbericht", fr: "rapport intermédiaire" },
      ...toAuthority,
      anchor: { kind: "sent", stages: ["initial-notification"] },
      term: { amount: 72, unit: "hours" },
      content: [
        { key: "status-update", when: "always" },
        { key: "first-assessment", when: "always" },
        { key: "indicators", when: "if-any" },
      ],
    },
    {
      id: "intermediate-report-on-recovery",
      article: "19(4)(b)",
      name: {
        en: "intermediate report on recovery",
        de: "Zwischenbericht nach Wiederherstellung",
        fr: "rapport intermédiaire au rétablissement",
      },
      ...toAuthority,
      anchor: { kind: "event", event: "activity-resumed" },
      term: null,
      content: [{ key: "status-update", when: "always" }],
    },
    {
      id: "final-report",
      article: "19(4)(c)",
      name: { en: "final report", de: "Abschlussbericht", fr: "rapport final" },
      ...toAuthority,
      anchor: {
        kind: "sent",
        stages: ["intermediate-report", "intermediate-report-on-recovery"],
      },
      term: { amount: 1, unit: "calendar-months" },
      content: [
        { key: "detailed-description", when: "always" },
        { key: "threat-or-root-cause", when: "always" },
        { key: "measures-applied", when: "always" },
      ],
    },
  ],
  nationals: [],
  source: {
    title: "account of DORA Article 19 and its technical standard",
    readOn: "2026, summer",
    basis: "secondary",
  },
};
