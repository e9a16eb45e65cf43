import type { Instrument } from "../instrument.ts";
import { CRA_INCIDENT } from "./cra-article-14-incident-data.ts";
import { CRA_VULNERABILITY } from "./cra-article-14-vulnerability-data.ts";
import { CRA_DISSEMINATION } from "./cra-article-16-data.ts";
import { DORA_ARTICLE_19 } from "./dora-article-19-data.ts";
import { GDPR_ARTICLE_33 } from "./gdpr-article-33-data.ts";
import { NIS2_ARTICLE_23, NIS2_TRUST_SERVICE } from "./nis2-article-23-data.ts";
import { SERVICE_LEVEL_STANDARD, SERVICE_LEVEL_URGENT } from "./service-levels-data.ts";

/** Every instrument we know, in the order in which they are offered. */
export const INSTRUMENTS: readonly Instrument[] = [
  NIS2_ARTICLE_23,
  NIS2_TRUST_SERVICE,
  CRA_VULNERABILITY,
  CRA_INCIDENT,
  CRA_DISSEMINATION,
  GDPR_ARTICLE_33,
  DORA_ARTICLE_19,
  SERVICE_LEVEL_URGENT,
  SERVICE_LEVEL_STANDARD,
];

export function findInstrument(id: string): Instrument | undefined {
  return INSTRUMENTS.find((instrument) => instrument.id === id);
}
