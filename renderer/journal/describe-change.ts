import { isRsitMachineValue, rsitName } from "../../shared/domain/rsit/index.ts";
import { HYPOTHESIS_STATUS_NAMES } from "../../shared/domain/judgement/judgement-text-data.ts";
import {
  COUNTERMEASURE_STATUS_NAMES,
  INCIDENT_STATUS_NAMES,
  INVESTIGATION_STATUS_NAMES,
  REPORT_STATUS_NAMES,
  TASK_STATUS_NAMES,
} from "../../shared/domain/status/status-text-data.ts";
import type { LocalisedText } from "../../shared/domain/language/localised-text.ts";
import type { RecordKind } from "../../shared/model/ids.ts";
import type { FieldValue, JournalEntry } from "../../shared/model/journal.ts";
import { statedTimeSchema } from "../../shared/model/values.ts";
import { shortStatedTime } from "../cases/stated-time-words.ts";
import type { Language, Texts } from "../../shared/text/index.ts";

type FieldChange = JournalEntry["changes"][number];

/** What was done, in the language of the window; a verb that this version does not know is shown as it stands. */
export function describeVerb(verb: string, text: Texts["journal"]): string {
  const verbs: Readonly<Record<string, string>> = text.verbs;
  return verbs[verb] ?? verb;
}

/** What an entry is about; settings by their name, others by the title that they had. */
export function describeSubject(
  { subjectKind, subjectTitle }: Pick<JournalEntry, "subjectKind" | "subjectTitle">,
  text: Texts["journal"],
): string {
  const names: Readonly<Record<string, string>> = text.settingNames;
  return subjectKind === "setting" ? (names[subjectTitle] ?? subjectTitle) : subjectTitle;
}

/** Name of a field; one that has no word is shown as it stands. */
export function fieldName(field: string, text: Texts["journal"]): string {
  const fields: Readonly<Record<string, string>> = text.fields;
  return fields[field] ?? field;
}

/** A value as one line: times to the minute in UTC, lists in a row, anything nested as name and value. */
export function describeValue(value: FieldValue | undefined, text: Texts["journal"]): string {
  if (value === undefined || value === null || value === "") return text.nothing;
  if (typeof value === "boolean") return value ? text.yes : text.no;
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return INSTANT.test(value) ? writeInstant(value) : value;
  if (isList(value)) {
    return value.length === 0
      ? text.nothing
      : value.map((entry) => describeValue(entry, text)).join(", ");
  }
  return Object.entries(value)
    .map(([name, entry]) => `${fieldName(name, text)}: ${describeValue(entry, text)}`)
    .join("; ");
}

/** A value in the field's own words where it has some: status, classification; else as `describeValue`. */
export function describeFieldValue(
  { recordKind, field }: Pick<FieldChange, "recordKind" | "field">,
  value: FieldValue | undefined,
  text: Texts["journal"],
  language: Language,
): string {
  if (field === "status" && typeof value === "string") {
    return STATUS_NAMES[recordKind]?.[value]?.[language] ?? value;
  }
  if (field === "severity" && typeof value === "string") {
    const severities: Readonly<Record<string, string>> = text.severities;
    return severities[value] ?? value;
  }
  const time = statedTimeSchema.safeParse(value);
  if (time.success) {
    const { prefix, value: shown, suffix } = shortStatedTime(time.data);
    return `${prefix === "" ? "" : "≈ "}${shown}${suffix}`;
  }
  if (field === "classification" && Array.isArray(value) && value.length > 0) {
    return value
      .map((entry: FieldValue) =>
        typeof entry === "string" && isRsitMachineValue(entry)
          ? rsitName(entry)[language]
          : describeValue(entry, text),
      )
      .join(", ");
  }
  return describeValue(value, text);
}

/** The changes of an entry by record, in their order: an action on one subject may touch its parts. */
export function changesByRecord(changes: readonly FieldChange[]): readonly {
  readonly recordKind: FieldChange["recordKind"];
  readonly recordId: string;
  readonly changes: readonly FieldChange[];
}[] {
  const groups = new Map<
    string,
    {
      readonly recordKind: FieldChange["recordKind"];
      readonly recordId: string;
      readonly changes: FieldChange[];
    }
  >();
  for (const change of changes) {
    const key = `${change.recordKind}.${change.recordId}`;
    const group = groups.get(key);
    if (group) group.changes.push(change);
    else
      groups.set(key, {
        recordKind: change.recordKind,
        recordId: change.recordId,
        changes: [change],
      });
  }
  return [...groups.values()];
}

/** Whether a change says anything: a new record names every field, also those that stayed empty. */
export function isTelling(change: FieldChange): boolean {
  return !isNothing(change.old) || !isNothing(change.new);
}

/** The names of the changed fields for a list row, each once; of a record that was made, none: all are new. */
export function changedFields(entry: JournalEntry, text: Texts["journal"]): string {
  const changed = entry.changes.filter(({ old }) => old !== undefined);
  const names = [...new Set(changed.map(({ field }) => fieldName(field, text)))];
  const more = names.length > MAX_NAMES ? ", …" : "";
  return names.slice(0, MAX_NAMES).join(", ") + more;
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

const MAX_NAMES = 6;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

function writeInstant(iso: string): string {
  return `${iso.slice(0, 16).replace("T", " ")} UTC`;
}

function isNothing(value: FieldValue | undefined): boolean {
  return (
    value === undefined ||
    value === null ||
    value === "" ||
    (typeof value === "object" && isList(value) && value.length === 0)
  );
}

function isList(value: object): value is readonly FieldValue[] {
  return Array.isArray(value);
}
