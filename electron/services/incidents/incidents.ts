import {
  parseRecordNumber,
  formatRecordNumber,
} from "../../../shared/domain/incident-number/incident-number.ts";
import type { incidentsContract } from "../../../shared/contract/incidents.ts";
import { suggestClassification } from "../../../shared/domain/rsit/suggest-classification.ts";
import { err, ok } from "../../../shared/result.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import { explainScore } from "../../storage/derived/incident-scores.ts";
import { applyAction } from "../../storage/journal/apply-action.ts";
import {
  findIncident,
  findIncidentByNumber,
  readIncident,
  readIncidentRows,
} from "../../storage/tables/incidents.ts";
import { incidentIdSchema } from "../../../shared/model/ids.ts";
import { changeVault, notFound, nowIso, type CaseContext } from "../case-context.ts";
import { countList, readList } from "../read-list.ts";
import { bulkUpdateIncidents, updateIncident } from "./change-incidents.ts";
import { closeIncidents, previewClosing } from "./close-incidents.ts";
import { correlationsOf } from "./correlations.ts";
import { newIncidentFields, takeIncidentNumbers, type IncidentDraft } from "./create-incident.ts";
import { incidentSubject } from "./incident-state.ts";
import { mergeIncidents } from "./merge-incidents.ts";
import { splitIncident } from "./split-incident.ts";
import { unmergeIncident } from "./unmerge-incident.ts";

type IncidentHandlers = Handlers<typeof incidentsContract>;

/** What the calls of the area `incidents` do. */
export function createIncidents(context: CaseContext): IncidentHandlers {
  return { ...readingCalls(context), ...changingCalls(context) };
}

type ReadingCalls = Pick<
  IncidentHandlers,
  | "list"
  | "count"
  | "get"
  | "resolve"
  | "score"
  | "suggestClassification"
  | "correlations"
  | "closingPreview"
>;

function readingCalls(context: CaseContext): ReadingCalls {
  const { read } = context.database;
  return {
    list: (input) => readList(context, "incident", input, readIncidentRows),
    count: ({ query }) => countList(context, "incident", query),
    get: ({ id }) => {
      const incident = readIncident(read, id);
      return incident === undefined ? err(notFound("incident", id)) : ok(incident);
    },
    resolve: ({ reference }) => resolveReference(context, reference),
    score: ({ id }) => {
      const rowId = findIncident(read, id);
      const actor = context.actor();
      const score =
        rowId === undefined
          ? undefined
          : explainScore(read, rowId, actor.nowMs(), actor.scoreBasis());
      if (score === undefined) return err(notFound("incident", id));
      const reasons = score.reasons.map(({ facts, ...reason }) => ({
        ...reason,
        facts: { ...facts },
      }));
      return ok({ score: score.score, reasons });
    },
    suggestClassification: ({ text, tags }) => ok({ items: suggestions(text, tags) }),
    correlations: ({ id, limit }) => {
      const rowId = findIncident(read, id);
      if (rowId === undefined) return err(notFound("incident", id));
      return ok(correlationsOf(read, rowId, limit));
    },
    closingPreview: ({ ids }) => previewClosing(read, ids),
  };
}

type ChangingCalls = Omit<IncidentHandlers, keyof ReadingCalls>;

function changingCalls(context: CaseContext): ChangingCalls {
  return {
    create: (draft) => createIncident(context, draft),
    update: ({ id, patch, revision }) => updateIncident(context, id, patch, revision),
    bulk: ({ target, patch }) => bulkUpdateIncidents(context, target, patch),
    merge: ({ into, ids, reason }) => mergeIncidents(context, into, ids, reason),
    unmerge: ({ id }) => unmergeIncident(context, id),
    split: (request) => splitIncident(context, request),
    close: ({ target, reason, withParts }) => closeIncidents(context, target, reason, withParts),
  };
}

function createIncident(context: CaseContext, draft: IncidentDraft) {
  const actor = context.actor();
  return changeVault(context.database, (write) => {
    const id = actor.ids.newId();
    const [number = ""] = takeIncidentNumbers(write, context, actor.nowMs(), 1);
    const fields = newIncidentFields(context, draft, number, nowIso(actor));
    const subject = incidentSubject({ id, number, title: draft.title });
    const changes = [{ op: "create", kind: "incident", id, fields }] as const;
    const { actionId } = applyAction(write, actor, {
      verb: "incident-created",
      subjects: [{ subject, changes }],
    });
    return ok({ id, number, actionId });
  });
}

/** By id, or by number in any case and width. */
function resolveReference(context: CaseContext, reference: string) {
  const { read } = context.database;
  const asId = incidentIdSchema.safeParse(reference.trim());
  if (asId.success && findIncident(read, asId.data) !== undefined) return ok({ id: asId.data });
  const number = parseRecordNumber(reference);
  const id = number.ok ? findIncidentByNumber(read, formatRecordNumber(number.value)) : undefined;
  return id === undefined ? err(notFound("incident", reference)) : ok({ id });
}

function suggestions(text: string, tags: readonly string[]) {
  return suggestClassification(text, [], tags).map(({ value, confidence, reasons }) => ({
    classification: value,
    reason: reasons
      .map((reason) => (reason.kind === "tag" ? reason.tag : reason.words.join(", ")))
      .join("; "),
    weight: confidence,
  }));
}
