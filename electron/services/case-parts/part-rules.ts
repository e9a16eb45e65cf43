import type { z } from "zod";
import type {
  countermeasurePatchSchema,
  investigationPatchSchema,
  taskPatchSchema,
} from "../../../shared/contract/case-parts.ts";
import {
  COUNTERMEASURE_WORKFLOW,
  INVESTIGATION_WORKFLOW,
  TASK_WORKFLOW,
} from "../../../shared/domain/status/workflows.ts";
import {
  countermeasureSchema,
  investigationSchema,
  noteSchema,
  taskSchema,
  timelineEventSchema,
  type countermeasureDraftSchema,
  type investigationDraftSchema,
  type noteDraftSchema,
  type taskDraftSchema,
  type timelineEventDraftSchema,
} from "../../../shared/model/case-parts.ts";
import { correctedInstantMs } from "../../../shared/domain/time/stated-time.ts";
import { ok } from "../../../shared/result.ts";
import { nextTaskPosition } from "../../storage/tables/part-records.ts";
import { statedTimeFields } from "../patched-fields.ts";
import type { PartRules } from "./part-calls.ts";
import { givenFields, statusFields } from "./part-status.ts";

type Draft<S extends z.ZodType> = z.output<S>;
/** As zod gives partial objects: a member may be there and undefined. */
type Patch<S extends z.ZodType> = {
  readonly [K in keyof z.output<S>]?: z.output<S>[K] | undefined;
};

export const TASK_RULES: PartRules<
  typeof taskSchema,
  Draft<typeof taskDraftSchema>,
  Patch<typeof taskPatchSchema>
> = {
  kind: "task",
  verb: "task",
  schema: taskSchema,
  order: (left, right) => left.position - right.position,
  nextPosition: ({ database }, incidentRowId) => nextTaskPosition(database.read, incidentRowId),
  newFields: ({ title, detail, phase, owner, dueAt }, { position }) => ({
    title,
    detail,
    phase,
    owner,
    dueAt,
    position,
    status: "open",
    statusReason: null,
    playbook: null,
    condition: null,
  }),
  reasonOf: ({ reason }) => reason ?? null,
  patchFields: (current, patch) => {
    const from = taskSchema.shape.status.parse(current["status"]);
    const act = "skip a task";
    const status = statusFields(TASK_WORKFLOW, from, patch.status, patch.reason, act);
    if (!status.ok) return status;
    const plain = givenFields(patch, ["title", "detail", "phase", "owner", "dueAt"]);
    return ok({ ...plain, ...status.value });
  },
};

export const NOTE_RULES: (
  author: () => string,
) => PartRules<typeof noteSchema, Draft<typeof noteDraftSchema>, Patch<typeof noteDraftSchema>> = (
  author,
) => ({
  kind: "note",
  verb: "note",
  schema: noteSchema,
  tlpOf: ({ tlp }) => tlp ?? null,
  newFields: ({ text }) => ({ author: author(), text }),
  patchFields: (_current, patch) => ok(givenFields(patch, ["text", "tlp"])),
});

export const TIMELINE_RULES: PartRules<
  typeof timelineEventSchema,
  Draft<typeof timelineEventDraftSchema>,
  Patch<typeof timelineEventDraftSchema>
> = {
  kind: "timeline-event",
  verb: "event",
  schema: timelineEventSchema,
  order: (left, right) =>
    correctedInstantMs(left.at, left.clockSkewSeconds) -
    correctedInstantMs(right.at, right.clockSkewSeconds),
  newFields: ({ at, title, detail, source, clockSkewSeconds, tags }) => ({
    at: statedTimeFields(at),
    title,
    detail,
    source,
    clockSkewSeconds,
    tags: [...new Set(tags)],
  }),
  patchFields: (_current, { at, ...patch }) => {
    const names = ["title", "detail", "source", "clockSkewSeconds", "tags"] as const;
    const plain = givenFields(patch, names);
    return ok(at === undefined ? plain : { ...plain, at: statedTimeFields(at) });
  },
};

export const INVESTIGATION_RULES: PartRules<
  typeof investigationSchema,
  Draft<typeof investigationDraftSchema>,
  Patch<typeof investigationPatchSchema>
> = {
  kind: "investigation",
  verb: "investigation",
  schema: investigationSchema,
  newFields: ({ askedOf, question, dueAt }) => ({
    askedOf,
    question,
    dueAt,
    answer: "",
    status: "open",
    statusReason: null,
  }),
  patchFields: (current, patch) => {
    const from = investigationSchema.shape.status.parse(current["status"]);
    // What was answered says why a question is closed; one without an answer is given up, and the contract has no
    // other place for the reason than the answer.
    const reason = patch.answer ?? textOf(current["answer"]);
    const act = "close an unanswered question";
    const status = statusFields(INVESTIGATION_WORKFLOW, from, patch.status, reason, act);
    if (!status.ok) return status;
    const plain = givenFields(patch, ["askedOf", "question", "dueAt", "answer"]);
    return ok({ ...plain, ...status.value });
  },
};

export const COUNTERMEASURE_RULES: PartRules<
  typeof countermeasureSchema,
  Draft<typeof countermeasureDraftSchema>,
  Patch<typeof countermeasurePatchSchema>
> = {
  kind: "countermeasure",
  verb: "countermeasure",
  schema: countermeasureSchema,
  newFields: ({ kind, target, detail, requestedOf }) => ({
    kind,
    target,
    detail,
    requestedOf,
    status: "requested",
    statusReason: null,
  }),
  patchFields: (current, patch) => {
    const from = countermeasureSchema.shape.status.parse(current["status"]);
    // The detail says why it ends, as the contract has no reason of its own here.
    const reason = patch.detail ?? textOf(current["detail"]);
    const act = "end a countermeasure (say why in its detail)";
    const status = statusFields(COUNTERMEASURE_WORKFLOW, from, patch.status, reason, act);
    if (!status.ok) return status;
    const plain = givenFields(patch, ["kind", "target", "detail", "requestedOf"]);
    return ok({ ...plain, ...status.value });
  },
};

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
