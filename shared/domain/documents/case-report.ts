import { err, ok, type Result } from "../../result.ts";
import type { Language } from "../../text/language.ts";
import type { Texts } from "../../text/texts.ts";
import { TLP_AUDIENCE } from "../markings/marking-text-data.ts";
import type { TlpLabel } from "../markings/tlp.ts";
import { isWithin, type CaseFile } from "./case-file.ts";
import { caseFacts, caseHistory, scoreSection } from "./case-facts.ts";
import { partSections } from "./case-sections.ts";
import { createDocumentWords, type DocumentWords } from "./document-words.ts";
import type { Block, PrintDocument, Section } from "./document.ts";
import { REPORT_SECTIONS, type ReportSection } from "./report-sections.ts";
import { countSayable, selectParts } from "./select-parts.ts";

export interface CaseReportOptions {
  /** The strictest label that may stand in the report. */
  readonly ceiling: TlpLabel;
  readonly sections: readonly ReportSection[];
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
  { readonly kind: "not-marked" } | { readonly kind: "above-ceiling"; readonly tlp: TlpLabel };

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
  const wants = (name: ReportSection) => options.sections.includes(name);
  const selected = selectParts(file, incident.tlp, options.ceiling, wants);
  const isWhole =
    selectParts(file, incident.tlp, options.ceiling, () => true).withheld.length === 0;
  const words = createDocumentWords(options.language, options.texts);
  const { documents: text } = options.texts;
  const sections = [
    withheldSection(words, countSayable(selected.withheld)),
    ...ownSections(file, words, wants, isWhole),
    ...partSections(selected.parts, words),
    ...(wants("history") ? [caseHistory(file.history, words)] : []),
  ].filter((section) => section.blocks.length > 0);
  const document: PrintDocument = {
    language: options.language,
    kind: text.caseReport,
    title: incident.title,
    reference: incident.number,
    marking: {
      tlp: selected.tlp,
      pap: selected.pap,
      audience: TLP_AUDIENCE[selected.tlp][options.language],
      exercise: options.isExercise ? text.exercise : null,
    },
    imprint: [
      `${incident.number} · ${options.organisation}`,
      text.madeBy(options.analyst, words.instant(options.nowIso)),
    ],
    sections: inOrder(sections),
  };
  return ok({ document, withheld: selected.withheld });
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
