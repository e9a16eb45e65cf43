import type { Language } from "../../text/language.ts";
import type { Texts } from "../../text/texts.ts";
import { DUTY_NAMES } from "../clocks/clock-text-data.ts";
import { findInstrument } from "../clocks/instruments/index.ts";
import { readNationally } from "../clocks/national-reading.ts";
import { TLP_AUDIENCE } from "../markings/marking-text-data.ts";
import { strictestTlp, type TlpLabel } from "../markings/tlp.ts";
import type { Severity } from "../severity/severity.ts";
import { INCIDENT_STATUS_NAMES } from "../status/status-text-data.ts";
import type { IncidentStatus } from "../status/statuses.ts";
import { isWithin } from "./case-file.ts";
import { createDocumentWords, type DocumentWords } from "./document-words.ts";
import type { PrintDocument, Section } from "./document.ts";

/** An incident as the brief names it. */
export interface BriefCase {
  readonly tlp: TlpLabel | null;
  readonly number: string;
  readonly title: string;
  readonly status: IncidentStatus;
  readonly severity: Severity;
  readonly owner: string | null;
  /** What was done to it in the time of the brief: verbs of the journal, most frequent first. */
  readonly acts: readonly { readonly verb: string; readonly count: number }[];
}

/** A task, question or countermeasure that somebody has to follow up. */
export interface BriefPart {
  /** Strictest of the part and its incident. */
  readonly tlp: TlpLabel | null;
  readonly incidentNumber: string;
  readonly text: string;
  /** Who has to do it, or of whom it was asked. */
  readonly who: string;
  readonly dueAt: string | null;
}

/** A stage of an act or service level that is overdue or due in the next shift. */
export interface BriefClock {
  readonly tlp: TlpLabel | null;
  readonly incidentNumber: string;
  readonly instrument: string;
  readonly country: string;
  readonly stage: string;
  readonly dueAt: string | null;
}

/** What happened since, and what is open now. */
export interface BriefFile {
  readonly sinceIso: string;
  readonly untilIso: string;
  readonly opened: readonly BriefCase[];
  readonly changed: readonly BriefCase[];
  readonly closed: readonly BriefCase[];
  /** Open, high or critical, and nobody has them. */
  readonly unowned: readonly BriefCase[];
  /** Open tasks that are overdue or due within a day of `untilIso`. */
  readonly due: readonly BriefPart[];
  readonly clocks: readonly BriefClock[];
  /** Questions and countermeasures that wait for somebody else. */
  readonly waiting: readonly BriefPart[];
  readonly reportsSince: number;
  readonly reportsWaiting: number;
}

export interface BriefOptions {
  readonly ceiling: TlpLabel;
  readonly language: Language;
  readonly texts: Texts;
  readonly organisation: string;
  readonly analyst: string;
  readonly isExercise: boolean;
}

export interface ShiftBrief {
  readonly document: PrintDocument;
  /** Labels of what is left out, for the analyst's eyes only. */
  readonly withheld: readonly (TlpLabel | null)[];
}

/** The page that one shift hands to the next. Nothing stricter than the ceiling stands in it, nor what is not marked. */
export function shiftBrief(file: BriefFile, options: BriefOptions): ShiftBrief {
  const { ceiling, language } = options;
  const words = createDocumentWords(language, options.texts);
  const { documents: text } = words.text;
  const everything = everythingIn(file);
  const inside = everything.flatMap(({ tlp }) =>
    isWithin(tlp, ceiling) && tlp !== null ? [tlp] : [],
  );
  const tlp = strictestTlp(inside) ?? "TLP:GREEN";
  const within = <T extends { readonly tlp: TlpLabel | null }>(items: readonly T[]) =>
    items.filter((item) => isWithin(item.tlp, ceiling));
  const period = `${words.instant(file.sinceIso)} – ${words.instant(file.untilIso)}`;
  return {
    withheld: everything.filter((one) => !isWithin(one.tlp, ceiling)).map((one) => one.tlp),
    document: {
      language,
      kind: text.shiftBrief,
      title: period,
      reference: file.untilIso.slice(0, 16).replaceAll(/[-:]/g, ""),
      marking: {
        tlp,
        pap: null,
        audience: TLP_AUDIENCE[tlp][language],
        exercise: options.isExercise ? text.exercise : null,
      },
      imprint: [options.organisation, text.madeBy(options.analyst, words.instant(file.untilIso))],
      sections: [
        countsSection(file, words),
        clockSection(within(file.clocks), file.untilIso, words),
        partSection("due", text.briefDue, within(file.due), file.untilIso, words),
        caseSection("unowned", text.briefUnowned, within(file.unowned), words),
        partSection("waiting", text.briefWaiting, within(file.waiting), file.untilIso, words),
        caseSection("opened", text.briefOpened, within(file.opened), words),
        caseSection("changed", text.briefChanged, within(file.changed), words),
        caseSection("closed", text.briefClosed, within(file.closed), words),
      ],
    },
  };
}

