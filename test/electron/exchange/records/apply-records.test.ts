import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applyRecords } from "../../../../electron/exchange/records/apply-records.ts";
import { planRecords } from "../../../../electron/exchange/records/plan-records.ts";
import { readHistories } from "../../../../electron/exchange/records/read-histories.ts";
import type { Actor } from "../../../../electron/storage/journal/action-stamp.ts";
import type { Change } from "../../../../electron/storage/journal/change.ts";
import type { Database } from "../../../../electron/storage/database.ts";
import type { Fields } from "../../../../electron/storage/records/json-value.ts";
import type { ExchangeRecord } from "../../../../shared/exchange/record/exchange-record.ts";
import {
  act,
  addAddresses,
  createIncident,
  createNote,
  INCIDENT_ID,
  OTHER_INCIDENT_ID,
  updateIncident,
  visibleState,
} from "../../storage/journal/sample-actions.ts";
import { createTestVault, ORGANISATION_ID, type TestVault } from "../../storage/test-vault.ts";

const PEER_ID = "0199c0de-0000-7000-8000-00000000beef";
const REPLICAS = [
  "0199c0de-0000-7000-8000-0000000000c3",
  "0199c0de-0000-7000-8000-0000000000d4",
] as const;

/** A laptop with its own copy of the vault. */
interface Laptop {
  readonly database: Database;
  readonly actor: Actor;
}

let vaults: readonly TestVault[];
let left: Laptop;
let right: Laptop;

beforeEach(async () => {
  const [first, second] = [await createTestVault(), await createTestVault()];
  vaults = [first, second];
  left = { database: first.database, actor: { ...first.actor, replicaId: REPLICAS[0] } };
  right = { database: second.database, actor: { ...second.actor, replicaId: REPLICAS[1] } };
});

afterEach(() => {
  for (const vault of vaults) vault.remove();
});

describe("records between two laptops of one organisation", () => {
  test("bring an incident with notes and observables over, once", () => {
    makeCase(left);
    expect(deliver(left, right)).toBe(1);
    expect(visibleState(right.database)).toEqual(visibleState(left.database));
    expect(statesOf(right)).toEqual(statesOf(left));
    expect(deliver(left, right)).toBe(0);
  });

  test("join changes that both made to different fields, whoever hears first", () => {
    makeCase(left);
    deliver(left, right);
    act(left, "incident-updated", updateIncident({ severity: "high", tags: [] }));
    act(right, "incident-updated", updateIncident({ owner: "A. Costa" }));
    act(right, "incident-updated", updateIncident({ tags: ["sector:energy", "urgent"] }));
    deliver(right, left);
    deliver(left, right);
    expect(statesOf(right)).toEqual(statesOf(left));
    expect(visibleState(right.database)).toEqual(visibleState(left.database));
    expect(incidentOf(left)).toMatchObject({ severity: "high", owner: "A. Costa" });
    expect(incidentOf(left)["tags"]).toEqual(["urgent"]);
  });

  test("keep two versions of a text until somebody settles them, which both then have", () => {
    makeCase(left);
    deliver(left, right);
    act(left, "incident-updated", updateIncident({ description: "Left." }));
    act(right, "incident-updated", updateIncident({ description: "Right." }));
    deliver(right, left);
    deliver(left, right);
    expect(siblingsOf(left).toSorted()).toEqual(["Left.", "Right."]);
    expect(siblingsOf(right)).toEqual(siblingsOf(left));
    act(left, "incident-updated", updateIncident({ description: "Both." }));
    deliver(left, right);
    expect(siblingsOf(right)).toEqual(["Both."]);
    expect(visibleState(right.database)).toEqual(visibleState(left.database));
  });

  test("lift the clock above what came, so that the next change wins", () => {
    makeCase(left);
    const ahead: Laptop = { ...left, actor: { ...left.actor, nowMs: inAnHour(left.actor) } };
    act(ahead, "incident-updated", updateIncident({ severity: "high" }));
    deliver(left, right);
    act(right, "incident-updated", updateIncident({ severity: "low" }));
    deliver(right, left);
    expect(incidentOf(left)["severity"]).toBe("low");
  });

  test("take a deletion over", () => {
    makeCase(left);
    deliver(left, right);
    act(right, "note-removed", { op: "delete", kind: "note", id: noteId(right) });
    deliver(right, left);
    expect(left.database.read.all("SELECT 1 FROM note")).toEqual([]);
    expect(statesOf(left)).toEqual(statesOf(right));
  });
});

type Step =
  | { readonly kind: "deliver"; readonly isToRight: boolean }
  | { readonly kind: "edit"; readonly isRight: boolean; readonly fields: Fields };

