import { describe, expect, test } from "vitest";

import {
  countermeasurePatchSchema,
  investigationPatchSchema,
  taskPatchSchema,
  timelineEventPatchSchema,
} from "../../../shared/contract/case-parts.ts";

describe("a patch of a part of an incident", () => {
  test.each([
    ["task", taskPatchSchema, { status: "done" }],
    ["event", timelineEventPatchSchema, { title: "Call from the hospital" }],
    ["investigation", investigationPatchSchema, { answer: "It is a customer of ours." }],
    ["countermeasure", countermeasurePatchSchema, { status: "active" }],
  ])("of a %s has only the fields that were named: nothing else is emptied", (_, schema, patch) => {
    expect(schema.parse(patch)).toEqual(patch);
  });

  test("may still empty a field by naming it", () => {
    expect(taskPatchSchema.parse({ owner: null, dueAt: null, detail: "" })).toEqual({
      owner: null,
      dueAt: null,
      detail: "",
    });
  });
});
