import { err, ok, type Result } from "../../result.ts";
import type { Incident } from "../../model/incident.ts";
import type { Language } from "../../text/language.ts";
import type { Texts } from "../../text/texts.ts";
import type { FillError } from "../templates/fill-template.ts";
import type { Template, TemplateValues } from "../templates/template.ts";
import { TLP_AUDIENCE } from "../markings/marking-text-data.ts";
import type { TlpLabel } from "../markings/tlp.ts";
import { isWithin, type CaseFile } from "./case-file.ts";
import { caseFacts, caseHistory, scoreSection } from "./case-facts.ts";
import { partSections } from "./case-sections.ts";
import { sectionsNamedBy } from "./report-template-fields.ts";
import { incidentValues, partValues } from "./report-template-values.ts";
import { templateSections } from "./template-sections.ts";
import { createDocumentWords, type DocumentWords } from "./document-words.ts";
import type { Block, PrintDocument, Section } from "./document.ts";
import { REPORT_SECTIONS, type ReportSection } from "./report-sections.ts";
import { countSayable, selectParts, type SelectedParts } from "./select-parts.ts";

export interface CaseReportOptions {
  /** The strictest label that may stand in the report. */
  readonly ceiling: TlpLabel;
  readonly sections: readonly ReportSection[];
  /** Own wording in place of the sections; what it names is what the report has. */
  readonly template?: Template;
  readonly language: Language;
  readonly texts: Texts;
  readonly organisation: string;
  readonly analyst: string;
  readonly nowIso: string;
  readonly isExercise: boolean;
}

export interface CaseReport {
  readonly document: PrintDocument;
  /** Labels of the parts that were left out. */
  readonly withheld: readonly (TlpLabel | null)[];
}

/** `not-marked`: an incident without a label may not leave. `above-ceiling`: nor one that is itself too strict. */
export type CaseReportError =
  | { readonly kind: "not-marked" }
  | { readonly kind: "above-ceiling"; readonly tlp: TlpLabel }
  | FillError;

/**
 * The report of an incident with nothing in it above the ceiling. Its own label is the strictest of what is in it, so it can
 * be below the ceiling but never below its content. The score and its reasons are computed from all parts: with any of them
 * withheld they would tell of it, and stay out.
 */
export function caseReport(
  file: CaseFile,
  options: CaseReportOptions,
): Result<CaseReport, CaseReportError> {
  const { incident } = file;
  if (incident.tlp === null) return err({ kind: "not-marked" });
  if (!isWithin(incident.tlp, options.ceiling)) {
    return err({ kind: "above-ceiling", tlp: incident.tlp });
  }
  const { template } = options;
  const wanted = template === undefined ? options.sections : sectionsNamedBy(template);
  const wants = (name: ReportSection) => wanted.includes(name);
  const selected = selectParts(file, incident.tlp, options.ceiling, wants);
  const isWhole =
    selectParts(file, incident.tlp, options.ceiling, () => true).withheld.length === 0;
  const words = createDocumentWords(options.language, options.texts);
  const standard = inOrder([
    ...ownSections(file, words, wants, isWhole),
    ...partSections(selected.parts, words),
    ...(wants("history") ? [caseHistory(file.history, words)] : []),
  ]).filter((section) => section.blocks.length > 0);
  const written =
    template === undefined
      ? ok(standard)
      : templatedSections(template, standard, { file, selected, words, options, isWhole });
  if (!written.ok) return written;
  const sections = [withheldSection(words, countSayable(selected.withheld)), ...written.value];
  const document: PrintDocument = {
    ...frameOf(incident, selected, words, options),
    sections: sections.filter((section) => section.blocks.length > 0),
  };
  return ok({ document, withheld: selected.withheld });
}

/** What no template changes: what it is, its marking, who made it. */
function frameOf(
  incident: Incident,
  { tlp, pap }: SelectedParts,
  words: DocumentWords,
  options: CaseReportOptions,
): Omit<PrintDocument, "sections"> {
  const { documents: text } = words.text;
  return {
    language: options.language,
    kind: text.caseReport,
    title: incident.title,
    reference: incident.number,
    marking: {
      tlp,
      pap,
      audience: TLP_AUDIENCE[tlp][options.language],
      exercise: options.isExercise ? text.exercise : null,
    },
    imprint: [
      `${incident.number} · ${options.organisation}`,
      text.madeBy(options.analyst, words.instant(options.nowIso)),
    ],
  };
}

interface Templating {
  readonly file: CaseFile;
  readonly selected: SelectedParts;
  readonly words: DocumentWords;
  readonly options: CaseReportOptions;
  readonly isWhole: boolean;
}

/** The template sees what the redaction left, and nothing else. */
function templatedSections(
  template: Template,
  standard: readonly Section[],
  { file, selected, words, options, isWhole }: Templating,
): Result<readonly Section[], FillError> {
  const { documents: text } = words.text;
  const values: TemplateValues = {
    ...incidentValues(file.incident, words),
    // Computed from all parts: with any of them withheld it would tell of it.
    score: isWhole ? String(file.incident.score) : "",
    organisation: options.organisation,
    analyst: options.analyst,
    madeAt: words.instant(options.nowIso),
    isExercise: options.isExercise,
    ...partValues(selected.parts, words),
    ...Object.fromEntries(standard.map(({ id, title }) => [`sections.${id}`, title])),
  };
  return templateSections(template, values, {
    firstTitle: text.caseReport,
    caption: text.entries,
    blocksOf: (name) => standard.find(({ id }) => name === `sections.${id}`)?.blocks ?? null,
  });
}

function ownSections(
  file: CaseFile,
  words: DocumentWords,
  wants: (name: ReportSection) => boolean,
  isWhole: boolean,
): readonly Section[] {
  const description: readonly Block[] =
    file.incident.description.trim() === ""
      ? []
      : [{ kind: "verbatim", text: file.incident.description }];
  return [
    ...(wants("facts") ? [caseFacts(file.incident, words)] : []),
    ...(wants("description")
      ? [{ id: "description", title: words.text.incident.description, blocks: description }]
      : []),
    ...(wants("score") && isWhole ? [scoreSection(file, words)] : []),
  ];
}

function withheldSection({ text }: DocumentWords, count: number): Section {
  const { withheldTitle, withheld } = text.documents;
  const blocks: readonly Block[] =
    count === 0 ? [] : [{ kind: "paragraph", text: withheld(count) }];
  return { id: "withheld", title: withheldTitle, blocks };
}

function inOrder(sections: readonly Section[]): readonly Section[] {
  const order: readonly string[] = REPORT_SECTIONS;
  return sections.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}