const edits: fc.Arbitrary<Fields> = fc.oneof(
  fc.record({ severity: fc.constantFrom("low", "medium", "high", "critical") }),
  fc.record({ owner: fc.constantFrom(null, "A. Costa", "M. Okafor") }),
  fc.record({ tags: fc.subarray(["sector:energy", "urgent", "watch"]) }),
  fc.record({ description: fc.constantFrom("", "One.", "Two.", "Three.") }),
);

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("deliver" as const), isToRight: fc.boolean() }),
  fc.record({ kind: fc.constant("edit" as const), isRight: fc.boolean(), fields: edits }),
);

test("any edits and deliveries, lost or repeated, end alike once each has heard the other", () => {
  makeCase(left);
  deliver(left, right);
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 12 }), (history) => {
      for (const step of history) {
        if (step.kind === "edit") {
          act(step.isRight ? right : left, "incident-updated", updateIncident(step.fields));
        } else if (step.isToRight) deliver(left, right);
        else deliver(right, left);
      }
      deliver(left, right);
      deliver(right, left);
      expect(statesOf(left)).toEqual(statesOf(right));
      expect(visibleState(left.database)).toEqual(visibleState(right.database));
    }),
    { numRuns: 25 },
  );
});

describe("records of another organisation", () => {
  test("about an incident of ours change nothing", () => {
    makeCase(left);
    deliver(left, right);
    act(right, "incident-updated", updateIncident({ severity: "high" }));
    const before = visibleState(left.database);
    const planned = plansOf(left, statesOf(right), { senderOrganisation: PEER_ID });
    expect(planned.map(({ plan }) => plan.kind)).toContain("propose");
    left.database.transaction((write) =>
      applyRecords(write, left.actor, planned, { verb: "bundle-applied", cause: "bundle" }),
    );
    expect(visibleState(left.database)).toEqual(before);
  });

  test("are misplaced when what they belong to did not come", () => {
    makeCase(left);
    const parts = statesOf(left).filter(({ kind }) => kind !== "incident");
    const planned = plansOf(right, parts, {});
    expect(new Set(planned.map(({ plan }) => plan.kind))).toEqual(new Set(["misplaced"]));
    expect(visibleState(right.database)).toMatchObject({ note: [], links: [] });
  });

  test("under a number that is taken here are refused by name", () => {
    makeCase(left);
    const id = "0199c0de-0000-7000-8000-00000000000f";
    act(right, "incident-created", createIncident(id));
    const planned = plansOf(right, statesOf(left), {});
    expect(planned[0]?.plan).toEqual({
      kind: "misplaced",
      refusal: { kind: "already-taken", what: "number" },
    });
  });
});

describe("records that refer to others", () => {
  test("stand after what they refer to, whatever order they came in", () => {
    makeCase(left);
    act(left, "incident-created", createIncident(OTHER_INCIDENT_ID, "CERT-XX-2026-000002"));
    act(left, "incident-updated", updateIncident({ mergedInto: OTHER_INCIDENT_ID }));
    const records = statesOf(left).toReversed();
    const planned = plansOf(right, records, {});
    expect(planned.filter(({ plan }) => plan.kind !== "merge")).toEqual([]);
    right.database.transaction((write) =>
      applyRecords(write, right.actor, planned, { verb: "bundle-applied", cause: "bundle" }),
    );
    const merged = right.database.read.get(
      "SELECT b.number FROM incident a JOIN incident b ON b.id = a.merged_into",
    );
    expect(merged).toEqual({ number: "CERT-XX-2026-000002" });
  });

  test("to an incident that is neither here nor in the bundle are refused by field, also in a circle", () => {
    makeCase(left);
    act(left, "incident-created", createIncident(OTHER_INCIDENT_ID, "CERT-XX-2026-000002"));
    act(left, "incident-updated", updateIncident({ mergedInto: OTHER_INCIDENT_ID }));
    const alone = plansOf(
      right,
      statesOf(left).filter(({ id }) => id !== OTHER_INCIDENT_ID),
      {},
    );
    const refusal = {
      kind: "reference-missing",
      field: "mergedInto",
      targetId: OTHER_INCIDENT_ID,
    };
    expect(alone[0]?.plan).toEqual({ kind: "misplaced", refusal });
    const back = { fields: { mergedInto: INCIDENT_ID }, id: OTHER_INCIDENT_ID } as const;
    act(left, "incident-updated", { op: "update", kind: "incident", ...back });
    const circle = plansOf(right, statesOf(left), {});
    expect(new Set(circle.map(({ plan }) => plan.kind))).toContain("misplaced");
    const made = right.database.transaction((write) =>
      applyRecords(write, right.actor, circle, { verb: "bundle-applied", cause: "bundle" }),
    );
    expect(made).toEqual({ actionId: 0, changed: 0 });
  });

  test("under one number twice: the second is refused", () => {
    makeCase(left);
    const first = statesOf(left).slice(0, 1);
    const twins = [...first, ...first.map((one) => ({ ...one, id: OTHER_INCIDENT_ID }))];
    const kinds = plansOf(right, twins, {}).map(({ plan }) => plan.kind);
    expect(kinds).toEqual(["merge", "misplaced"]);
  });

  test("end only when no relation here names them any more", () => {
    makeCase(left);
    deliver(left, right);
    const id = noteId(left);
    act(right, "relation-added", relationTo(id));
    act(left, "note-removed", { op: "delete", kind: "note", id });
    const held = plansOf(right, statesOf(left), {}).find(({ record }) => record.id === id);
    expect(held?.plan).toEqual({ kind: "misplaced", refusal: { kind: "still-named" } });
    act(right, "relation-removed", { op: "delete", kind: "relation", id: RELATION_ID });
    deliver(left, right);
    expect(right.database.read.all("SELECT 1 FROM note")).toEqual([]);
  });

  test("end together with the relation that named them", () => {
    makeCase(left);
    const id = noteId(left);
    act(left, "relation-added", relationTo(id));
    deliver(left, right);
    act(left, "relation-removed", { op: "delete", kind: "relation", id: RELATION_ID });
    act(left, "note-removed", { op: "delete", kind: "note", id });
    deliver(left, right);
    expect(right.database.read.all("SELECT 1 FROM note")).toEqual([]);
    expect(right.database.read.all("SELECT 1 FROM relation")).toEqual([]);
  });
});

