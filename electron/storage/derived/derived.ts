import type { ScoreWeights } from "../../../shared/domain/triage-score/score-weights.ts";
import type { KnownExploited } from "../../../shared/domain/triage-score/triage-score.ts";
import type { WriteHandle } from "../database.ts";
import { settleObservables } from "../links/settle-observables.ts";
import { isSameJson, type Fields } from "../records/json-value.ts";
import type { RecordDefinition } from "../records/record-definitions-table.ts";
import { isTextKind } from "../records/record-id.ts";
import { findRowId } from "../records/record-rows.ts";
import type { RecordKind } from "../../../shared/model/ids.ts";
import { countIncidentParts, countReportParts, gatherScoreFacts } from "./incident-counts.ts";
import { noteNextDue } from "./next-due.ts";
import { indexNames } from "./name-index.ts";
import { scoreIncidents } from "./incident-scores.ts";
import { indexText, searchedFields } from "./text-index.ts";

/** What scores are computed with; all handed in, so that the same journal gives the same scores. */
export interface ScoreBasis {
  readonly weights: ScoreWeights;
  readonly knownExploited: KnownExploited;
}

/**
 * A record before and after a change; null where there is none. Of an update both hold the fields of `fieldsToWatch`
 * and those that changed.
 */
export interface RecordChange {
  readonly kind: RecordKind;
  readonly rowId: number;
  readonly before: Fields | null;
  readonly after: Fields | null;
}

/** Fields that have to be known beside the changed ones: the owner's, and all of a text when one of it changes. */
export function fieldsToWatch(
  kind: RecordKind,
  definition: RecordDefinition,
  changed: readonly string[],
): readonly string[] {
  const owners = OWNERS.map(([field]) => field).filter((field) => field in definition.fields);
  const searched = searchedFields(kind);
  const isText = changed.some((name) => searched.includes(name));
  return [...new Set([...changed, ...owners, ...(isText ? searched : [])])];
}

/**
 * Keeps in step what follows from the records: full-text index, tags and classifications for look-up, counts, scores, times
 * of change. It is told of every change of an action and settles what can wait once, at the action's end.
 */
export interface Derived {
  /** To be called after the row is made or changed, and before it is removed. */
  readonly recordChanged: (change: RecordChange) => void;
  readonly linksChanged: (kind: "incident" | "report", rowId: number) => void;
  readonly observableLost: (observableId: number) => void;
  readonly settle: () => void;
}

export function createDerived(write: WriteHandle, nowMs: number, basis: ScoreBasis): Derived {
  const todo = {
    observables: new Set<number>(),
    incidentLinks: new Set<number>(),
    reportLinks: new Set<number>(),
    incidentParts: new Set<number>(),
    reportParts: new Set<number>(),
    scores: new Set<number>(),
    gone: new Set<number>(),
    clocks: new Set<number>(),
  };
  const partsChanged = (fields: Fields | null): void => {
    for (const [field, table, set] of OWNERS) {
      const id = fields?.[field];
      const rowId = typeof id === "string" ? findRowId(write, table, id) : undefined;
      if (rowId === undefined) continue;
      todo[set].add(rowId);
      // Evidence of a report counts in the report's incident too.
      const incident = table === "report" ? incidentOfReport(write, rowId) : null;
      if (incident !== null) todo.incidentParts.add(incident);
    }
  };
  const clocksChanged = ({ before, after }: RecordChange): void => {
    for (const id of [before?.["incidentId"], after?.["incidentId"]]) {
      const rowId = typeof id === "string" ? findRowId(write, "incident", id) : undefined;
      if (rowId !== undefined) todo.clocks.add(rowId);
    }
  };
  return {
    recordChanged: (change) => {
      indexText(write, change);
      indexNames(write, change);
      if (change.after === null && isTextKind(change.kind)) todo.gone.add(change.rowId);
      if (change.kind === "incident" && isScoreAffected(change)) todo.scores.add(change.rowId);
      if (change.kind === "clock-entry") clocksChanged(change);
      if (change.kind === "report" || isPartKind(change.kind)) {
        partsChanged(change.before);
        partsChanged(change.after);
      }
    },
    linksChanged: (kind, rowId) => {
      todo[kind === "incident" ? "incidentLinks" : "reportLinks"].add(rowId);
    },
    observableLost: (observableId) => todo.observables.add(observableId),
    settle: () => {
      settleObservables(write, todo.observables);
      const isThere = (rowId: number): boolean => !todo.gone.has(rowId);
      const withLinks = [...todo.incidentLinks].filter(isThere);
      const withParts = [...new Set([...todo.incidentParts, ...withLinks])].filter(isThere);
      gatherScoreFacts(write, withLinks);
      countIncidentParts(write, withParts, nowMs);
      countReportParts(write, [...todo.reportParts, ...todo.reportLinks].filter(isThere), nowMs);
      noteNextDue(write, todo.clocks, nowMs);
      scoreIncidents(write, new Set([...todo.scores, ...withParts].filter(isThere)), nowMs, basis);
    },
  };
}

function incidentOfReport(write: WriteHandle, reportRowId: number): number | null {
  const row = write.get<{ readonly incident: number | null }>(
    "SELECT incident_id AS incident FROM report WHERE id = ?",
    [reportRowId],
  );
  return row?.incident ?? null;
}

const OWNERS = [
  ["incidentId", "incident", "incidentParts"],
  ["reportId", "report", "reportParts"],
] as const;

/** Kinds whose rows belong to an incident (or report) and count there. */
const PART_KINDS: ReadonlySet<RecordKind> = new Set<RecordKind>([
  "task",
  "note",
  "timeline-event",
  "investigation",
  "countermeasure",
  "hypothesis",
  "weighed-item",
  "clock-entry",
  "evidence",
]);

function isPartKind(kind: RecordKind): boolean {
  return PART_KINDS.has(kind);
}

const SCORED_FIELDS = ["severity", "status", "classification"] as const;

function isScoreAffected({ before, after }: RecordChange): boolean {
  return (
    after !== null && SCORED_FIELDS.some((field) => !isSameJson(before?.[field], after[field]))
  );
}
