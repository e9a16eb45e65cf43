import { z } from "zod";
import {
  countermeasureDraftSchema,
  countermeasureSchema,
  countermeasureStatusSchema,
  investigationDraftSchema,
  investigationSchema,
  investigationStatusSchema,
  noteDraftSchema,
  noteSchema,
  relationDraftSchema,
  relationSchema,
  taskDraftSchema,
  taskSchema,
  taskStatusSchema,
  timelineEventDraftSchema,
  timelineEventSchema,
} from "../model/case-parts.ts";
import { actionIdSchema, incidentIdSchema, recordKindSchema } from "../model/ids.ts";
import { call, changedSchema } from "./call.ts";

const ofIncident = z.object({ incidentId: incidentIdSchema });
const byId = z.object({ id: z.uuid() });
const created = z.object({ id: z.uuid(), actionId: actionIdSchema });

function partContract<R extends z.ZodType, D extends z.ZodObject, P extends z.ZodObject>(
  record: R,
  draft: D,
  patch: P,
) {
  return {
    list: call.input(ofIncident).output(z.object({ items: z.array(record) })),
    add: call.input(z.object({ incidentId: incidentIdSchema, draft })).output(created),
    update: call.input(z.object({ id: z.uuid(), patch })).output(changedSchema),
    remove: call.input(byId).output(changedSchema),
  };
}

// A patch sets what it names and nothing else, so its fields must not have the defaults of a draft: `partial` alone
// keeps them, and a change of status would empty the rest of the record.
const { shape: task } = taskDraftSchema;
export const taskPatchSchema = z
  .object({
    title: task.title,
    detail: task.detail.unwrap(),
    phase: task.phase.unwrap(),
    owner: task.owner.unwrap(),
    dueAt: task.dueAt.unwrap(),
    status: taskStatusSchema,
    reason: z.string().max(4_096),
  })
  .partial();
const { shape: event } = timelineEventDraftSchema;
export const timelineEventPatchSchema = z
  .object({
    at: event.at,
    title: event.title,
    detail: event.detail.unwrap(),
    source: event.source.unwrap(),
    clockSkewSeconds: event.clockSkewSeconds.unwrap(),
    tags: event.tags.unwrap(),
  })
  .partial();
const { shape: investigation } = investigationDraftSchema;
export const investigationPatchSchema = z
  .object({
    askedOf: investigation.askedOf,
    question: investigation.question,
    dueAt: investigation.dueAt.unwrap(),
    status: investigationStatusSchema,
    answer: z.string().max(1_048_576),
  })
  .partial();
const { shape: countermeasure } = countermeasureDraftSchema;
export const countermeasurePatchSchema = z
  .object({
    kind: countermeasure.kind,
    target: countermeasure.target,
    detail: countermeasure.detail.unwrap(),
    requestedOf: countermeasure.requestedOf.unwrap(),
    status: countermeasureStatusSchema,
  })
  .partial();

/** The parts of an incident: one way to list, add, change and remove each of them. */
export const casePartsContract = {
  tasks: {
    ...partContract(taskSchema, taskDraftSchema, taskPatchSchema),
    applyPlaybook: call
      .input(
        z.object({
          incidentId: incidentIdSchema,
          playbookId: z.string().max(64),
          language: z.enum(["en", "de", "fr"]).default("en"),
        }),
      )
      .output(changedSchema),
  },
  notes: partContract(noteSchema, noteDraftSchema, noteDraftSchema.partial()),
  timeline: partContract(timelineEventSchema, timelineEventDraftSchema, timelineEventPatchSchema),
  investigations: partContract(
    investigationSchema,
    investigationDraftSchema,
    investigationPatchSchema,
  ),
  countermeasures: partContract(
    countermeasureSchema,
    countermeasureDraftSchema,
    countermeasurePatchSchema,
  ),
  relations: {
    list: call
      .input(z.object({ kind: recordKindSchema, id: z.uuid() }))
      .output(z.object({ items: z.array(relationSchema) })),
    add: call.input(relationDraftSchema).output(created),
    remove: call.input(byId).output(changedSchema),
  },
  playbooks: {
    list: call
      .input(
        z.object({
          classification: z.array(z.string()).default([]),
          language: z.enum(["en", "de", "fr"]).default("en"),
        }),
      )
      .output(
        z.object({
          items: z.array(
            z.object({
              id: z.string(),
              version: z.int(),
              title: z.string(),
              classification: z.array(z.string()),
              isSuggested: z.boolean(),
              tasks: z.array(
                z.object({
                  title: z.string(),
                  phase: z.string(),
                  condition: z.string().nullable(),
                }),
              ),
            }),
          ),
        }),
      ),
  },
};