test("a bundle that only brings a later stamp lifts the clock", () => {
  makeCase(left);
  deliver(left, right);
  const ahead: Laptop = { ...left, actor: { ...left.actor, nowMs: inAnHour(left.actor) } };
  act(ahead, "incident-updated", updateIncident({ severity: "high" }));
  act(ahead, "incident-updated", updateIncident({ severity: "medium" }));
  const before = visibleState(right.database);
  expect(deliver(left, right)).toBe(1);
  expect(visibleState(right.database)).toEqual(before);
  act(right, "incident-updated", updateIncident({ severity: "low" }));
  deliver(right, left);
  expect(incidentOf(left)["severity"]).toBe("low");
});

const RELATION_ID = "0199c0de-0000-7000-8000-000000000e01";

function relationTo(noteId: string): Change {
  const fields: Fields = {
    createdAt: "2026-11-24T08:00:00.000Z",
    fromKind: "incident",
    fromId: INCIDENT_ID,
    toKind: "note",
    toId: noteId,
    type: "related-to",
    comment: "",
  };
  return { op: "create", kind: "relation", id: RELATION_ID, fields };
}

function makeCase(laptop: Laptop): void {
  act(laptop, "incident-created", createIncident());
  act(laptop, "note-added", createNote());
  act(laptop, "observables-added", addAddresses(3));
}

/** Everything that one has, to the other. Gives the number of histories that changed. */
function deliver(from: Laptop, to: Laptop): number {
  const planned = plansOf(to, statesOf(from), {});
  expect(planned.filter(({ plan }) => plan.kind === "refused")).toEqual([]);
  return to.database.transaction((write) =>
    applyRecords(write, to.actor, planned, { verb: "bundle-applied", cause: "bundle" }),
  ).changed;
}

function plansOf(
  laptop: Laptop,
  records: readonly ExchangeRecord[],
  { senderOrganisation = ORGANISATION_ID }: { readonly senderOrganisation?: string },
) {
  return planRecords(laptop.database.read, records, {
    ours: ORGANISATION_ID,
    senderOrganisation,
    senderIsOwnDevice: senderOrganisation === ORGANISATION_ID,
    latestMs: Number.MAX_SAFE_INTEGER,
  });
}

function statesOf({ database }: Laptop): readonly ExchangeRecord[] {
  return readHistories(database.read, [INCIDENT_ID], ORGANISATION_ID).toSorted(
    (a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1),
  );
}

function order({ kind }: ExchangeRecord): number {
  return kind === "incident" ? 0 : 1;
}

function incidentOf(laptop: Laptop): Record<string, unknown> {
  const [incident] = statesOf(laptop);
  if (incident === undefined) throw new Error("no incident");
  const { severity, owner } = incident.registers;
  const tags = incident.sets["tags"]?.filter(({ isPresent }) => isPresent);
  return {
    severity: severity?.value,
    owner: owner?.value,
    tags: tags?.map(({ value }) => value),
  };
}

function siblingsOf(laptop: Laptop): readonly string[] {
  const [incident] = statesOf(laptop);
  return incident?.texts["description"]?.siblings.map(({ value }) => value) ?? [];
}

function noteId(laptop: Laptop): string {
  const note = statesOf(laptop).find(({ kind }) => kind === "note");
  if (note === undefined) throw new Error("no note");
  return note.id;
}

function inAnHour(actor: Actor): () => number {
  return () => actor.nowMs() + 3_600_000;
}
