import type { Failure } from "../../../shared/contract/failures.ts";
import type { Pap, Tlp } from "../../../shared/model/values.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { applyAction } from "../../storage/journal/apply-action.ts";
import type { SubjectChanges } from "../../storage/journal/change.ts";
import { uuidBytes, uuidText } from "../../storage/records/uuid.ts";
import type { ImportContext } from "./import-context.ts";
import { readImportRun } from "./import-runs.ts";

export interface MarkRequest {
  readonly tlp: Tlp;
  readonly pap?: Pap | undefined;
}

interface UnmarkedRow {
  readonly kind: "report" | "incident" | "evidence";
  readonly uuid: Uint8Array;
  readonly title: string;
}

/** Reports of the run that carry no label, with the incidents and files that they opened or brought. */
const UNMARKED = `
  SELECT 'report' AS kind, uuid, title FROM report WHERE import_run = @run AND tlp = -1
  UNION ALL
  SELECT 'incident', i.uuid, i.title FROM incident i
    WHERE i.tlp = -1 AND i.id IN (SELECT incident_id FROM report WHERE import_run = @run)
  UNION ALL
  SELECT 'evidence', e.uuid, e.name FROM evidence e
    WHERE e.tlp = -1 AND e.report_id IN (SELECT id FROM report WHERE import_run = @run)`;

/** Marks everything of a run that waits for a label, in one action. What carries a label keeps it. */
export function markRun(
  { database, actor }: ImportContext,
  runId: string,
  { tlp, pap }: MarkRequest,
): Result<{ actionId: number; changed: number }, Failure> {
  if (readImportRun(database.read, runId) === undefined)
    return err({ kind: "not-found", recordKind: "report", id: runId });
  const fields = pap === undefined ? { tlp } : { tlp, pap };
  return ok(
    database.transaction((write) => {
      const rows = write.all<UnmarkedRow>(UNMARKED, { run: uuidBytes(runId) });
      const subjects = rows.map(({ kind, uuid, title }): SubjectChanges => {
        const id = uuidText(uuid);
        return { subject: { kind, id, title }, changes: [{ op: "update", kind, id, fields }] };
      });
      return applyAction(write, actor(), { verb: "import-marked", subjects });
    }),
  );
}
