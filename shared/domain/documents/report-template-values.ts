import { defangValue } from "../observables/defang.ts";
import { isObservableType } from "../observables/types.ts";
import { PLAYBOOK_PHASE_NAMES } from "../playbooks/phase-text-data.ts";
import { relationPhrase } from "../relation/relation.ts";
import {
  COUNTERMEASURE_STATUS_NAMES,
  INCIDENT_STATUS_NAMES,
  INVESTIGATION_STATUS_NAMES,
  TASK_STATUS_NAMES,
} from "../status/status-text-data.ts";
import type { TemplateValues } from "../templates/template.ts";
import type { Incident } from "../../model/incident.ts";
import type { StatedTime } from "../../model/values.ts";
import type { CaseParts, Marked } from "./case-file.ts";
import type { DocumentWords } from "./document-words.ts";
import type { ReportList } from "./report-template-fields.ts";

/** The incident's own facts, in the words of the document's language. */
export function incidentValues(incident: Incident, words: DocumentWords): TemplateValues {
  const { documents } = words.text;
  const stated = (at: StatedTime | null) => (at === null ? "" : words.times(at).utc);
  return {
    number: incident.number,
    title: incident.title,
    status: words.say(INCIDENT_STATUS_NAMES[incident.status]),
    statusReason: incident.statusReason ?? "",
    severity: documents.severities[incident.severity],
    tlp: incident.tlp ?? "",
    pap: incident.pap ?? "",
    classification: incident.classification.map(words.classification).join(", "),
    owner: incident.owner ?? "",
    occurred: stated(incident.occurredAt),
    detected: stated(incident.detectedAt),
    created: words.instant(incident.createdAt),
    closed: incident.closedAt === null ? "" : words.instant(incident.closedAt),
    tags: incident.tags.join(", "),
    description: incident.description,
  };
}

/** The parts that are within the ceiling; a template gets no others. */
export function partValues(
  parts: CaseParts,
  words: DocumentWords,
): Readonly<Record<ReportList, readonly TemplateValues[]>> {
  return { ...materialValues(parts, words), ...workValues(parts, words) };
}

/** What is known. */
function materialValues(parts: CaseParts, words: DocumentWords) {
  return {
    timeline: entries(parts.timeline, (event) => ({
      ...words.times(event.at),
      precision: words.precision(event.at),
      title: event.title,
      detail: event.detail,
      source: event.source ?? "",
    })),
    reports: entries(parts.reports, (report) => ({
      number: report.number,
      received: words.instant(report.receivedAt),
      sender: report.sender ?? "",
      title: report.title,
    })),
    observables: entries(parts.observables, (link) => ({
      type: link.type,
      value: isObservableType(link.type) ? defangValue(link.type, link.value) : link.value,
      comment: link.comment ?? "",
      isForDetection: link.isForDetection,
    })),
    evidence: entries(parts.evidence, (item) => ({
      name: item.name,
      size: String(item.sizeBytes),
      sha256: item.sha256,
      description: item.description,
    })),
    relations: entries(parts.relations, (relation) => ({
      type: words.say(relationPhrase(relation.type, relation.seenFrom)),
      title: relation.title,
      comment: relation.comment,
    })),
  };
}

/** What was and is done. */
function workValues(parts: CaseParts, words: DocumentWords) {
  const { incident } = words.text;
  return {
    tasks: entries(parts.tasks, (task) => ({
      phase: words.say(PLAYBOOK_PHASE_NAMES[task.phase]),
      title: task.title,
      detail: task.detail,
      status: words.say(TASK_STATUS_NAMES[task.status]),
      owner: task.owner ?? "",
      due: task.dueAt === null ? "" : words.instant(task.dueAt),
    })),
    investigations: entries(parts.investigations, (item) => ({
      askedOf: item.askedOf,
      question: item.question,
      answer: item.answer,
      status: words.say(INVESTIGATION_STATUS_NAMES[item.status]),
    })),
    countermeasures: entries(parts.countermeasures, (item) => ({
      kind: incident.countermeasureKinds[item.kind],
      target: item.target,
      detail: item.detail,
      requestedOf: item.requestedOf,
      status: words.say(COUNTERMEASURE_STATUS_NAMES[item.status]),
    })),
    notes: entries(parts.notes, (note) => ({
      at: words.instant(note.createdAt),
      author: note.author,
      text: note.text,
    })),
  };
}

function entries<T>(
  marked: readonly Marked<T>[],
  valuesOf: (value: T) => TemplateValues,
): readonly TemplateValues[] {
  return marked.map(({ tlp, value }) => ({ ...valuesOf(value), tlp: tlp ?? "" }));
}
