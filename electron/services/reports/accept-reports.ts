import type { Failure } from "../../../shared/contract/failures.ts";
import { strictestPap } from "../../../shared/domain/markings/pap.ts";
import { strictestTlp } from "../../../shared/domain/markings/tlp.ts";
import { DEFAULT_SEVERITY, highestSeverity } from "../../../shared/domain/severity/severity.ts";
import type { IncidentPatch } from "../../../shared/model/incident.ts";
import type { Tlp } from "../../../shared/model/values.ts";
import { incidentIdSchema, type IncidentId } from "../../../shared/model/ids.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import { applyAction } from "../../storage/journal/apply-action.ts";
import type { Change, SubjectChanges } from "../../storage/journal/change.ts";
import { toLinkColumns } from "../../storage/links/link-columns.ts";
import { readLinksLackingIn } from "../../storage/links/link-rows.ts";
import { findIncident } from "../../storage/tables/incidents.ts";
import { changeVault, notFound, nowIso, Refused, type CaseContext } from "../case-context.ts";
import { newIncidentFields, takeIncidentNumbers } from "../incidents/create-incident.ts";
import { decidePatch } from "../incidents/decide-patch.ts";
import { incidentSubject, readIncidentState } from "../incidents/incident-state.ts";
import { patchedNames } from "../patched-fields.ts";
import { readReportState, reportSubject, type ReportState } from "./report-state.ts";

export interface AcceptRequest {
  readonly ids: readonly string[];
  readonly into: { readonly incidentId: string } | "one-incident" | "one-incident-each";
  readonly patch: IncidentPatch;
}

export interface Accepted {
  readonly actionId: number;
  readonly incidentIds: IncidentId[];
}

/**
 * Takes reports into incidents: classification, severity, markings and tags are taken over as stated, observables are
 * linked to the incident too, the reports stay as they came. Fails with `not-found`, `already-decided`, or
 * `marking-required` while a report carries no TLP and the patch gives none.
 */
export function acceptReports(
  context: CaseContext,
  request: AcceptRequest,
): Result<Accepted, Failure> {
  const actor = context.actor();
  return changeVault(context.database, (write) => {
    const reports = [...new Set(request.ids)].map((id) =>
      undecidedReport(write, id, request.patch),
    );
    const groups = request.into === "one-incident-each" ? reports.map((one) => [one]) : [reports];
    const incidentIds: IncidentId[] = [];
    function* subjects(): Generator<SubjectChanges> {
      const numbers = isExisting(request.into)
        ? []
        : takeIncidentNumbers(write, context, actor.nowMs(), groups.length);
      for (const [at, group] of groups.entries()) {
        const incident = isExisting(request.into)
          ? joinIncident(write, context, request.into.incidentId, group, request.patch)
          : openIncident(context, numbers[at] ?? "", group, request.patch);
        incidentIds.push(incidentIdSchema.parse(incident.subject.id));
        yield incident;
        for (const report of group) {
          yield acceptance(write, context, report, incident.subject.id, request.patch.tlp);
        }
      }
    }
    const applied = applyAction(write, actor, {
      verb: "report-accepted",
      cause: request.patch.reason ?? null,
      subjects: subjects(),
    });
    return ok({ actionId: applied.actionId, incidentIds });
  });
}

function isExisting(into: AcceptRequest["into"]): into is { readonly incidentId: string } {
  return typeof into === "object";
}

function undecidedReport(read: ReadHandle, id: string, patch: IncidentPatch): ReportState {
  const state = readReportState(read, id);
  if (state === undefined) throw new Refused(notFound("report", id));
  if (state.status === "accepted") {
    throw new Refused({ kind: "already-decided", id, status: state.status });
  }
  if (state.tlp === null && patch.tlp === undefined) {
    throw new Refused({ kind: "marking-required", id: state.number });
  }
  return state;
}

