import type { IncidentStatus } from "../../../shared/model/incident.ts";
import type { Pap, Tlp } from "../../../shared/model/values.ts";
import { INCIDENT_STATUSES } from "../../../shared/domain/status/statuses.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { papOf, textsOf, tlpOf } from "../../storage/tables/json-columns.ts";
import { uuidBytes } from "../../storage/records/uuid.ts";

/** What a decision about an incident depends on. */
export interface IncidentState {
  readonly id: string;
  readonly rowId: number;
  readonly number: string;
  readonly title: string;
  readonly status: IncidentStatus;
  readonly tlp: Tlp | null;
  readonly pap: Pap | null;
  readonly tags: readonly string[];
  readonly classification: readonly string[];
  readonly revision: number;
  readonly isMerged: boolean;
}

/** Undefined when there is no incident with this id. */
export function readIncidentState(read: ReadHandle, id: string): IncidentState | undefined {
  const row = read.get<StateRow>(
    `SELECT id, number, title, status, tlp, pap, tags, classification, revision, merged_into
       FROM incident WHERE uuid = ?`,
    [uuidBytes(id)],
  );
  return (
    row && {
      id,
      rowId: row.id,
      number: row.number,
      title: row.title,
      status: INCIDENT_STATUSES[row.status] ?? "new",
      tlp: tlpOf(row.tlp),
      pap: papOf(row.pap),
      tags: textsOf(row.tags),
      classification: textsOf(row.classification),
      revision: row.revision,
      isMerged: row.merged_into !== null,
    }
  );
}

/** How an incident is called in the journal. */
export function incidentSubject(state: {
  readonly id: string;
  readonly number: string;
  readonly title: string;
}) {
  return { kind: "incident", id: state.id, title: `${state.number} ${state.title}` } as const;
}

interface StateRow {
  readonly id: number;
  readonly number: string;
  readonly title: string;
  readonly status: number;
  readonly tlp: number;
  readonly pap: number;
  readonly tags: string;
  readonly classification: string;
  readonly revision: number;
  readonly merged_into: number | null;
}
