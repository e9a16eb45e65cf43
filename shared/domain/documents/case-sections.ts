import { defangValue } from "../observables/defang.ts";
import { isObservableType } from "../observables/types.ts";
import { PLAYBOOK_PHASE_NAMES } from "../playbooks/phase-text-data.ts";
import { relationPhrase } from "../relation/relation.ts";
import {
  COUNTERMEASURE_STATUS_NAMES,
  INVESTIGATION_STATUS_NAMES,
  TASK_STATUS_NAMES,
} from "../status/status-text-data.ts";
import { correctedInstantMs } from "../time/stated-time.ts";
import type { CaseParts, Marked } from "./case-file.ts";
import type { DocumentWords } from "./document-words.ts";
import type { Block, Section } from "./document.ts";
import { judgementSection } from "./judgement-section.ts";

/** One section for each kind of part; each row says its label, as a page may be read alone. */
export function partSections(parts: CaseParts, words: DocumentWords): readonly Section[] {
  return [
    timelineSection(parts.timeline, words),
    reportSection(parts.reports, words),
    observableSection(parts.observables, words),
    evidenceSection(parts.evidence, words),
    taskSection(parts.tasks, words),
    investigationSection(parts.investigations, words),
    countermeasureSection(parts.countermeasures, words),
    judgementSection(parts.hypotheses, parts.weighedItems, words),
    noteSection(parts.notes, words),
    relationSection(parts.relations, words),
  ];
}

type Builder<K extends keyof CaseParts> = (parts: CaseParts[K], words: DocumentWords) => Section;

const timelineSection: Builder<"timeline"> = (events, words) => {
  const { incident } = words.text;
  const ordered = events.toSorted(
    (a, b) =>
      correctedInstantMs(a.value.at, a.value.clockSkewSeconds) -
      correctedInstantMs(b.value.at, b.value.clockSkewSeconds),
  );
  const columns = [
    incident.columnUtc,
    incident.columnLocal,
    incident.columnPrecision,
    incident.columnEvent,
    incident.columnSource,
  ];
  return tableSection("timeline", incident.tabNames.timeline, columns, words, ordered, (event) => {
    const { utc, local } = words.times(event.at);
    const skew = event.clockSkewSeconds;
    const off = skew === 0 ? "" : `\n${words.text.documents.skew(skew)}`;
    return [
      utc,
      local,
      words.precision(event.at) + off,
      joined(event.title, event.detail),
      event.source ?? "",
    ];
  });
};

const reportSection: Builder<"reports"> = (reports, words) => {
  const { cases } = words.text;
  const columns = [cases.fieldNumber, cases.fieldReceived, cases.fieldSender, cases.fieldTitle];
  return tableSection("reports", cases.fieldReports, columns, words, reports, (report) => [
    report.number,
    words.instant(report.receivedAt),
    report.sender ?? "",
    report.title,
  ]);
};

const observableSection: Builder<"observables"> = (links, words) => {
  const { cases } = words.text;
  const columns = [cases.obsType, cases.obsValue, cases.obsDetection, cases.obsComment];
  return tableSection("observables", cases.obsTitle, columns, words, links, (link) => [
    link.type,
    isObservableType(link.type) ? defangValue(link.type, link.value) : link.value,
    link.isForDetection ? cases.yes : cases.no,
    link.comment ?? "",
  ]);
};

const evidenceSection: Builder<"evidence"> = (items, words) => {
  const { incident, documents } = words.text;
  const columns = [documents.fileName, documents.sizeBytes, "SHA-256"];
  const title = incident.tabNames.evidence;
  return tableSection("evidence", title, columns, words, items, (item) => [
    joined(item.isDamaged ? `${item.name} (${documents.damaged})` : item.name, item.description),
    String(item.sizeBytes),
    item.sha256,
  ]);
};

const taskSection: Builder<"tasks"> = (tasks, words) => {
  const { cases, incident } = words.text;
  const columns = [
    incident.phase,
    incident.taskTitle,
    cases.fieldStatus,
    cases.fieldOwner,
    incident.due,
  ];
  return tableSection("tasks", incident.tabNames.tasks, columns, words, tasks, (task) => [
    words.say(PLAYBOOK_PHASE_NAMES[task.phase]),
    joined(task.title, task.detail),
    words.say(TASK_STATUS_NAMES[task.status]),
    task.owner ?? "",
    task.dueAt === null ? "" : words.instant(task.dueAt),
  ]);
};

const investigationSection: Builder<"investigations"> = (items, words) => {
  const { cases, incident } = words.text;
  const columns = [incident.askedOf, incident.question, incident.answer, cases.fieldStatus];
  const title = incident.investigations;
  return tableSection("investigations", title, columns, words, items, (item) => [
    item.askedOf,
    item.question,
    item.answer,
    words.say(INVESTIGATION_STATUS_NAMES[item.status]),
  ]);
};

const countermeasureSection: Builder<"countermeasures"> = (items, words) => {
  const { cases, incident } = words.text;
  const columns = [
    incident.countermeasureKind,
    incident.target,
    incident.requestedOfLabel,
    cases.fieldStatus,
  ];
  const title = incident.countermeasures;
  return tableSection("countermeasures", title, columns, words, items, (item) => [
    incident.countermeasureKinds[item.kind],
    joined(item.target, item.detail),
    item.requestedOf,
    words.say(COUNTERMEASURE_STATUS_NAMES[item.status]),
  ]);
};

/** Notes are long texts: each stands whole, under who wrote it when. */
const noteSection: Builder<"notes"> = (notes, { text, instant }) => ({
  id: "notes",
  title: text.incident.tabNames.notes,
  blocks: notes.flatMap(({ tlp, value }): readonly Block[] => [
    { kind: "paragraph", text: `${instant(value.createdAt)} · ${value.author} · ${tlp ?? ""}` },
    { kind: "verbatim", text: value.text },
  ]),
});

const relationSection: Builder<"relations"> = (relations, words) => {
  const { incident } = words.text;
  const columns = [incident.relationType, incident.relationTo, incident.comment];
  return tableSection("relations", incident.relations, columns, words, relations, (relation) => [
    words.say(relationPhrase(relation.type, relation.seenFrom)),
    relation.title,
    relation.comment,
  ]);
};

function tableSection<T>(
  id: string,
  title: string,
  columns: readonly string[],
  words: DocumentWords,
  marked: readonly Marked<T>[],
  cells: (value: T) => readonly string[],
): Section {
  if (marked.length === 0) return { id, title, blocks: [] };
  const { cases, documents } = words.text;
  const all = marked.map(({ tlp, value }) => [...cells(value), tlp ?? ""]);
  // A column in which nothing stands takes room from those in which something does.
  const isFilled = (_cell: string, column: number) => all.some((row) => row[column] !== "");
  const rows = all.map((row) => row.filter(isFilled));
  const caption = documents.entries(marked.length);
  return {
    id,
    title,
    blocks: [
      { kind: "table", caption, columns: [...columns, cases.fieldTlp].filter(isFilled), rows },
    ],
  };
}

function joined(title: string, detail: string): string {
  return detail === "" ? title : `${title}\n${detail}`;
}
