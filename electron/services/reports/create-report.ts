import type { z } from "zod";
import type { Failure } from "../../../shared/contract/failures.ts";
import type { reportDraftSchema } from "../../../shared/model/report.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { applyAction } from "../../storage/journal/apply-action.ts";
import type { Fields } from "../../storage/records/json-value.ts";
import { REPORT_PREFIX, takeNumbers } from "../../storage/tables/numbers.ts";
import { changeVault, nowIso, type CaseContext } from "../case-context.ts";
import { statedTimeFields } from "../patched-fields.ts";
import { reportSubject } from "./report-state.ts";

export type ReportDraft = z.output<typeof reportDraftSchema>;

/** Takes a report in that a person typed: telephone, voluntary notice, near miss. Without a TLP it waits for one. */
export function createReport(
  context: CaseContext,
  draft: ReportDraft,
): Result<{ readonly id: string; readonly actionId: number }, Failure> {
  const actor = context.actor();
  return changeVault(context.database, (write) => {
    const id = actor.ids.newId();
    const year = new Date(actor.nowMs()).getUTCFullYear();
    const [number = ""] = takeNumbers(write, REPORT_PREFIX, year, 1);
    const fields = reportFields(context, draft, number, nowIso(actor));
    const { actionId } = applyAction(write, actor, {
      verb: "report-created",
      subjects: [
        {
          subject: reportSubject({ id, number, title: draft.title }),
          changes: [{ op: "create", kind: "report", id, fields }],
        },
      ],
    });
    return ok({ id, actionId });
  });
}

function reportFields(
  context: CaseContext,
  draft: ReportDraft,
  number: string,
  receivedAt: string,
): Fields {
  return {
    ownerOrganisationId: context.organisationId(),
    tlp: draft.tlp ?? null,
    pap: draft.pap ?? null,
    createdAt: receivedAt,
    number,
    intakeKind: draft.intakeKind,
    title: draft.title,
    sender: draft.sender,
    status: "new",
    statusReason: null,
    severity: draft.severity,
    classification: [...new Set(draft.classification)],
    tags: [...new Set(draft.tags)],
    receivedAt,
    incidentId: null,
    sourceId: null,
    sourceVersion: null,
    sourceFormat: null,
    importRunId: null,
    originalEvidenceId: null,
    reportedAt: statedTimeFields(draft.reportedAt),
    occurredAt: statedTimeFields(draft.occurredAt),
    callBack: draft.callBack === null ? null : { ...draft.callBack },
    notices: [],
    detailsJson: "{}",
    body: draft.body,
  };
}
