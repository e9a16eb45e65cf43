import type { Evidence } from "../../../shared/model/case-parts.ts";

/** The history of a file stands with its incident or report. */
export function historySubject(item: Evidence) {
  if (item.incidentId !== null)
    return { kind: "incident", id: item.incidentId, title: item.name } as const;
  if (item.reportId !== null)
    return { kind: "report", id: item.reportId, title: item.name } as const;
  return { kind: "evidence", id: item.id, title: item.name } as const;
}
