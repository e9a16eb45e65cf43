import type {
  CountermeasureStatus,
  IncidentStatus,
  InvestigationStatus,
  ReportStatus,
  TaskStatus,
} from "./statuses.ts";
import { canTransition, isFinished } from "./workflow.ts";
import {
  COUNTERMEASURE_WORKFLOW,
  INCIDENT_WORKFLOW,
  INVESTIGATION_WORKFLOW,
  REPORT_WORKFLOW,
  TASK_WORKFLOW,
} from "./workflows.ts";

/** One linked record as the preview names it. */
export interface LinkedRecord<S extends string> {
  readonly id: string;
  readonly title: string;
  readonly status: S;
}

/** What hangs on the incident that is to be closed. */
export interface LinkedToIncident {
  readonly reports: readonly LinkedRecord<ReportStatus>[];
  readonly tasks: readonly LinkedRecord<TaskStatus>[];
  readonly investigations: readonly LinkedRecord<InvestigationStatus>[];
  readonly countermeasures: readonly LinkedRecord<CountermeasureStatus>[];
}

/** A record that closing would change, and to what. */
export type CascadeStep =
  | {
      readonly kind: "investigation";
      readonly record: LinkedRecord<InvestigationStatus>;
      readonly to: InvestigationStatus;
    }
  | {
      readonly kind: "countermeasure";
      readonly record: LinkedRecord<CountermeasureStatus>;
      readonly to: CountermeasureStatus;
    }
  | {
      readonly kind: "report";
      readonly record: LinkedRecord<ReportStatus>;
      readonly to: ReportStatus;
    };

/**
 * Something that has to be settled first. `open-task`: do it, or skip it with a reason. `not-closable`: the incident's
 * status can't step to closed.
 */
export type ClosingBlocker =
  | { readonly kind: "open-task"; readonly record: LinkedRecord<TaskStatus> }
  | { readonly kind: "not-closable"; readonly status: IncidentStatus };

/**
 * Something that stays as it is but that the analyst should know. `stays-active`: a block or take-down goes on after
 * the case is closed and must be lifted by somebody some day.
 */
export interface ClosingNotice {
  readonly kind: "stays-active";
  readonly record: LinkedRecord<CountermeasureStatus>;
}

export interface ClosingPreview {
  /** True when nothing blocks; a reason is still needed. */
  readonly canClose: boolean;
  readonly blockers: readonly ClosingBlocker[];
  /** Applied in one action with the closing, and undone with it. */
  readonly cascade: readonly CascadeStep[];
  readonly notices: readonly ClosingNotice[];
}

/**
 * What closing an incident would do, before it does it. Questions that are not closed are closed with it,
 * countermeasures that were only requested are withdrawn, new reports joined to it are accepted; active
 * countermeasures stay and are named; open tasks block.
 */
export function closingPreview(
  incident: { readonly status: IncidentStatus },
  linked: LinkedToIncident,
): ClosingPreview {
  const blockers: ClosingBlocker[] = linked.tasks
    .filter(({ status }) => !isFinished(TASK_WORKFLOW, status))
    .map((record) => ({ kind: "open-task", record }));
  if (!canTransition(INCIDENT_WORKFLOW, incident.status, "closed", { reason: "preview" }).ok) {
    blockers.push({ kind: "not-closable", status: incident.status });
  }
  return {
    canClose: blockers.length === 0,
    blockers,
    cascade: [
      ...investigationSteps(linked),
      ...countermeasureSteps(linked),
      ...reportSteps(linked),
    ],
    notices: linked.countermeasures
      .filter(({ status }) => status === "active")
      .map((record) => ({ kind: "stays-active", record })),
  };
}

function investigationSteps({ investigations }: LinkedToIncident): readonly CascadeStep[] {
  return investigations
    .filter(({ status }) => !isFinished(INVESTIGATION_WORKFLOW, status))
    .map((record) => ({ kind: "investigation", record, to: "closed" }));
}

function countermeasureSteps({ countermeasures }: LinkedToIncident): readonly CascadeStep[] {
  return countermeasures
    .filter(({ status }) => !isFinished(COUNTERMEASURE_WORKFLOW, status) && status !== "active")
    .map((record) => ({ kind: "countermeasure", record, to: "withdrawn" }));
}

function reportSteps({ reports }: LinkedToIncident): readonly CascadeStep[] {
  return reports
    .filter(({ status }) => !isFinished(REPORT_WORKFLOW, status))
    .map((record) => ({ kind: "report", record, to: "accepted" }));
}
