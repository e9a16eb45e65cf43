import type {
  CountermeasureStatus,
  IncidentStatus,
  InvestigationStatus,
  ReportStatus,
  TaskStatus,
} from "../../shared/domain/status/statuses.ts";
import type { StatusTone } from "../ui/status/status-badge.tsx";

type Tones<S extends string> = Readonly<Record<S, StatusTone>>;

export const INCIDENT_TONES: Tones<IncidentStatus> = {
  new: "new",
  triaged: "active",
  "in-progress": "active",
  waiting: "waiting",
  resolved: "done",
  closed: "closed",
};

export const REPORT_TONES: Tones<ReportStatus> = {
  new: "new",
  accepted: "done",
  rejected: "closed",
};

export const TASK_TONES: Tones<TaskStatus> = { open: "new", done: "done", skipped: "closed" };

export const INVESTIGATION_TONES: Tones<InvestigationStatus> = {
  open: "new",
  waiting: "waiting",
  answered: "done",
  closed: "closed",
};

export const COUNTERMEASURE_TONES: Tones<CountermeasureStatus> = {
  requested: "waiting",
  active: "active",
  lifted: "closed",
  failed: "failed",
  withdrawn: "closed",
};
