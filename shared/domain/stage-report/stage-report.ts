import { err, ok, type Result } from "../../result.ts";
import type { Language } from "../../text/language.ts";
import type { Texts } from "../../text/texts.ts";
import { CONTENT, type ContentKey } from "../clocks/content-text-data.ts";
import type { RequiredContent } from "../clocks/instrument.ts";
import type { Reading } from "../clocks/national-reading.ts";
import type { StageClock } from "../clocks/stage-clock.ts";
import { isWithin } from "../documents/case-file.ts";
import { createDocumentWords, type DocumentWords } from "../documents/document-words.ts";
import type { PrintDocument, Section } from "../documents/document.ts";
import { TLP_AUDIENCE } from "../markings/marking-text-data.ts";
import { strictestTlp, type TlpLabel } from "../markings/tlp.ts";
import { AUTHORITIES, authoritiesOf, type Authority } from "./authorities-data.ts";
import {
  selectFields,
  type SelectedFields,
  type StageSource,
  type WithheldField,
} from "./stage-fields.ts";

export interface StageReportOptions {
  readonly authority: Authority;
  readonly ceiling: TlpLabel;
  /** Fields that the analyst leaves out although the stage asks for them. */
  readonly without: readonly ContentKey[];
  readonly language: Language;
  readonly texts: Texts;
  readonly organisation: string;
  readonly analyst: string;
  readonly nowIso: string;
  readonly isExercise: boolean;
}

export interface StageReport {
  readonly document: PrintDocument;
  readonly released: readonly ContentKey[];
  readonly withheld: readonly WithheldField[];
  readonly missing: readonly RequiredContent[];
}

/** `other-recipient`: the stage does not go to this authority. */
export type StageReportError =
  | { readonly kind: "not-marked" }
  | { readonly kind: "above-ceiling"; readonly tlp: TlpLabel }
  | { readonly kind: "other-recipient"; readonly expected: readonly Authority[] };

/**
 * The report of one stage for one of its recipients. One incident serves several authorities: each is given the fields that
 * its own stage asks for, the rest stays here. The title of the incident is no such field, so the report is told by its number.
 */
export function stageReport(
  source: StageSource,
  { reading, clock }: { readonly reading: Reading; readonly clock: StageClock },
  options: StageReportOptions,
): Result<StageReport, StageReportError> {
  const { incident } = source.file;
  if (incident.tlp === null) return err({ kind: "not-marked" });
  if (!isWithin(incident.tlp, options.ceiling)) {
    return err({ kind: "above-ceiling", tlp: incident.tlp });
  }
  const expected = authoritiesOf(source.stage);
  if (!expected.includes(options.authority)) return err({ kind: "other-recipient", expected });
  const words = createDocumentWords(options.language, options.texts);
  const selected = selectFields(source, options.ceiling, options.without, words);
  const { stage } = source;
  const document: PrintDocument = {
    ...frameOf(source, reading, strictestOf(incident.tlp, selected), words, options),
    sections: [
      stageSection(source, reading, clock, options.authority, words),
      ...fieldSections(selected, stage.article, options.authority, words),
      missingSection(selected, words),
    ].filter(({ blocks }) => blocks.length > 0),
  };
  const released = selected.fields.map(({ key }) => key);
  return ok({ document, released, withheld: selected.withheld, missing: selected.missing });
}

function strictestOf(own: TlpLabel, { fields }: SelectedFields): TlpLabel {
  return strictestTlp([own, ...fields.flatMap(({ labels }) => labels)]) ?? own;
}

function frameOf(
  { file: { incident }, stage }: StageSource,
  { instrument }: Reading,
  tlp: TlpLabel,
  { text, say, instant }: DocumentWords,
  { language, authority, organisation, analyst, nowIso, isExercise }: StageReportOptions,
): Omit<PrintDocument, "sections"> {
  return {
    language,
    kind: text.reporting.stageReport,
    title: `${say(instrument.name)}: ${say(stage.name)}`,
    reference: `${incident.number}_${instrument.id}_${stage.id}_${authority}`,
    marking: {
      tlp,
      pap: incident.pap,
      audience: TLP_AUDIENCE[tlp][language],
      exercise: isExercise ? text.documents.exercise : null,
    },
    imprint: [
      `${incident.number} · ${organisation}`,
      text.documents.madeBy(analyst, instant(nowIso)),
    ],
  };
}

function stageSection(
  { stage, file: { incident } }: StageSource,
  { instrument, country }: Reading,
  { anchorMs, dueMs, sentMs }: StageClock,
  authority: Authority,
  words: DocumentWords,
): Section {
  const { reporting, clocks, cases } = words.text;
  const at = (ms: number | null) => (ms === null ? "" : words.instant(new Date(ms).toISOString()));
  const rows: readonly (readonly [string, string])[] = [
    [cases.fieldNumber, incident.number],
    [reporting.act, `${instrument.act}${country === "" ? "" : ` (${country})`}`],
    [reporting.article, stage.article],
    [clocks.recipient, words.say(AUTHORITIES[authority])],
    [clocks.anchor, at(anchorMs)],
    [reporting.due, at(dueMs)],
    [reporting.alreadySent, at(sentMs)],
  ];
  return {
    id: "stage",
    title: words.say(stage.name),
    blocks: [{ kind: "facts", rows: rows.filter(([, value]) => value !== "") }],
  };
}

/** Each field says by which article it is asked for, and for whom. */
function fieldSections(
  { fields }: SelectedFields,
  article: string,
  authority: Authority,
  words: DocumentWords,
): readonly Section[] {
  const asked = `${article} · ${words.say(AUTHORITIES[authority])}`;
  return fields.map(({ key, blocks }) => ({
    id: key,
    title: capital(words.say(CONTENT[key])),
    blocks: [{ kind: "paragraph" as const, text: asked }, ...blocks],
  }));
}

/** What the act wants always and the case can't say yet is said as such: a gap that is named is no silence. */
function missingSection({ missing }: SelectedFields, words: DocumentWords): Section {
  const items = missing
    .filter(({ when }) => when === "always")
    .map(({ key }) => words.say(CONTENT[key]));
  return {
    id: "missing",
    title: words.text.reporting.notYet,
    blocks: items.length === 0 ? [] : [{ kind: "list", items }],
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
