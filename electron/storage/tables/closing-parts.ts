import {
  COUNTERMEASURE_STATUSES,
  INVESTIGATION_STATUSES,
  REPORT_STATUSES,
  TASK_STATUSES,
} from "../../../shared/domain/status/statuses.ts";
import type { LinkedToIncident } from "../../../shared/domain/status/closing-preview.ts";
import type { ReadHandle } from "../database.ts";
import { uuidText } from "../records/uuid.ts";

/** The linked records of an incident that its closing has to look at: those that are not finished. */
export function readClosingParts(read: ReadHandle, incidentRowId: number): LinkedToIncident {
  const linked = <S extends string>(sql: string, statuses: readonly [S, ...S[]]) =>
    read
      .all<{ readonly uuid: Uint8Array; readonly title: string; readonly status: number }>(sql, [
        incidentRowId,
      ])
      .map(({ uuid, title, status }) => ({
        id: uuidText(uuid),
        title,
        status: statuses[status] ?? statuses[0],
      }));
  return {
    tasks: linked(
      "SELECT uuid, title, status FROM task WHERE incident_id = ? AND status = 0 ORDER BY position, id",
      TASK_STATUSES,
    ),
    investigations: linked(
      "SELECT uuid, asked_of AS title, status FROM investigation WHERE incident_id = ? AND status < 3",
      INVESTIGATION_STATUSES,
    ),
    countermeasures: linked(
      "SELECT uuid, target AS title, status FROM countermeasure WHERE incident_id = ? AND status < 2",
      COUNTERMEASURE_STATUSES,
    ),
    reports: linked(
      "SELECT uuid, title, status FROM report WHERE incident_id = ? AND status = 0",
      REPORT_STATUSES,
    ),
  };
}
