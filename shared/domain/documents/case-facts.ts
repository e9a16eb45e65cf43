import type { Incident } from "../../model/incident.ts";
import type { StatedTime } from "../../model/values.ts";
import { INCIDENT_STATUS_NAMES } from "../status/status-text-data.ts";
import { explainScoreReason } from "../triage-score/score-text-data.ts";
import type { CaseFile, HistoryLine } from "./case-file.ts";
import type { DocumentWords } from "./document-words.ts";
import type { Section } from "./document.ts";

/** What the incident is: status, severity, classes, who, when. */
export function caseFacts(incident: Incident, words: DocumentWords): Section {
  const { cases, incident: part, documents } = words.text;
  const status = words.say(INCIDENT_STATUS_NAMES[incident.status]);
  const because = incident.statusReason === null ? "" : `: ${incident.statusReason}`;
  const rows: readonly (readonly [string, string | null])[] = [
    [cases.fieldNumber, incident.number],
    [cases.fieldStatus, `${status}${because}`],
    [cases.fieldSeverity, documents.severities[incident.severity]],
    [cases.fieldClass, incident.classification.map(words.classification).join("\n")],
    [cases.fieldTlp, incident.tlp],
    [cases.fieldPap, incident.pap],
    [cases.fieldOwner, incident.owner],
    [part.occurred, statedText(incident.occurredAt, words)],
    [part.detected, statedText(incident.detectedAt, words)],
    [cases.fieldCreated, words.instant(incident.createdAt)],
    [part.closedAt, incident.closedAt === null ? null : words.instant(incident.closedAt)],
    [cases.fieldTags, incident.tags.join(", ")],
  ];
  const known = rows.flatMap(([name, value]) =>
    value === null || value === "" ? [] : [[name, value] as const],
  );
  return { id: "facts", title: documents.facts, blocks: [{ kind: "facts", rows: known }] };
}

/** The triage score with each of its reasons. */
export function scoreSection({ incident, scoreReasons }: CaseFile, words: DocumentWords): Section {
  const { cases, documents } = words.text;
  const reasons = scoreReasons.map(({ kind, points, facts }) => {
    const { classification } = facts;
    const named =
      typeof classification === "string"
        ? { ...facts, classification: words.classification(classification) }
        : facts;
    const sign = points < 0 ? "\u2212" : "+";
    return `${sign}${String(Math.abs(points))} ${explainScoreReason({ kind, points, facts: named }, words.language)}`;
  });
  return {
    id: "score",
    title: documents.score,
    blocks: [
      { kind: "paragraph", text: `${String(incident.score)} ${cases.scoreOf100}` },
      ...(reasons.length === 0 ? [] : [{ kind: "list" as const, items: reasons }]),
    ],
  };
}

/** What was done to the incident, by whom. */
export function caseHistory(history: readonly HistoryLine[], words: DocumentWords): Section {
  const { cases, incident, journal, documents } = words.text;
  const verbs: Readonly<Record<string, string>> = journal.verbs;
  const rows = history.map(({ at, actor, verb }) => [
    words.instant(at),
    actor,
    verbs[verb] ?? verb,
  ]);
  const columns = [cases.custodyTime, cases.custodyActor, cases.custodyAct];
  const title = incident.tabNames.history;
  const caption = documents.historyCaption;
  return {
    id: "history",
    title,
    blocks: rows.length === 0 ? [] : [{ kind: "table", caption, columns, rows }],
  };
}

function statedText(at: StatedTime | null, words: DocumentWords): string | null {
  if (at === null) return null;
  const { utc, local } = words.times(at);
  return `${utc} (${local.replace("\n", ", ")}) · ${words.precision(at)}`;
}
