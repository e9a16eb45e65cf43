import { REPORT_STATUSES } from "../../../shared/domain/status/statuses.ts";
import { SEVERITIES } from "../../../shared/domain/severity/severity.ts";
import type { ReportStatus } from "../../../shared/model/report.ts";
import type { Pap, Severity, StatedTime, Tlp } from "../../../shared/model/values.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { papOf, statedTimeOf, textsOf, tlpOf } from "../../storage/tables/json-columns.ts";
import { uuidBytes } from "../../storage/records/uuid.ts";

/** What a decision about a report depends on. */
export interface ReportState {
  readonly id: string;
  readonly rowId: number;
  readonly number: string;
  readonly title: string;
  readonly status: ReportStatus;
  readonly severity: Severity | null;
  readonly tlp: Tlp | null;
  readonly pap: Pap | null;
  readonly tags: readonly string[];
  readonly classification: readonly string[];
  readonly occurredAt: StatedTime | null;
}

/** Undefined when there is no report with this id. */
export function readReportState(read: ReadHandle, id: string): ReportState | undefined {
  const row = read.get<StateRow>(
    `SELECT id, number, title, status, severity, tlp, pap, tags, classification, occurred_at
       FROM report WHERE uuid = ?`,
    [uuidBytes(id)],
  );
  return (
    row && {
      id,
      rowId: row.id,
      number: row.number,
      title: row.title,
      status: REPORT_STATUSES[row.status] ?? "new",
      severity: SEVERITIES[row.severity] ?? null,
      tlp: tlpOf(row.tlp),
      pap: papOf(row.pap),
      tags: textsOf(row.tags),
      classification: textsOf(row.classification),
      occurredAt: statedTimeOf(row.occurred_at),
    }
  );
}

/** How a report is called in the journal. */
export function reportSubject(state: {
  readonly id: string;
  readonly number: string;
  readonly title: string;
}) {
  return { kind: "report", id: state.id, title: `${state.number} ${state.title}` } as const;
}

interface StateRow {
  readonly id: number;
  readonly number: string;
  readonly title: string;
  readonly status: number;
  readonly severity: number;
  readonly tlp: number;
  readonly pap: number;
  readonly tags: string;
  readonly classification: string;
  readonly occurred_at: string | null;
}
