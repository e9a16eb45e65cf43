import { RECIPIENTS } from "../recipient-text-data.ts";
import type { Instrument } from "../instrument.ts";
import { CRA_APPLIES_FROM, CRA_SOURCE } from "./cra-article-14-vulnerability-data.ts";

/** CRA, Article 16(2): what the coordinator CSIRT owes the CSIRTs of other states. No hours: "without delay". */
export const CRA_DISSEMINATION: Instrument = {
  id: "cra-article-16",
  act: "Regulation (EU) 2024/2847, Article 16(2)",
  name: {
    en: "CRA: dissemination by the coordinator CSIRT",
    de: "CRA: Weitergabe durch das koordinierende CSIRT",
    fr: "CRA : diffusion par le CSIRT coordinateur",
  },
  kind: "law",
  appliesFrom: CRA_APPLIES_FROM,
  pauseReasons: [],
  stages: [
    {
      id: "dissemination",
      article: "16(2)",
      name: {
        en: "dissemination to the CSIRTs concerned",
        de: "Weitergabe an die betroffenen CSIRTs",
        fr: "diffusion aux CSIRT concernés",
      },
      duty: "csirt",
      recipient: RECIPIENTS.concernedCsirts,
      anchor: { kind: "event", event: "notification-received" },
      term: null,
      content: [
        { key: "recipient-states", when: "always" },
        { key: "delay-ground", when: "if-any" },
      ],
    },
  ],
  nationals: [],
  source: CRA_SOURCE,
};
