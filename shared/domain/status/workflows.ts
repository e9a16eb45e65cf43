import type {
  CountermeasureStatus,
  IncidentStatus,
  InvestigationStatus,
  ReportStatus,
  TaskStatus,
} from "./statuses.ts";
import type { TransitionRule, Workflow } from "./workflow.ts";

const free: TransitionRule = { reasonRequired: false };
const withReason: TransitionRule = { reasonRequired: true };

/** Closing and reopening an incident say why; every other step is free, so that triage stays fast. */
export const INCIDENT_WORKFLOW: Workflow<IncidentStatus> = {
  initial: "new",
  finished: ["closed"],
  transitions: {
    new: { triaged: free, "in-progress": free, waiting: free, resolved: free, closed: withReason },
    triaged: { new: free, "in-progress": free, waiting: free, resolved: free, closed: withReason },
    "in-progress": { triaged: free, waiting: free, resolved: free, closed: withReason },
    waiting: { triaged: free, "in-progress": free, resolved: free, closed: withReason },
    resolved: { "in-progress": free, waiting: free, closed: withReason },
    closed: { "in-progress": withReason },
  },
};

/** A rejected report can be taken up again without a reason: the new status speaks for itself. */
export const REPORT_WORKFLOW: Workflow<ReportStatus> = {
  initial: "new",
  finished: ["accepted", "rejected"],
  transitions: {
    new: { accepted: free, rejected: withReason },
    accepted: { new: free, rejected: withReason },
    rejected: { new: free, accepted: free },
  },
};

/** A skipped task says why: the playbook asked for it, the next reader must see that leaving it out was a decision. */
export const TASK_WORKFLOW: Workflow<TaskStatus> = {
  initial: "open",
  finished: ["done", "skipped"],
  transitions: {
    open: { done: free, skipped: withReason },
    done: { open: free },
    skipped: { open: free, done: free },
  },
};

/** Closing an unanswered question says why it is given up; closing an answered one needs no reason. */
export const INVESTIGATION_WORKFLOW: Workflow<InvestigationStatus> = {
  initial: "open",
  finished: ["closed"],
  transitions: {
    open: { waiting: free, answered: free, closed: withReason },
    waiting: { open: free, answered: free, closed: withReason },
    answered: { open: free, waiting: free, closed: free },
    closed: { open: withReason },
  },
};

/** Everything that ends a countermeasure, or finds that it failed, says why; asking for it again is free. */
export const COUNTERMEASURE_WORKFLOW: Workflow<CountermeasureStatus> = {
  initial: "requested",
  finished: ["lifted", "failed", "withdrawn"],
  transitions: {
    requested: { active: free, failed: withReason, withdrawn: withReason },
    active: { lifted: withReason, failed: withReason },
    lifted: { requested: free, active: free },
    failed: { requested: free, active: free },
    withdrawn: { requested: free },
  },
};
