import type { Failure } from "../../../shared/contract/failures.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { applyAction } from "../../storage/journal/apply-action.ts";
import type { Change } from "../../storage/journal/change.ts";
import { readLinkRow } from "../../storage/links/link-rows.ts";
import { recordDefinition } from "../../storage/records/record-definitions-table.ts";
import { readRecord, readRecordFields } from "../../storage/records/record-rows.ts";
import { rangesOfIds, uuidBytes, uuidText } from "../../storage/records/uuid.ts";
import { changeVault, notFound, nowIso, Refused, type CaseContext } from "../case-context.ts";
import { takeIncidentNumbers } from "./create-incident.ts";
import { incidentSubject, readIncidentState, type IncidentState } from "./incident-state.ts";
import { cannotMerge, relationChange } from "./merge-incidents.ts";

export interface SplitRequest {
  readonly id: string;
  readonly title: string;
  readonly reportIds: readonly string[];
  readonly observableLinkIds: readonly string[];
  readonly evidenceIds: readonly string[];
  readonly noteIds: readonly string[];
  readonly taskIds: readonly string[];
}

/**
 * Moves chosen parts of an incident into a new one, which takes over classification, severity, markings, owner and tags.
 * Fails with `not-found` when a part is not there or not of this incident, with `cannot-merge` when nothing was chosen.
 */
export function splitIncident(
  context: CaseContext,
  request: SplitRequest,
): Result<{ readonly actionId: number; readonly id: string }, Failure> {
  const actor = context.actor();
  return changeVault(context.database, (write) => {
    const source = readIncidentState(write, request.id);
    const fields = readRecord(write, recordDefinition("incident"), request.id)?.fields;
    if (source === undefined || fields === undefined) {
      return err(notFound("incident", request.id));
    }
    const id = actor.ids.newId();
    const moved = [
      ...partMoves(write, source, request, id),
      ...linkMoves(write, source, request, id),
    ];
    if (moved.length === 0) return err(cannotMerge(request.id, "nothing was chosen to split off"));
    const [number = ""] = takeIncidentNumbers(write, context, actor.nowMs(), 1);
    const created: Change = {
      op: "create",
      kind: "incident",
      id,
      fields: {
        ...fields,
        ...FRESH,
        number,
        title: request.title,
        createdAt: nowIso(actor),
      },
    };
    const { actionId } = applyAction(write, actor, {
      verb: "incident-split",
      subjects: [
        { subject: incidentSubject({ id, number, title: request.title }), changes: [created] },
        {
          subject: incidentSubject(source),
          changes: [...moved, relationChange(actor, "split-from", id, source.id)],
        },
      ],
    });
    return ok({ actionId, id });
  });
}

/** What the new incident does not take over. */
const FRESH = {
  description: "",
  status: "new",
  statusReason: null,
  closedAt: null,
  mergedInto: null,
  occurredAt: null,
  detectedAt: null,
} as const;

function partMoves(
  read: ReadHandle,
  source: IncidentState,
  request: SplitRequest,
  toId: string,
): readonly Change[] {
  const evidenceOfReports = request.reportIds.flatMap((id) => evidenceOf(read, id, source.rowId));
  const chosen = [
    ["report", request.reportIds],
    ["evidence", [...new Set([...request.evidenceIds, ...evidenceOfReports])]],
    ["note", request.noteIds],
    ["task", request.taskIds],
  ] as const;
  return chosen.flatMap(([kind, ids]) =>
    [...new Set(ids)].map((id): Change => {
      const stored = readRecordFields(read, recordDefinition(kind), id, ["incidentId"]);
      if (stored?.fields["incidentId"] !== source.id) throw new Refused(notFound(kind, id));
      return { op: "update", kind, id, fields: { incidentId: toId } };
    }),
  );
}

/** Files that came with a report go with it. */
function evidenceOf(read: ReadHandle, reportId: string, incidentRowId: number): readonly string[] {
  return read
    .all<{ readonly uuid: Uint8Array }>(
      `SELECT e.uuid FROM report r JOIN evidence e ON e.report_id = r.id
        WHERE r.uuid = ? AND e.incident_id = ?`,
      [uuidBytes(reportId), incidentRowId],
    )
    .map(({ uuid }) => uuidText(uuid));
}

function linkMoves(
  read: ReadHandle,
  source: IncidentState,
  request: SplitRequest,
  toId: string,
): readonly Change[] {
  if (request.observableLinkIds.length === 0) return [];
  const ids = [...new Set(request.observableLinkIds)].map((id) => {
    const row = readLinkRow(read, uuidBytes(id));
    if (row?.incident_id !== source.rowId) throw new Refused(notFound("observable-link", id));
    return uuidBytes(id);
  });
  return [{ op: "move-links", ids: rangesOfIds(ids), incidentId: toId }];
}
