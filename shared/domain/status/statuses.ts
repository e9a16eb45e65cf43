/** Statuses of an incident in the order of the work. */
export const INCIDENT_STATUSES = [
  "new",
  "triaged",
  "in-progress",
  "waiting",
  "resolved",
  "closed",
] as const;
/** Statuses of a report (what came in): waiting for triage, taken up in an incident, or turned away with a reason. */
export const REPORT_STATUSES = ["new", "accepted", "rejected"] as const;
/** Statuses of a task. */
export const TASK_STATUSES = ["open", "done", "skipped"] as const;
/** Statuses of an investigation: a question that we put to somebody else. */
export const INVESTIGATION_STATUSES = ["open", "waiting", "answered", "closed"] as const;
/** Statuses of a countermeasure: a block, take-down or clean-up. */
export const COUNTERMEASURE_STATUSES = [
  "requested",
  "active",
  "lifted",
  "failed",
  "withdrawn",
] as const;

export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];
export type ReportStatus = (typeof REPORT_STATUSES)[number];
export type TaskStatus = (typeof TASK_STATUSES)[number];
export type InvestigationStatus = (typeof INVESTIGATION_STATUSES)[number];
export type CountermeasureStatus = (typeof COUNTERMEASURE_STATUSES)[number];
