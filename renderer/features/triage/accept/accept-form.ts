import { DEFAULT_SEVERITY, highestSeverity } from "../../../../shared/domain/severity/severity.ts";
import { strictestPap } from "../../../../shared/domain/markings/pap.ts";
import type { IncidentPatch } from "../../../../shared/model/incident.ts";
import type { ReportRow } from "../../../../shared/model/report.ts";
import type { VaultSettings } from "../../../../shared/model/settings.ts";
import type { Pap, Severity, Tlp } from "../../../../shared/model/values.ts";
import { NOBODY } from "../../../cases/dialogs/owner-choices.ts";

export type AcceptMode = "one-incident" | "one-incident-each" | "existing";

/** What the accept dialog asks, all in one step. */
export interface AcceptForm {
  readonly mode: AcceptMode;
  readonly incidentId: string | null;
  readonly classification: readonly string[];
  readonly tlp: Tlp | null;
  readonly pap: Pap | null;
  readonly severity: Severity;
  readonly owner: string;
}

type Reports = readonly Pick<ReportRow, "tlp" | "pap" | "severity" | "classification">[];

/** What is known already fills the form; a TLP label is never made up. */
export function initialAcceptForm(
  reports: Reports,
  settings: Pick<VaultSettings, "analyst" | "defaultPap">,
): AcceptForm {
  return {
    mode: "one-incident",
    incidentId: null,
    classification: [...new Set(reports.flatMap(({ classification }) => classification))],
    tlp: null,
    pap: strictestPap(reports.flatMap(({ pap }) => pap ?? [])) ?? settings.defaultPap,
    severity:
      highestSeverity(reports.flatMap(({ severity }) => severity ?? [])) ?? DEFAULT_SEVERITY,
    owner: settings.analyst,
  };
}

/** True while a report lacks a label: then one is asked for. */
export function needsTlp(reports: Reports): boolean {
  return reports.some(({ tlp }) => tlp === null);
}

/** What still has to be stated. */
export function acceptProblem(form: AcceptForm, reports: Reports): "tlp" | "incident" | null {
  if (form.mode === "existing" && form.incidentId === null) return "incident";
  return needsTlp(reports) && form.tlp === null ? "tlp" : null;
}

/** The fields that go with the acceptance. Into an existing incident goes nothing but a missing label. */
export function acceptPatch(form: AcceptForm): IncidentPatch {
  const tlp = form.tlp === null ? {} : { tlp: form.tlp };
  if (form.mode === "existing") return tlp;
  return {
    ...tlp,
    ...(form.pap === null ? {} : { pap: form.pap }),
    ...(form.classification.length === 0 ? {} : { classification: [...form.classification] }),
    severity: form.severity,
    owner: form.owner === NOBODY ? null : form.owner,
  };
}
