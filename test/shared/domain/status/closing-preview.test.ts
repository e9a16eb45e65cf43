import { describe, expect, test } from "vitest";
import type { LinkedToIncident } from "../../../../shared/domain/status/index.ts";
import {
  closingPreview,
  describeClosingBlocker,
  describeClosingNotice,
} from "../../../../shared/domain/status/index.ts";

const nothing: LinkedToIncident = {
  reports: [],
  tasks: [],
  investigations: [],
  countermeasures: [],
};

function linked<S extends string>(status: S) {
  return { id: status, title: `a ${status} one`, status };
}

describe("closing an incident", () => {
  test("with nothing linked changes nothing else", () => {
    expect(closingPreview({ status: "resolved" }, nothing)).toEqual({
      canClose: true,
      blockers: [],
      cascade: [],
      notices: [],
    });
  });

  test("is blocked by open tasks, each named; done and skipped ones don't block", () => {
    const tasks = [linked("open"), linked("done"), linked("skipped")] as const;
    const preview = closingPreview({ status: "resolved" }, { ...nothing, tasks });
    expect([preview.canClose, preview.blockers]).toEqual([
      false,
      [{ kind: "open-task", record: linked("open") }],
    ]);
  });

  test("closes the questions that are not closed", () => {
    const investigations = [
      linked("open"),
      linked("waiting"),
      linked("answered"),
      linked("closed"),
    ] as const;
    expect(closingPreview({ status: "resolved" }, { ...nothing, investigations }).cascade).toEqual(
      investigations.slice(0, 3).map((record) => ({ kind: "investigation", record, to: "closed" })),
    );
  });

  test("withdraws requested countermeasures and leaves active ones, naming them", () => {
    const countermeasures = [linked("requested"), linked("active"), linked("lifted")] as const;
    const preview = closingPreview({ status: "in-progress" }, { ...nothing, countermeasures });
    expect([preview.canClose, preview.cascade, preview.notices]).toEqual([
      true,
      [{ kind: "countermeasure", record: linked("requested"), to: "withdrawn" }],
      [{ kind: "stays-active", record: linked("active") }],
    ]);
  });

  test("accepts the reports that were still new", () => {
    const reports = [linked("new"), linked("rejected"), linked("accepted")] as const;
    expect(closingPreview({ status: "new" }, { ...nothing, reports }).cascade).toEqual([
      { kind: "report", record: linked("new"), to: "accepted" },
    ]);
  });

  test("is impossible when it is closed", () => {
    expect(closingPreview({ status: "closed" }, nothing)).toMatchObject({
      canClose: false,
      blockers: [{ kind: "not-closable", status: "closed" }],
    });
  });
});

test("blockers and notices name the record", () => {
  expect(describeClosingBlocker({ kind: "open-task", record: linked("open") }).en).toBe(
    'The task "a open one" is open: finish it, or skip it with a reason.',
  );
  expect(describeClosingNotice({ kind: "stays-active", record: linked("active") }).de).toBe(
    "Die Gegenmaßnahme „a active one“ bleibt wirksam und muss später aufgehoben werden.",
  );
});
