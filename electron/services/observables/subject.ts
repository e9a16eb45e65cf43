import type { Failure } from "../../../shared/contract/failures.ts";
import type { ObservableSubject } from "../../../shared/model/observable.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ReadHandle } from "../../storage/database.ts";
import type { JournalSubject } from "../../storage/journal/change.ts";
import { notFound } from "../case-context.ts";
import { incidentSubject, readIncidentState } from "../incidents/incident-state.ts";
import { readReportState, reportSubject } from "../reports/report-state.ts";

/** An incident or report that carries observables. */
export interface SubjectState {
  readonly kind: "incident" | "report";
  readonly id: string;
  readonly rowId: number;
  readonly journal: JournalSubject;
}

/** Fails with `not-found`. */
export function readSubject(
  read: ReadHandle,
  { kind, id }: ObservableSubject,
): Result<SubjectState, Failure> {
  if (kind === "incident") {
    const state = readIncidentState(read, id);
    if (state === undefined) return err(notFound(kind, id));
    return ok({ kind, id, rowId: state.rowId, journal: incidentSubject(state) });
  }
  const state = readReportState(read, id);
  if (state === undefined) return err(notFound(kind, id));
  return ok({ kind, id, rowId: state.rowId, journal: reportSubject(state) });
}
