import { err, ok, type Result } from "../../result.ts";
import type { Language } from "../../text/language.ts";
import type { Texts } from "../../text/texts.ts";
import { isWithin, type CaseFile } from "../documents/case-file.ts";
import type { CaseReportError } from "../documents/case-report.ts";
import { createDocumentWords, type DocumentWords } from "../documents/document-words.ts";
import type { PrintDocument, Section } from "../documents/document.ts";
import { selectParts, type SelectedParts } from "../documents/select-parts.ts";
import { TLP_AUDIENCE } from "../markings/marking-text-data.ts";
import type { TlpLabel } from "../markings/tlp.ts";
import { defangValue } from "../observables/defang.ts";
import { isObservableType } from "../observables/types.ts";
import { guideSection } from "./guide-document.ts";
import type { Guide, GuideSectionId } from "./guide.ts";

export interface SheetOptions {
  readonly guide: Guide;
  /** The strictest label that may stand in it. */
  readonly ceiling: TlpLabel;
  /** With the indicators that an analyst marked for detection. Others may be other victims' addresses and never stand in it. */
  readonly withIndicators: boolean;
  /** Of the words around the guide. */
  readonly language: Language;
  readonly texts: Texts;
  readonly organisation: string;
  readonly nowIso: string;
  readonly isExercise: boolean;
}

export interface FirstResponseSheet {
  readonly document: PrintDocument;
  /** Labels of the indicators that were left out. */
  readonly withheld: readonly (TlpLabel | null)[];
}

/** What a victim needs in the first hours; how to recover and prevent stands in the guide. */
const SHEET_SECTIONS: readonly GuideSectionId[] = [
  "do-now",
  "do-not",
  "keep-evidence",
  "whom-to-tell",
];
/** More would not stay on the page; a victim who needs more gets a list. */
const MAX_INDICATORS = 12;

/**
 * The page that a victim gets in hand: the first four lists of the guide, and what of the case may be said below the ceiling.
 * As the case report, it is refused for an incident that is not marked or is itself above the ceiling.
 */
export function firstResponseSheet(
  file: CaseFile,
  options: SheetOptions,
): Result<FirstResponseSheet, CaseReportError> {
  const { tlp } = file.incident;
  const { guide, ceiling, texts, language } = options;
  if (tlp === null) return err({ kind: "not-marked" });
  if (!isWithin(tlp, ceiling)) return err({ kind: "above-ceiling", tlp });
  const forDetection: CaseFile = {
    ...file,
    parts: {
      ...file.parts,
      observables: file.parts.observables.filter(({ value }) => value.isForDetection),
    },
  };
  const wants = (name: string) => options.withIndicators && name === "observables";
  const selected = selectParts(forDetection, tlp, ceiling, wants);
  const words = createDocumentWords(language, texts);
  const sections = [
    caseSection(file, options, words),
    ...guide.sections.filter(({ id }) => SHEET_SECTIONS.includes(id)).map(guideSection),
    ...indicatorSection(selected, words),
  ];
  const document: PrintDocument = {
    language: guide.language,
    kind: texts.guides.sheet,
    title: guide.title,
    reference: file.incident.number,
    marking: {
      tlp: selected.tlp,
      pap: selected.pap,
      audience: TLP_AUDIENCE[selected.tlp][language],
      exercise: options.isExercise ? texts.documents.exercise : null,
    },
    imprint: [texts.guides.madeAt(options.organisation, words.instant(options.nowIso))],
    sections,
    isCompact: true,
  };
  return ok({ document, withheld: selected.withheld });
}

function caseSection(
  { incident }: CaseFile,
  { organisation }: SheetOptions,
  words: DocumentWords,
): Section {
  const { guides, cases, incident: part } = words.text;
  const times = ({ detectedAt, occurredAt }: typeof incident) =>
    [
      [part.occurred, occurredAt],
      [part.detected, detectedAt],
    ] as const;
  const rows: readonly (readonly [string, string])[] = [
    [guides.sheetCase, `${incident.number}: ${incident.title}`],
    [cases.fieldClass, incident.classification.map(words.classification).join(", ")],
    ...times(incident).map(([name, at]): readonly [string, string] => [
      name,
      at === null ? "" : words.times(at).utc,
    ]),
    [guides.sheetContact, guides.sheetContactText(organisation, incident.number)],
  ];
  return {
    id: "case",
    title: guides.sheetCase,
    blocks: [{ kind: "facts", rows: rows.filter(([, value]) => value !== "") }],
  };
}

function indicatorSection({ parts }: SelectedParts, words: DocumentWords): readonly Section[] {
  if (parts.observables.length === 0) return [];
  const shown = parts.observables.slice(0, MAX_INDICATORS).map(({ value: { type, value } }) => {
    return isObservableType(type) ? defangValue(type, value) : value;
  });
  const more = parts.observables.length - shown.length;
  const text = more === 0 ? shown : [...shown, `… +${String(more)}`];
  return [
    {
      id: "indicators",
      title: words.text.guides.sheetIndicatorList,
      blocks: [{ kind: "paragraph", text: text.join(" · ") }],
    },
  ];
}
