import { describe, expect, test } from "vitest";

import {
  NOTHING_CHOSEN,
  countChosen,
  toggleAllOf,
  togglePart,
} from "../../../../renderer/features/incident/dialogs/split-choice.ts";
import { isOverdue, statedOf } from "../../../../renderer/features/incident/due-time.ts";
import { signedPoints } from "../../../../renderer/cases/score/score-reasons.ts";
import { findingsOf } from "../../../../renderer/features/incident/observables/rows.ts";
import { withReason } from "../../../../renderer/features/incident/overview/rows.ts";
import {
  INCIDENT_RELATION_TYPES,
  seenFrom,
} from "../../../../renderer/features/incident/overview/relation-rows.ts";
import { reasonWords } from "../../../../renderer/features/incident/related/rows.ts";
import {
  taskBeside,
  taskCounts,
  tasksByPhase,
} from "../../../../renderer/features/incident/tasks/rows.ts";
import {
  groupEvents,
  groupingAfter,
  GROUPINGS,
  type Grouping,
} from "../../../../renderer/features/incident/timeline/group-events.ts";
import { eventTimes, skewOf } from "../../../../renderer/features/incident/timeline/rows.ts";
import { TABS } from "../../../../renderer/features/incident/use-tab.ts";
import { tabBeside } from "../../../../renderer/ui/tab-strip/tab-keys.ts";
import {
  relationSchema,
  taskSchema,
  timelineEventSchema,
} from "../../../../shared/model/case-parts.ts";
import type { Task } from "../../../../shared/model/case-parts.ts";

const A = "01890000-0000-7000-8000-00000000000a";
const B = "01890000-0000-7000-8000-00000000000b";
const C = "01890000-0000-7000-8000-00000000000c";

