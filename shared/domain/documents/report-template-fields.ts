import type { Template, TemplateFields } from "../templates/template.ts";
import { namesOf } from "../templates/names-of.ts";
import { REPORT_SECTIONS, type ReportSection } from "./report-sections.ts";

const text = (...names: readonly string[]): TemplateFields =>
  Object.fromEntries(names.map((name) => [name, "text"] as const));

/** The lists of parts that a template can go through; each is the section of the same name. */
const LISTS = {
  timeline: { each: text("utc", "local", "precision", "title", "detail", "source", "tlp") },
  reports: { each: text("number", "received", "sender", "title", "tlp") },
  observables: { each: { ...text("type", "value", "comment", "tlp"), isForDetection: "flag" } },
  evidence: { each: text("name", "size", "sha256", "description", "tlp") },
  tasks: { each: text("phase", "title", "detail", "status", "owner", "due", "tlp") },
  investigations: { each: text("askedOf", "question", "answer", "status", "tlp") },
  countermeasures: { each: text("kind", "target", "detail", "requestedOf", "status", "tlp") },
  notes: { each: text("at", "author", "text", "tlp") },
  relations: { each: text("type", "title", "comment", "tlp") },
} as const satisfies TemplateFields;
export type ReportList = keyof typeof LISTS;

/** Start of the names of whole sections as the report without a template has them, such as `sections.timeline`. */
const SECTION_PREFIX = "sections.";

/** Everything that the template of a case report may name. */
export const REPORT_TEMPLATE_FIELDS: TemplateFields = {
  ...text("number", "title", "status", "statusReason", "severity", "tlp", "pap", "classification"),
  ...text("owner", "occurred", "detected", "created", "closed", "tags", "description", "score"),
  ...text("organisation", "analyst", "madeAt"),
  isExercise: "flag",
  ...LISTS,
  ...text(...REPORT_SECTIONS.map((name) => `${SECTION_PREFIX}${name}`)),
};

/** The parts of a case that a template speaks of: what it does not name neither counts for the label nor gets near it. */
export function sectionsNamedBy(template: Template): readonly ReportSection[] {
  const named = namesOf(template).map(sectionNamed);
  return REPORT_SECTIONS.filter((section) => named.includes(section));
}

/** The section that a name stands for or is part of: `notes` for `notes.text`, `sections.notes` and `notes`. */
function sectionNamed(name: string): ReportSection | undefined {
  const [first = "", second = ""] = name.split(".");
  const wanted = `${first}.` === SECTION_PREFIX ? second : first;
  return REPORT_SECTIONS.find((section) => section === wanted);
}
