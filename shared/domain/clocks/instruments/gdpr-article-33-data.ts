import { RECIPIENTS } from "../recipient-text-data.ts";
import type { Instrument } from "../instrument.ts";

/**
 * GDPR, Articles 33 and 34. The Commission proposed 96 h in November 2025; nothing of it was agreed when this was read,
 * so the 72 h stand.
 */
export const GDPR_ARTICLE_33: Instrument = {
  id: "gdpr-article-33",
  act: "Regulation (EU) 2016/679, Articles 33 and 34",
  name: {
    en: "GDPR: personal data breach",
    de: "DSGVO: Verletzung des Schutzes personenbezogener Daten",
    fr: "RGPD : violation de données à caractère personnel",
  },
  kind: "law",
  appliesFrom: null,
  pauseReasons: [],
  stages: [
    {
      id: "notification",
      article: "33(1)",
      name: {
        en: "notification to the authority",
        de: "Meldung an die Aufsichtsbehörde",
        fr: "notification à l’autorité",
      },
      duty: "controller",
      recipient: RECIPIENTS.supervisoryAuthority,
      anchor: { kind: "event", event: "aware" },
      term: { amount: 72, unit: "hours" },
      content: [
        { key: "nature", when: "always" },
        { key: "persons-and-records", when: "always" },
        { key: "contact", when: "always" },
        { key: "consequences", when: "always" },
        { key: "measures-applied", when: "always" },
        { key: "reasons-for-delay", when: "if-any" },
      ],
    },
    {
      id: "communication",
      article: "34(1)",
      name: {
        en: "communication to the persons affected",
        de: "Benachrichtigung der betroffenen Personen",
        fr: "communication aux personnes concernées",
      },
      duty: "controller",
      recipient: RECIPIENTS.persons,
      anchor: { kind: "event", event: "high-risk-found" },
      term: null,
      content: [
        { key: "nature", when: "always" },
        { key: "contact", when: "always" },
        { key: "consequences", when: "always" },
        { key: "measures-applied", when: "always" },
      ],
    },
  ],
  nationals: [],
  source: {
    title: "Regulation (EU) 2016/679, Articles 33 and 34",
    readOn: "2026, summer",
    basis: "secondary",
  },
};
