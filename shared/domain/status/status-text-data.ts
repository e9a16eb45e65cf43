import type { LocalisedText } from "../language/localised-text.ts";
import type {
  CountermeasureStatus,
  IncidentStatus,
  InvestigationStatus,
  ReportStatus,
  TaskStatus,
} from "./statuses.ts";

type Names<S extends string> = Readonly<Record<S, LocalisedText>>;

export const INCIDENT_STATUS_NAMES: Names<IncidentStatus> = {
  new: { en: "new", de: "neu", fr: "nouveau" },
  triaged: { en: "triaged", de: "gesichtet", fr: "trié" },
  "in-progress": { en: "in progress", de: "in Arbeit", fr: "en cours" },
  waiting: { en: "waiting", de: "wartend", fr: "en attente" },
  resolved: { en: "resolved", de: "gelöst", fr: "résolu" },
  closed: { en: "closed", de: "geschlossen", fr: "clos" },
};

export const REPORT_STATUS_NAMES: Names<ReportStatus> = {
  new: { en: "new", de: "neu", fr: "nouveau" },
  accepted: { en: "accepted", de: "angenommen", fr: "accepté" },
  rejected: { en: "rejected", de: "abgewiesen", fr: "rejeté" },
};

export const TASK_STATUS_NAMES: Names<TaskStatus> = {
  open: { en: "open", de: "offen", fr: "ouverte" },
  done: { en: "done", de: "erledigt", fr: "faite" },
  skipped: { en: "skipped", de: "ausgelassen", fr: "omise" },
};

export const INVESTIGATION_STATUS_NAMES: Names<InvestigationStatus> = {
  open: { en: "open", de: "offen", fr: "ouverte" },
  waiting: { en: "waiting for an answer", de: "wartet auf Antwort", fr: "en attente de réponse" },
  answered: { en: "answered", de: "beantwortet", fr: "répondue" },
  closed: { en: "closed", de: "geschlossen", fr: "close" },
};

export const COUNTERMEASURE_STATUS_NAMES: Names<CountermeasureStatus> = {
  requested: { en: "requested", de: "angefordert", fr: "demandée" },
  active: { en: "active", de: "wirksam", fr: "active" },
  lifted: { en: "lifted", de: "aufgehoben", fr: "levée" },
  failed: { en: "failed", de: "gescheitert", fr: "échouée" },
  withdrawn: { en: "withdrawn", de: "zurückgezogen", fr: "retirée" },
};
