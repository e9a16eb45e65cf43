import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  canTransition,
  describeTransitionError,
  INCIDENT_STATUS_NAMES,
  COUNTERMEASURE_STATUSES,
  COUNTERMEASURE_WORKFLOW,
  INCIDENT_STATUSES,
  INCIDENT_WORKFLOW,
  INVESTIGATION_STATUSES,
  INVESTIGATION_WORKFLOW,
  isFinished,
  needsReason,
  nextStatuses,
  REPORT_STATUSES,
  REPORT_WORKFLOW,
  TASK_STATUSES,
  TASK_WORKFLOW,
} from "../../../../shared/domain/status/index.ts";

describe("an incident", () => {
  test("goes from new through triaged, in progress and resolved to closed", () => {
    const path = ["new", "triaged", "in-progress", "resolved", "closed"] as const;
    const steps = path.slice(1).map((to, index) => {
      const from = path[index] ?? "new";
      return canTransition(INCIDENT_WORKFLOW, from, to, { reason: "done" }).ok;
    });
    expect(steps).toEqual([true, true, true, true]);
  });

  test("is closed with a reason only, from every status", () => {
    for (const from of INCIDENT_STATUSES.filter((status) => status !== "closed")) {
      expect(canTransition(INCIDENT_WORKFLOW, from, "closed", { reason: " " })).toEqual({
        ok: false,
        error: { kind: "reason-required", from, to: "closed" },
      });
      expect(needsReason(INCIDENT_WORKFLOW, from, "closed")).toBe(true);
    }
  });

  test("is reopened into work, with a reason", () => {
    expect(nextStatuses(INCIDENT_WORKFLOW, "closed")).toEqual(["in-progress"]);
    expect(canTransition(INCIDENT_WORKFLOW, "closed", "in-progress").ok).toBe(false);
    expect(
      canTransition(INCIDENT_WORKFLOW, "closed", "in-progress", { reason: " came back " }),
    ).toEqual({ ok: true, value: { from: "closed", to: "in-progress", reason: "came back" } });
  });

  test("does not go back to new once it is worked on, and hears what is possible", () => {
    expect(canTransition(INCIDENT_WORKFLOW, "in-progress", "new")).toEqual({
      ok: false,
      error: {
        kind: "not-allowed",
        from: "in-progress",
        to: "new",
        allowed: ["triaged", "waiting", "resolved", "closed"],
      },
    });
  });

  test("does not change to the status that it has", () => {
    expect(canTransition(INCIDENT_WORKFLOW, "new", "new")).toEqual({
      ok: false,
      error: { kind: "unchanged", from: "new", to: "new" },
    });
  });
});

test("a report is rejected with a reason only", () => {
  expect(canTransition(REPORT_WORKFLOW, "new", "rejected").ok).toBe(false);
  expect(canTransition(REPORT_WORKFLOW, "new", "rejected", { reason: "spam" }).ok).toBe(true);
  expect(canTransition(REPORT_WORKFLOW, "new", "accepted")).toEqual({
    ok: true,
    value: { from: "new", to: "accepted", reason: null },
  });
});

test("a task is skipped with a reason only", () => {
  expect(canTransition(TASK_WORKFLOW, "open", "skipped").ok).toBe(false);
  expect(canTransition(TASK_WORKFLOW, "open", "done").ok).toBe(true);
});

test("an unanswered question is given up with a reason, an answered one closed without", () => {
  expect(canTransition(INVESTIGATION_WORKFLOW, "waiting", "closed").ok).toBe(false);
  expect(canTransition(INVESTIGATION_WORKFLOW, "answered", "closed").ok).toBe(true);
});

test("a countermeasure is lifted with a reason only and not withdrawn once it is active", () => {
  expect(canTransition(COUNTERMEASURE_WORKFLOW, "active", "lifted").ok).toBe(false);
  expect(nextStatuses(COUNTERMEASURE_WORKFLOW, "active")).toEqual(["lifted", "failed"]);
});

describe("every workflow", () => {
  const workflows = [
    { workflow: INCIDENT_WORKFLOW, statuses: INCIDENT_STATUSES },
    { workflow: REPORT_WORKFLOW, statuses: REPORT_STATUSES },
    { workflow: TASK_WORKFLOW, statuses: TASK_STATUSES },
    { workflow: INVESTIGATION_WORKFLOW, statuses: INVESTIGATION_STATUSES },
    { workflow: COUNTERMEASURE_WORKFLOW, statuses: COUNTERMEASURE_STATUSES },
  ];

  test.each(workflows)(
    "reaches each of its statuses from the first: %#",
    ({ workflow, statuses }) => {
      const reached = new Set<string>([workflow.initial]);
      for (const _round of statuses) {
        for (const from of statuses.filter((status) => reached.has(status))) {
          for (const to of targets(workflow, from)) reached.add(to);
        }
      }
      expect(reached).toEqual(new Set(statuses));
    },
  );

  test("has a way back out of every finished status, so that no mistake is final", () => {
    for (const { workflow } of workflows) {
      for (const status of workflow.finished) {
        expect(targets(workflow, status)).not.toEqual([]);
      }
    }
  });

  test("offers exactly the steps that it allows", () => {
    const status = fc.constantFrom(...INCIDENT_STATUSES);
    fc.assert(
      fc.property(status, status, (from, to) => {
        expect(canTransition(INCIDENT_WORKFLOW, from, to, { reason: "r" }).ok).toBe(
          nextStatuses(INCIDENT_WORKFLOW, from).includes(to),
        );
      }),
    );
  });
});

function targets(workflow: { readonly transitions: object }, from: string): readonly string[] {
  const steps: unknown = Object.entries(workflow.transitions).find(([name]) => name === from)?.[1];
  return Object.keys(z.record(z.string(), z.object({})).parse(steps));
}

test("only closed counts as finished for an incident; resolved work is still shown", () => {
  expect(INCIDENT_STATUSES.filter((status) => isFinished(INCIDENT_WORKFLOW, status))).toEqual([
    "closed",
  ]);
});

test("a refused change says in the reader's words what is possible", () => {
  const refused = canTransition(INCIDENT_WORKFLOW, "closed", "waiting");
  const said = refused.ok
    ? null
    : describeTransitionError(refused.error, (status) => INCIDENT_STATUS_NAMES[status]);
  expect(said).toEqual({
    en: '"closed" cannot become "waiting". Possible: in progress.',
    de: "Aus „geschlossen“ kann nicht „wartend“ werden. Möglich: in Arbeit.",
    fr: "« clos » ne peut pas devenir « en attente ». Possible : en cours.",
  });
});