function everythingIn(file: BriefFile): readonly { readonly tlp: TlpLabel | null }[] {
  const cases = [file.opened, file.changed, file.closed, file.unowned];
  return [...cases.flat(), ...file.due, ...file.clocks, ...file.waiting];
}

/** Numbers only, which say nothing of any one case. */
function countsSection(file: BriefFile, { text }: DocumentWords): Section {
  const { documents } = text;
  return {
    id: "counts",
    title: documents.facts,
    blocks: [
      {
        kind: "facts",
        rows: [
          [documents.briefReportsSince, String(file.reportsSince)],
          [documents.briefReportsWaiting, String(file.reportsWaiting)],
        ],
      },
    ],
  };
}

function caseSection(
  id: string,
  title: string,
  items: readonly BriefCase[],
  words: DocumentWords,
): Section {
  const { cases, documents, journal } = words.text;
  if (items.length === 0) return nothing(id, title, words);
  const verbs: Readonly<Record<string, string>> = journal.verbs;
  const rows = items.map((item) => [
    item.number,
    item.title,
    documents.severities[item.severity],
    words.say(INCIDENT_STATUS_NAMES[item.status]),
    item.owner ?? "–",
    item.acts
      .map(({ verb, count }) => (count === 1 ? "" : `${String(count)} × `) + (verbs[verb] ?? verb))
      .join(", "),
    item.tlp ?? "",
  ]);
  const columns = [
    cases.fieldNumber,
    cases.fieldTitle,
    cases.fieldSeverity,
    cases.fieldStatus,
    cases.fieldOwner,
    documents.briefActs,
    cases.fieldTlp,
  ];
  return {
    id,
    title,
    blocks: [{ kind: "table", caption: documents.entries(rows.length), columns, rows }],
  };
}

function partSection(
  id: string,
  title: string,
  items: readonly BriefPart[],
  untilIso: string,
  words: DocumentWords,
): Section {
  const { cases, documents, incident } = words.text;
  if (items.length === 0) return nothing(id, title, words);
  const rows = items.map((item) => {
    const isLate = item.dueAt !== null && item.dueAt <= untilIso;
    const due = item.dueAt === null ? "–" : words.instant(item.dueAt);
    return [
      isLate ? `${due}\n${documents.briefOverdue}` : due,
      item.text,
      item.who === "" ? "–" : item.who,
      item.incidentNumber,
      item.tlp ?? "",
    ];
  });
  const columns = [
    incident.due,
    documents.briefWhat,
    documents.briefWho,
    cases.fieldNumber,
    cases.fieldTlp,
  ];
  return {
    id,
    title,
    blocks: [{ kind: "table", caption: documents.entries(rows.length), columns, rows }],
  };
}

/** Every row names whose duty it is: others are reminded, ours is kept. */
function clockSection(
  items: readonly BriefClock[],
  untilIso: string,
  words: DocumentWords,
): Section {
  const { cases, documents, incident } = words.text;
  if (items.length === 0) return nothing("clocks", documents.briefClocks, words);
  const rows = items.map(({ instrument: id, country, stage: stageId, dueAt, ...item }) => {
    const instrument = findInstrument(id);
    const reading = instrument === undefined ? undefined : readNationally(instrument, country);
    const stage = reading?.stages.find((one) => one.id === stageId);
    const due = dueAt === null ? "–" : words.instant(dueAt);
    const name = instrument === undefined ? id : words.say(instrument.name);
    return [
      dueAt !== null && dueAt <= untilIso ? `${due}\n${documents.briefOverdue}` : due,
      stage === undefined ? name : `${name}: ${words.say(stage.name)} (${stage.article})`,
      stage === undefined ? "–" : words.say(DUTY_NAMES[stage.duty]),
      item.incidentNumber,
      item.tlp ?? "",
    ];
  });
  const columns = [
    incident.due,
    documents.briefWhat,
    documents.briefWho,
    cases.fieldNumber,
    cases.fieldTlp,
  ];
  return {
    id: "clocks",
    title: documents.briefClocks,
    blocks: [{ kind: "table", caption: documents.entries(rows.length), columns, rows }],
  };
}

/** Said, not left out: an empty section tells that somebody looked. */
function nothing(id: string, title: string, { text }: DocumentWords): Section {
  return { id, title, blocks: [{ kind: "paragraph", text: text.documents.briefNothing }] };
}