function openIncident(
  context: CaseContext,
  number: string,
  reports: readonly ReportState[],
  patch: IncidentPatch,
): SubjectChanges {
  const actor = context.actor();
  const id = actor.ids.newId();
  const base = newIncidentFields(
    context,
    takenOver(context, reports, patch),
    number,
    nowIso(actor),
  );
  const title = patch.title ?? reports[0]?.title ?? "";
  // The patch may already say more than a draft can: a status, tags to add.
  const decided = decidePatch(
    {
      id,
      rowId: 0,
      number,
      title,
      status: "new",
      tlp: null,
      pap: null,
      tags: namesOf(base["tags"]),
      classification: namesOf(base["classification"]),
      revision: 0,
      isMerged: false,
    },
    patch,
    nowIso(actor),
  );
  if (!decided.ok) throw new Refused(decided.error);
  return {
    subject: incidentSubject({ id, number, title }),
    changes: [{ op: "create", kind: "incident", id, fields: { ...base, ...decided.value } }],
  };
}

function namesOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === "string") : [];
}

/** What reports together say of the incident: the strictest marking, the highest severity, everything that is named. */
function takenOver(context: CaseContext, reports: readonly ReportState[], patch: IncidentPatch) {
  const severities = reports.flatMap(({ severity }) => (severity === null ? [] : [severity]));
  return {
    title: patch.title ?? reports[0]?.title ?? "",
    description: patch.description ?? "",
    classification: union(reports.map(({ classification }) => classification)),
    severity: patch.severity ?? highestSeverity(severities) ?? DEFAULT_SEVERITY,
    tlp:
      patch.tlp ??
      strictestTlp(reports.flatMap(({ tlp }) => tlp ?? [])) ??
      context.settings().defaultTlp,
    pap:
      patch.pap ??
      strictestPap(reports.flatMap(({ pap }) => pap ?? [])) ??
      context.settings().defaultPap,
    owner: patch.owner ?? null,
    tags: union(reports.map(({ tags }) => tags)),
    occurredAt: reports.find(({ occurredAt }) => occurredAt !== null)?.occurredAt ?? null,
    detectedAt: null,
  };
}

/** Reports that join an incident add what they name; its own title, severity and markings stand. */
function joinIncident(
  read: ReadHandle,
  context: CaseContext,
  id: string,
  reports: readonly ReportState[],
  patch: IncidentPatch,
): SubjectChanges {
  const state = readIncidentState(read, id);
  if (state === undefined) throw new Refused(notFound("incident", id));
  if (state.isMerged) {
    throw new Refused({ kind: "cannot-merge", id, why: "it is merged into another one" });
  }
  const joined = {
    ...state,
    tags: union([state.tags, ...reports.map(({ tags }) => tags)]),
    classification: union([state.classification, ...reports.map((one) => one.classification)]),
  };
  // The TLP of the patch marks unmarked reports; on the incident it counts only where it is stricter.
  const { tlp, ...rest } = patch;
  const stricter = strictestTlp([state.tlp, tlp ?? null].flatMap((label) => label ?? []));
  const fields = decidePatch(
    joined,
    { ...rest, ...(stricter === null ? {} : { tlp: stricter }) },
    nowIso(context.actor()),
  );
  if (!fields.ok) throw new Refused(fields.error);
  const { tags, classification } = joined;
  return {
    subject: incidentSubject(state),
    changes: [
      {
        op: "update",
        kind: "incident",
        id: state.id,
        fields: { tags, classification, ...fields.value },
      },
    ],
  };
}

/** The report's own row of the action, with its observables as far as the incident lacks them. Made when the incident is there. */
function acceptance(
  write: WriteHandle,
  context: CaseContext,
  report: ReportState,
  incidentId: string,
  tlp: Tlp | undefined,
): SubjectChanges {
  const marking = report.tlp === null && tlp !== undefined ? { tlp } : {};
  const incidentRowId = findIncident(write, incidentId);
  if (incidentRowId === undefined) throw new Error("a report is accepted into an incident");
  const links = readLinksLackingIn(write, report.rowId, incidentRowId);
  const changes: Change[] = [
    {
      op: "update",
      kind: "report",
      id: report.id,
      fields: { status: "accepted", statusReason: null, incidentId, ...marking },
    },
  ];
  if (links.length > 0) {
    changes.push({
      op: "create-links",
      subject: { kind: "incident", id: incidentId },
      ids: [context.actor().ids.newBlock(links.length)],
      columns: toLinkColumns(links),
    });
  }
  return { subject: reportSubject(report), changes };
}

function union(lists: readonly (readonly string[])[]): string[] {
  return patchedNames([], lists.flat())?.slice() ?? [];
}
