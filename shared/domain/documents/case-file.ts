import type {
  Countermeasure,
  Evidence,
  Investigation,
  Note,
  Task,
  TimelineEvent,
} from "../../model/case-parts.ts";
import type { Hypothesis, TitledItem } from "../../model/judgement.ts";
import type { Incident } from "../../model/incident.ts";
import type { ObservableLink } from "../../model/observable.ts";
import type { PapLabel } from "../markings/pap.ts";
import { compareTlp, strictestTlp, type TlpLabel } from "../markings/tlp.ts";
import type { ScoreReason } from "../triage-score/triage-score.ts";

/** A part of a case with the labels that count for it; null TLP: nobody has marked it, so it may not leave. */
export interface Marked<T> {
  readonly tlp: TlpLabel | null;
  readonly pap: PapLabel | null;
  readonly value: T;
}

export interface JoinedReport {
  readonly number: string;
  readonly title: string;
  readonly sender: string | null;
  readonly receivedAt: string;
}

/** A relation as seen from the incident; its label is that of the record at the other end. */
export interface RelatedRecord {
  readonly type: string;
  readonly seenFrom: "from" | "to";
  readonly title: string;
  readonly comment: string;
}

/** What was done to the incident itself; entries about its parts would tell of parts that are withheld. */
export interface HistoryLine {
  readonly at: string;
  readonly actor: string;
  readonly verb: string;
}

export interface CaseParts {
  readonly reports: readonly Marked<JoinedReport>[];
  readonly timeline: readonly Marked<TimelineEvent>[];
  readonly observables: readonly Marked<ObservableLink>[];
  readonly evidence: readonly Marked<Evidence>[];
  readonly tasks: readonly Marked<Task>[];
  readonly notes: readonly Marked<Note>[];
  readonly hypotheses: readonly Marked<Hypothesis>[];
  /** Marked at least as the record that an item rests on. */
  readonly weighedItems: readonly Marked<TitledItem>[];
  readonly investigations: readonly Marked<Investigation>[];
  readonly countermeasures: readonly Marked<Countermeasure>[];
  readonly relations: readonly Marked<RelatedRecord>[];
}

/** Everything that a case report can be made of. */
export interface CaseFile {
  readonly incident: Incident;
  readonly scoreReasons: readonly ScoreReason[];
  readonly parts: CaseParts;
  readonly history: readonly HistoryLine[];
}

/** The label that counts for a part: its own or its container's, and never below that of the container that it came with. */
export function markPart<
  T extends { readonly tlp: TlpLabel | null; readonly pap: PapLabel | null },
>(
  value: T,
  container: { readonly tlp: TlpLabel | null; readonly pap: PapLabel | null },
): Marked<T> {
  return { tlp: value.tlp ?? container.tlp, pap: value.pap ?? container.pap, value };
}

/** May a part with this label stand in a document with this ceiling? What is not marked may not. */
export function isWithin(tlp: TlpLabel | null, ceiling: TlpLabel): boolean {
  return tlp !== null && compareTlp(tlp, ceiling) <= 0;
}

/** A file of a report stays as closed as the report that it came with. */
export function strictestOf(own: TlpLabel | null, container: TlpLabel | null): TlpLabel | null {
  if (container === null) return null;
  return own === null ? container : strictestTlp([own, container]);
}
