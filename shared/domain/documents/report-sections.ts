/** The parts of a case report that can be switched on and off, in their order. */
export const REPORT_SECTIONS = [
  "facts",
  "description",
  "score",
  "timeline",
  "reports",
  "observables",
  "evidence",
  "tasks",
  "investigations",
  "countermeasures",
  "judgement",
  "notes",
  "relations",
  "history",
] as const;
export type ReportSection = (typeof REPORT_SECTIONS)[number];

/** What a report has when nobody chooses; the history is for our own files. */
export const DEFAULT_REPORT_SECTIONS: readonly ReportSection[] = REPORT_SECTIONS.filter(
  (name) => name !== "history",
);
