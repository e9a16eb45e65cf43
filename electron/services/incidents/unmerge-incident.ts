import type { Failure } from "../../../shared/contract/failures.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { applyAction, type AppliedAction } from "../../storage/journal/apply-action.ts";
import type { Change, JournaledChange } from "../../storage/journal/change.ts";
import { listRows, parseChanges } from "../../storage/journal/journal-rows.ts";
import { recordDefinition } from "../../storage/records/record-definitions-table.ts";
import { readRecordFields } from "../../storage/records/record-rows.ts";
import { idsOfRanges, rangesOfIds, uuidBytes, uuidText } from "../../storage/records/uuid.ts";
import { changeVault, notFound, type CaseContext } from "../case-context.ts";
import { incidentSubject, readIncidentState, type IncidentState } from "./incident-state.ts";
import { cannotMerge } from "./merge-incidents.ts";

/**
 * Takes a merge back, also long after: what the merge moved and still is where it moved it comes back; what was added
 * since, or has moved on, stays. Fails with `not-found` or `cannot-merge`.
 */
export function unmergeIncident(context: CaseContext, id: string): Result<AppliedAction, Failure> {
  return changeVault(context.database, (write) => {
    const state = readIncidentState(write, id);
    if (state === undefined) return err(notFound("incident", id));
    if (!state.isMerged) return err(cannotMerge(id, "it is not merged"));
    const changes = lastMerge(write, id).flatMap((change) => wayBack(write, state, change));
    return ok(
      applyAction(write, context.actor(), {
        verb: "incident-unmerged",
        subjects: [
          {
            subject: incidentSubject(state),
            changes: [
              ...changes,
              ...dropRelations(write, id),
              { op: "update", kind: "incident", id, fields: { mergedInto: null } },
            ],
          },
        ],
      }),
    );
  });
}

/** What the newest merge of the incident did to it. */
function lastMerge(read: ReadHandle, id: string): readonly JournaledChange[] {
  const rows = listRows(read, { subjectId: id, limit: MAX_HISTORY });
  for (const row of rows) {
    const changes = parseChanges(row.changesJson);
    if (changes.some((change) => isMergeMark(change, id))) return changes;
  }
  return [];
}

/** History of one incident that is looked through for its merge. */
const MAX_HISTORY = 100_000;

/** The change that marks the incident as merged; a redone merge has it too. */
function isMergeMark(change: JournaledChange, id: string): boolean {
  if (change.op !== "update" || change.kind !== "incident" || change.id !== id) return false;
  const mergedInto = change.fields["mergedInto"];
  return mergedInto !== undefined && mergedInto[1] !== null;
}

function wayBack(
  read: ReadHandle,
  state: IncidentState,
  change: JournaledChange,
): readonly Change[] {
  if (change.op === "move-links") return linksBack(read, state, change);
  if (change.op !== "update" || change.kind === "incident" || change.kind === "sighting") return [];
  const moved = change.fields["incidentId"];
  if (moved === undefined || moved[0] !== state.id) return [];
  const definition = recordDefinition(change.kind);
  const stored = readRecordFields(read, definition, change.id, ["incidentId"]);
  if (stored?.fields["incidentId"] !== moved[1]) return [];
  const { kind, id } = change;
  return [{ op: "update", kind, id, fields: { incidentId: state.id } }];
}

function linksBack(
  read: ReadHandle,
  state: IncidentState,
  { ids, to }: Extract<JournaledChange, { readonly op: "move-links" }>,
): readonly Change[] {
  const still = Array.from(idsOfRanges(ids)).filter(
    (id) =>
      read.get(
        `SELECT 1 FROM observable_link l JOIN incident i ON i.id = l.incident_id
          WHERE l.uuid = ? AND i.uuid = ?`,
        [id, uuidBytes(to)],
      ) !== undefined,
  );
  if (still.length === 0) return [];
  return [{ op: "move-links", ids: rangesOfIds(still), incidentId: state.id }];
}

function dropRelations(read: ReadHandle, id: string): readonly Change[] {
  return read
    .all<{ readonly uuid: Uint8Array }>(
      "SELECT uuid FROM relation WHERE from_uuid = ? AND type = 'merged-into'",
      [uuidBytes(id)],
    )
    .map(({ uuid }) => ({ op: "delete", kind: "relation", id: uuidText(uuid) }));
}