describe("the timeline in groups", () => {
  const event = (id: string, tags: readonly string[], source: string | null) =>
    timelineEventSchema.parse({
      id,
      incidentId: A,
      ownerOrganisationId: A,
      revision: 0,
      tlp: "TLP:AMBER",
      pap: "PAP:AMBER",
      createdAt: "2026-11-23T10:00:00.000Z",
      updatedAt: "2026-11-23T10:00:00.000Z",
      at: { instant: "2026-11-23T10:00:00.000Z", precision: "minute", zone: "UTC" },
      clockSkewSeconds: 0,
      title: "x",
      detail: "",
      source,
      tags,
    });
  const events = [
    event(A, ["web", "mail"], null),
    event(B, [], "proxy"),
    event(C, ["mail"], "ids"),
  ];
  const compare = (a: string, b: string): number => a.localeCompare(b);
  const observablesIn = ({ id }: { readonly id: string }) => (id === C ? ["evil[.]example"] : []);
  const shown = (by: Grouping) =>
    groupEvents(events, { by, compare, observablesIn }).map(({ id, groupStart }) => [
      groupStart,
      id,
    ]);

  test("names each group once, has an event under each of its tags, and those without last", () => {
    expect(shown("tag")).toEqual([
      ["mail", A],
      [undefined, C],
      ["web", A],
      ["", B],
    ]);
    expect(shown("source")).toEqual([
      ["ids", C],
      ["proxy", B],
      ["", A],
    ]);
    const keys = groupEvents(events, { by: "tag", compare, observablesIn }).map(
      ({ rowKey }) => rowKey,
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("puts phases in the order of an attack, and observables under their shown form", () => {
    const attack = [
      event(A, ["kill-chain:Installation"], null),
      event(B, ["kill-chain:Delivery", "web"], null),
      event(C, ["web"], null),
    ];
    const rows = groupEvents(attack, { by: "phase", compare, observablesIn });
    expect(rows.map(({ id, groupStart }) => [groupStart, id])).toEqual([
      ["kill-chain:Delivery", B],
      ["kill-chain:Installation", A],
      ["", C],
    ]);
    expect(shown("observable")).toEqual([
      ["evil[.]example", C],
      ["", A],
      [undefined, B],
    ]);
  });

  test("is one line of time without grouping, and the key goes round", () => {
    expect(shown("time").map(([, id]) => id)).toEqual([A, B, C]);
    const round = GROUPINGS.reduce<Grouping>((by) => groupingAfter(by), "time");
    expect(round).toBe("time");
  });
});

describe("times of an event", () => {
  const at = { instant: "2026-11-23T23:30:00.000Z", precision: "minute", zone: "UTC" } as const;

  test("stand on both clocks; the date is repeated only where the local one differs", () => {
    expect(eventTimes({ at, clockSkewSeconds: 0 }, "Europe/Brussels")).toMatchObject({
      utc: "2026-11-23 23:30",
      local: "2026-11-24 00:30 +01:00",
    });
    const noon = { ...at, instant: "2026-11-23T12:00:00.000Z" };
    expect(eventTimes({ at: noon, clockSkewSeconds: 0 }, "Europe/Brussels").local).toBe(
      "13:00 +01:00",
    );
  });

  test("are corrected by the error of the source's clock", () => {
    expect(eventTimes({ at, clockSkewSeconds: 600 }, "UTC").utc).toBe("2026-11-23 23:20");
    expect(skewOf(600)).toEqual({ direction: "fast", byMs: 600_000 });
    expect(skewOf(-60)).toEqual({ direction: "slow", byMs: 60_000 });
    expect(skewOf(0)).toBeUndefined();
  });

  test("stand as the source stated them too, its zone and the error of its clock in them", () => {
    const there = { ...at, zone: "America/New_York" };
    expect(eventTimes({ at: there, clockSkewSeconds: 600 }, "Europe/Brussels")).toMatchObject({
      utc: "2026-11-23 23:20",
      local: "2026-11-24 00:20 +01:00",
      stated: "2026-11-23 18:30 -05:00",
      isStatedElsewhere: true,
    });
    expect(eventTimes({ at, clockSkewSeconds: 0 }, "Europe/Brussels").isStatedElsewhere).toBe(
      false,
    );
  });

  test("a day is the day of the zone in which it was stated, without a clock time", () => {
    const day = {
      instant: "2026-11-23T23:00:00.000Z",
      precision: "day",
      zone: "Europe/Brussels",
    } as const;
    expect(eventTimes({ at: day, clockSkewSeconds: 0 }, "UTC")).toMatchObject({
      utc: "2026-11-24",
      local: "",
    });
  });
});

describe("tasks", () => {
  const tasks = [
    task(A, { phase: "learn", position: 0 }),
    task(B, { phase: "identify", position: 2, status: "done" }),
    task(C, { phase: "identify", position: 1 }),
  ];
  const groups = tasksByPhase(tasks);

  test("stand by phase in the order of the work, inside a phase by position", () => {
    expect(groups.map(({ phase, openCount }) => [phase, openCount])).toEqual([
      ["identify", 1],
      ["learn", 1],
    ]);
    expect(groups[0]?.tasks.map(({ id }) => id)).toEqual([C, B]);
    expect(taskCounts(tasks)).toEqual({ open: 2, done: 1, skipped: 0 });
  });

  test("are moved through across phases, and the ends hold", () => {
    expect(taskBeside(groups, undefined, 1)?.id).toBe(C);
    expect(taskBeside(groups, B, 1)?.id).toBe(A);
    expect(taskBeside(groups, A, 1)?.id).toBe(A);
    expect(taskBeside(groups, C, -1)?.id).toBe(C);
  });
});

describe("findings of a paste", () => {
  test("are told once each, and as written only where that is neither the value nor its defanged form", () => {
    const item = { type: "domain", value: "evil.example", offset: 0, length: 12 };
    const found = findingsOf([
      { ...item, original: "evil[.]example" },
      { ...item, original: "evil.example" },
      { ...item, type: "hostname", original: "EVIL(dot)example" },
    ]);
    expect(found.map(({ type, original }) => [type, original])).toEqual([
      ["domain", undefined],
      ["hostname", "EVIL(dot)example"],
    ]);
  });
});

describe("a relation", () => {
  const relation = relationSchema.parse({
    id: A,
    fromKind: "incident",
    fromId: B,
    toKind: "incident",
    toId: C,
    type: "duplicate-of",
    comment: "",
    createdAt: "2026-11-24T08:00:00.000Z",
    fromTitle: "B",
    toTitle: "C",
  });

  test("reads from the end at which it is looked at", () => {
    expect(seenFrom(relation, B)).toMatchObject({ otherTitle: "C", address: `/incidents/${C}` });
    expect(seenFrom(relation, B).phrase.en).toBe("is a duplicate of");
    expect(seenFrom(relation, C).phrase.en).toBe("has the duplicate");
  });

  test("that an action wrote cannot be removed or chosen by hand", () => {
    expect(seenFrom(relation, B).canRemove).toBe(true);
    expect(seenFrom({ ...relation, type: "merged-into" }, B).canRemove).toBe(false);
    expect(INCIDENT_RELATION_TYPES).not.toContain("merged-into");
    expect(INCIDENT_RELATION_TYPES).toContain("part-of");
  });
});

describe("what is chosen to be split off", () => {
  const group = {
    kind: "notes",
    items: [
      { id: A, title: "a" },
      { id: B, title: "b" },
    ],
  } as const;

  test("is counted over all kinds; all of a kind are chosen or left out at once", () => {
    const one = togglePart(NOTHING_CHOSEN, "tasks", C);
    const all = toggleAllOf(one, group);
    expect(countChosen(all)).toBe(3);
    expect(countChosen(toggleAllOf(all, group))).toBe(1);
    expect(countChosen(togglePart(one, "tasks", C))).toBe(0);
  });
});

describe("small words", () => {
  test("a term has passed only for what is still open", () => {
    const due = "2026-11-24T08:00:00.000Z";
    const afterMs = Date.parse(due) + 1;
    expect(isOverdue(due, true, afterMs)).toBe(true);
    expect(isOverdue(due, false, afterMs)).toBe(false);
    expect(isOverdue(null, true, afterMs)).toBe(false);
    expect(statedOf(due)).toEqual({ instant: due, precision: "minute", zone: "UTC" });
  });

  test("a reason goes below what is there", () => {
    expect(withReason("", "given up")).toBe("given up");
    expect(withReason("No answer\n", "given up")).toBe("No answer\n\ngiven up");
    expect(withReason("No answer", "")).toBe("No answer");
  });

  test("points carry their sign", () => {
    expect([signedPoints(40), signedPoints(-10)]).toEqual(["+40", "\u221210"]);
  });

  test("a reason of a newer core reads as it is spelled", () => {
    expect(reasonWords("same-value").en).toBe("same value");
    expect(reasonWords("same-moon").en).toBe("same-moon");
  });

  test("arrow keys go around the tabs, Home and End to their ends", () => {
    expect(tabBeside(TABS, "clocks", "ArrowRight")).toBe("overview");
    expect(tabBeside(TABS, "overview", "ArrowLeft")).toBe("clocks");
    expect(tabBeside(TABS, "notes", "Home")).toBe("overview");
    expect(tabBeside(TABS, "notes", "End")).toBe("clocks");
    expect(tabBeside(TABS, "notes", "a")).toBeUndefined();
  });
});

function task(id: string, fields: Partial<Pick<Task, "phase" | "position" | "status">>): Task {
  return taskSchema.parse({
    id,
    incidentId: A,
    ownerOrganisationId: A,
    tlp: null,
    pap: null,
    createdAt: "2026-11-24T08:00:00.000Z",
    updatedAt: "2026-11-24T08:00:00.000Z",
    revision: 1,
    title: id,
    detail: "",
    owner: null,
    dueAt: null,
    playbook: null,
    condition: null,
    status: "open",
    ...fields,
  });
}
