import { z } from "zod";

import {
  CONSISTENCY_NAMES,
  HYPOTHESIS_STATUS_NAMES,
} from "../../../../shared/domain/judgement/judgement-text-data.ts";
import {
  COUNTERMEASURE_STATUS_NAMES,
  INCIDENT_STATUS_NAMES,
  INVESTIGATION_STATUS_NAMES,
  REPORT_STATUS_NAMES,
  TASK_STATUS_NAMES,
} from "../../../../shared/domain/status/status-text-data.ts";
import type { LocalisedText } from "../../../../shared/domain/language/localised-text.ts";
import { PLAYBOOK_PHASE_NAMES } from "../../../../shared/domain/playbooks/phase-text-data.ts";
import type { RecordKind } from "../../../../shared/model/ids.ts";
import type { FieldValue } from "../../../../shared/model/journal.ts";
import { ratingSchema } from "../../../../shared/model/judgement.ts";
import { statedTimeSchema } from "../../../../shared/model/values.ts";
import type { Texts } from "../../../../shared/text/index.ts";
import { shortStatedTime } from "../../../cases/stated-time-words.ts";
import type { Words } from "../../../cases/words.ts";
import type { Formatter } from "../../../i18n/format.ts";
import { isEmpty } from "./rows.ts";

export interface ValueContext {
  readonly words: Words;
  readonly format: Formatter;
  readonly cases: Texts["cases"];
  readonly common: Texts["commonUi"];
}

const STATUS_NAMES: Readonly<Partial<Record<RecordKind, Readonly<Record<string, LocalisedText>>>>> =
  {
    incident: INCIDENT_STATUS_NAMES,
    report: REPORT_STATUS_NAMES,
    task: TASK_STATUS_NAMES,
    investigation: INVESTIGATION_STATUS_NAMES,
    countermeasure: COUNTERMEASURE_STATUS_NAMES,
    hypothesis: HYPOTHESIS_STATUS_NAMES,
  };
const PHASES: Readonly<Record<string, LocalisedText>> = PLAYBOOK_PHASE_NAMES;
const instantSchema = z.iso.datetime();

/** A value of a field as an analyst reads it: terms by name, times to the second, lists in one line. */
export function valueWords(
  kind: RecordKind,
  field: string,
  value: FieldValue | undefined,
  context: ValueContext,
): string {
  const { format, cases, common } = context;
  if (isEmpty(value) || value === undefined || value === null) return common.none;
  if (typeof value === "boolean") return value ? cases.yes : cases.no;
  if (typeof value === "number") return format.number(value);
  if (typeof value === "string") return stringWords(kind, field, value, context);
  if (isList(value)) return value.map((one) => valueWords(kind, field, one, context)).join(", ");
  const rating = ratingSchema.safeParse(value);
  if (rating.success) return context.words.say(CONSISTENCY_NAMES[rating.data.consistency]);
  const time = statedTimeSchema.safeParse(value);
  if (!time.success) return JSON.stringify(value);
  const { prefix, value: shown, suffix } = shortStatedTime(time.data);
  return `${prefix === "" ? "" : `${common.precisionAbout} `}${shown}${suffix}`;
}

function stringWords(
  kind: RecordKind,
  field: string,
  value: string,
  { words, format, common }: ValueContext,
): string {
  const status = field === "status" ? STATUS_NAMES[kind]?.[value] : undefined;
  if (status !== undefined) return words.say(status);
  const phase = field === "phase" ? PHASES[value] : undefined;
  if (phase !== undefined) return words.say(phase);
  if (field === "classification") return words.classification(value);
  if (field === "severity") return severityWords(value, common);
  if ((field === "tlp" || field === "pap") && value !== "") return value;
  return instantSchema.safeParse(value).success ? format.exactUtc(value) : value;
}

function severityWords(value: string, common: Texts["commonUi"]): string {
  const names: Readonly<Record<string, string>> = {
    critical: common.severityCritical,
    high: common.severityHigh,
    medium: common.severityMedium,
    low: common.severityLow,
  };
  return names[value] ?? value;
}

function isList(value: FieldValue): value is readonly FieldValue[] {
  return Array.isArray(value);
}
