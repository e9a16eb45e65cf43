import type { z } from "zod";
import { DEFAULT_SEVERITY } from "../../../shared/domain/severity/severity.ts";
import type { incidentDraftSchema } from "../../../shared/model/incident.ts";
import type { WriteHandle } from "../../storage/database.ts";
import type { Fields } from "../../storage/records/json-value.ts";
import { takeNumbers } from "../../storage/tables/numbers.ts";
import type { CaseContext } from "../case-context.ts";
import { statedTimeFields } from "../patched-fields.ts";

export type IncidentDraft = z.output<typeof incidentDraftSchema>;

/** Fields of a new incident; what the draft leaves open comes from the settings. */
export function newIncidentFields(
  context: CaseContext,
  draft: IncidentDraft,
  number: string,
  createdAt: string,
): Fields {
  const { defaultTlp, defaultPap } = context.settings();
  return {
    ownerOrganisationId: context.organisationId(),
    tlp: draft.tlp ?? defaultTlp,
    pap: draft.pap ?? defaultPap,
    createdAt,
    number,
    title: draft.title,
    description: draft.description,
    status: "new",
    statusReason: null,
    severity: draft.severity ?? DEFAULT_SEVERITY,
    owner: draft.owner ?? null,
    classification: [...new Set(draft.classification)],
    tags: [...new Set(draft.tags)],
    occurredAt: statedTimeFields(draft.occurredAt ?? null),
    detectedAt: statedTimeFields(draft.detectedAt ?? null),
    closedAt: null,
    mergedInto: null,
  };
}

/** The next incident numbers of this organisation in the year of `nowMs`. */
export function takeIncidentNumbers(
  write: WriteHandle,
  context: CaseContext,
  nowMs: number,
  count: number,
): readonly string[] {
  const year = new Date(nowMs).getUTCFullYear();
  return takeNumbers(write, context.settings().numberPrefix, year, count);
}
