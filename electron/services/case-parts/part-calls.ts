import type { z } from "zod";
import type { Failure } from "../../../shared/contract/failures.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { applyAction } from "../../storage/journal/apply-action.ts";
import type { Fields } from "../../storage/records/json-value.ts";
import { findIncident } from "../../storage/tables/incidents.ts";
import {
  readPart,
  readParts,
  type PartKind,
  type PartRecord,
} from "../../storage/tables/part-records.ts";
import { changeVault, notFound, nowIso, type CaseContext } from "../case-context.ts";
import {
  incidentSubject,
  readIncidentState,
  type IncidentState,
} from "../incidents/incident-state.ts";

/** What one kind of part does in its own way. */
export interface PartRules<RecordSchema extends z.ZodType, Draft, Patch> {
  readonly kind: PartKind;
  /** As the journal's verbs begin: `task` gives `task-added`, `task-updated`, `task-removed`. */
  readonly verb: string;
  readonly schema: RecordSchema;
  /** Fields of a new part beside those that every part has. */
  readonly newFields: (draft: Draft, at: { readonly position: number }) => Fields;
  /** Fields that a patch sets; fails where the status may not go. */
  readonly patchFields: (current: PartRecord, patch: Patch) => Result<Fields, Failure>;
  /** Marking of a new part; null inherits the incident's. */
  readonly tlpOf?: (draft: Draft) => string | null;
  readonly reasonOf?: (patch: Patch) => string | null;
  readonly order?: (left: z.output<RecordSchema>, right: z.output<RecordSchema>) => number;
  /** Place of a new part where parts have one. */
  readonly nextPosition?: (context: CaseContext, incidentRowId: number) => number;
}

/** The four calls that every kind of part has. Failures: `not-found`, and what the rules refuse. */
export function partCalls<RecordSchema extends z.ZodType, Draft, Patch>(
  context: CaseContext,
  rules: PartRules<RecordSchema, Draft, Patch>,
) {
  return {
    list: ({ incidentId }: { readonly incidentId: string }) =>
      listParts(context, rules, incidentId),
    add: ({ incidentId, draft }: { readonly incidentId: string; readonly draft: Draft }) =>
      addPart(context, rules, incidentId, draft),
    update: ({ id, patch }: { readonly id: string; readonly patch: Patch }) =>
      updatePart(context, rules, id, patch),
    remove: ({ id }: { readonly id: string }) => removePart(context, rules, id),
  };
}

/** Fields that every part of an incident has. */
export function partBase(
  context: CaseContext,
  incidentId: string,
  createdAt: string,
  tlp: string | null,
): Fields {
  return { ownerOrganisationId: context.organisationId(), tlp, pap: null, createdAt, incidentId };
}

type Rules<S extends z.ZodType, D, P> = PartRules<S, D, P>;

function listParts<S extends z.ZodType, D, P>(
  { database }: CaseContext,
  { kind, schema, order }: Rules<S, D, P>,
  incidentId: string,
): Result<{ items: z.output<S>[] }, Failure> {
  const rowId = findIncident(database.read, incidentId);
  if (rowId === undefined) return err(notFound("incident", incidentId));
  const items = readParts(database.read, kind, rowId).map((part) => schema.parse(part));
  return ok({ items: order === undefined ? items : items.toSorted(order) });
}

function addPart<S extends z.ZodType, D, P>(
  context: CaseContext,
  rules: Rules<S, D, P>,
  incidentId: string,
  draft: D,
): Result<{ id: string; actionId: number }, Failure> {
  const actor = context.actor();
  return changeVault(context.database, (write) => {
    const incident = readIncidentState(write, incidentId);
    if (incident === undefined) return err(notFound("incident", incidentId));
    const id = actor.ids.newId();
    const position = rules.nextPosition?.(context, incident.rowId) ?? 0;
    const fields = {
      ...partBase(context, incident.id, nowIso(actor), rules.tlpOf?.(draft) ?? null),
      ...rules.newFields(draft, { position }),
    };
    const { actionId } = applyAction(write, actor, {
      verb: `${rules.verb}-added`,
      subjects: [
        {
          subject: incidentSubject(incident),
          changes: [{ op: "create", kind: rules.kind, id, fields }],
        },
      ],
    });
    return ok({ id, actionId });
  });
}

function updatePart<S extends z.ZodType, D, P>(
  context: CaseContext,
  rules: Rules<S, D, P>,
  id: string,
  patch: P,
) {
  return changePart(context, rules, id, (incident, part, change) => {
    const fields = rules.patchFields(part, patch);
    if (!fields.ok) return fields;
    return ok(
      change(incident, {
        verb: `${rules.verb}-updated`,
        cause: rules.reasonOf?.(patch) ?? null,
        change: { op: "update", kind: rules.kind, id, fields: fields.value },
      }),
    );
  });
}

function removePart<S extends z.ZodType, D, P>(
  context: CaseContext,
  rules: Rules<S, D, P>,
  id: string,
) {
  return changePart(context, rules, id, (incident, _part, change) =>
    ok(
      change(incident, {
        verb: `${rules.verb}-removed`,
        cause: null,
        change: { op: "delete", kind: rules.kind, id },
      }),
    ),
  );
}

type OneChange =
  | { readonly op: "update"; readonly kind: PartKind; readonly id: string; readonly fields: Fields }
  | { readonly op: "delete"; readonly kind: PartKind; readonly id: string };

interface PartAction {
  readonly verb: string;
  readonly cause: string | null;
  readonly change: OneChange;
}

type Applied = ReturnType<typeof applyAction>;

function changePart<S extends z.ZodType, D, P>(
  context: CaseContext,
  { kind }: Rules<S, D, P>,
  id: string,
  decide: (
    incident: IncidentState,
    part: PartRecord,
    change: (incident: IncidentState, action: PartAction) => Applied,
  ) => Result<Applied, Failure>,
): Result<Applied, Failure> {
  return changeVault(context.database, (write) => {
    const part = readPart(write, kind, id);
    const incident =
      typeof part?.["incidentId"] === "string"
        ? readIncidentState(write, part["incidentId"])
        : undefined;
    if (part === undefined || incident === undefined) return err(notFound(kind, id));
    return decide(incident, part, (subject, { verb, cause, change }) =>
      applyAction(write, context.actor(), {
        verb,
        cause,
        subjects: [{ subject: incidentSubject(subject), changes: [change] }],
      }),
    );
  });
}
