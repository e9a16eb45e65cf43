import { useMemo } from "react";

import type { LocalisedText } from "../../shared/domain/language/localised-text.ts";
import { isRsitMachineValue, rsitName } from "../../shared/domain/rsit/index.ts";
import {
  INCIDENT_STATUS_NAMES,
  REPORT_STATUS_NAMES,
} from "../../shared/domain/status/status-text-data.ts";
import type { IncidentStatus, ReportStatus } from "../../shared/domain/status/statuses.ts";
import type { IntakeKind } from "../../shared/formats/parsed.ts";
import type { Language, Texts } from "../../shared/text/index.ts";
import { useLanguage, useText } from "../i18n/text-context.ts";

/** The field's terms in the language of the window. */
export interface Words {
  readonly language: Language;
  readonly say: (text: LocalisedText) => string;
  /** Name of a classification; what is no RSIT value is shown as it came. */
  readonly classification: (value: string) => string;
  readonly classifications: (values: readonly string[]) => string;
  readonly incidentStatus: (status: IncidentStatus) => string;
  readonly reportStatus: (status: ReportStatus) => string;
  readonly intakeKind: (kind: IntakeKind) => string;
}

/** Terms of cases for one language. Pure, so that columns built from it can be tested. */
export function createWords(language: Language, text: Texts["cases"]): Words {
  const say = (localised: LocalisedText): string => localised[language];
  const classification = (value: string): string =>
    isRsitMachineValue(value) ? say(rsitName(value)) : value;
  return {
    language,
    say,
    classification,
    classifications: (values) => values.map(classification).join(", "),
    incidentStatus: (status) => say(INCIDENT_STATUS_NAMES[status]),
    reportStatus: (status) => say(REPORT_STATUS_NAMES[status]),
    intakeKind: (kind) => text.intakeKinds[kind],
  };
}

export function useWords(): Words {
  const { language } = useLanguage();
  const text = useText("cases");
  return useMemo(() => createWords(language, text), [language, text]);
}
