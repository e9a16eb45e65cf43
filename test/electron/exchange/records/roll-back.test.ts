import fc from "fast-check";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";

import type { Fields } from "../../../../electron/storage/records/json-value.ts";
import { INCIDENT_ID } from "../../storage/journal/sample-actions.ts";
import { createTestVault } from "../../storage/test-vault.ts";
import { expectAsIfNeverCome, NOTE_IDS, RollBackScene } from "./roll-back-scene.ts";

const RUNS = Number(process.env["WATCHPOST_ROLL_BACK_RUNS"] ?? 20);
const SEED = Number(process.env["WATCHPOST_ROLL_BACK_SEED"] ?? 20_261_127);

let scene: RollBackScene;

beforeEach(async () => {
  const vault = await createTestVault();
  onTestFinished(() => {
    vault.remove();
  });
  scene = new RollBackScene(vault);
});

const valueOf = (field: string) => scene.state(INCIDENT_ID)?.registers[field]?.value;
const tags = () =>
  scene.state(INCIDENT_ID)?.sets["tags"]?.flatMap((tag) => (tag.isPresent ? [tag.value] : []));
const description = () =>
  scene.state(INCIDENT_ID)?.texts["description"]?.siblings.map(({ value }) => value);

describe("rolling the earlier of two bundles back after the later one", () => {
  test("takes out what both had touched: nothing stands against it any more", () => {
    const first = scene.arrive({ incident: { title: "First" } });
    const second = scene.arrive({ incident: { title: "Second" } });
    scene.rollBack(second);
    expect(valueOf("title")).toBe("First");
    scene.rollBack(first);
    expect(scene.state(INCIDENT_ID)).toBeUndefined();
  });

  test("keeps what was changed here before, between and after the two", () => {
    scene.arrive({ incident: { title: "Zero", severity: "low" } });
    const first = scene.arrive({ incident: { title: "First", severity: "high" } });
    scene.edit({ owner: "alice" });
    const second = scene.arrive({ incident: { title: "Second" } });
    scene.edit({ tags: ["sector:energy", "between"] });
    scene.rollBack(second);
    scene.edit({ description: "After." });
    const [incident] = scene.rollBack(first);
    expect(incident?.outcome).toMatchObject({ kept: ["owner", "tags", "description"] });
    expect([valueOf("title"), valueOf("severity"), valueOf("owner")]).toEqual([
      "Zero",
      "low",
      "alice",
    ]);
    expect(tags()).toEqual(["between", "sector:energy"]);
    expect(description()).toEqual(["After."]);
  });

  test("keeps a new record that was changed here between the two, and says so", () => {
    const first = scene.arrive({ incident: { title: "First" } });
    scene.edit({ owner: "alice" });
    const second = scene.arrive({ incident: { title: "Second" } });
    scene.rollBack(second);
    expect(scene.rollBack(first)).toMatchObject([{ why: "changed-since" }]);
    expect([valueOf("title"), valueOf("owner")]).toEqual(["First", "alice"]);
  });
});

describe("a bundle of which one part came before another bundle and one after it", () => {
  test("goes as a whole, also from under the other one", () => {
    const [noteId = ""] = NOTE_IDS;
    scene.arrive({ incident: { title: "Zero" }, notes: ["Zero"] });
    const split = scene.send({ incident: { severity: "critical" }, notes: ["Split"] });
    scene.take(split, [INCIDENT_ID]);
    const other = scene.arrive({ incident: { title: "Other" } });
    scene.take(split, [noteId]);
    expect(scene.laterThan(other)).toEqual([split]);
    scene.edit({ tags: ["ours"] });
    expect(scene.rollBack(split).map(({ why }) => why)).toEqual(["brought-since", null]);
    expect([valueOf("title"), valueOf("severity")]).toEqual(["Other", "critical"]);
    scene.rollBack(other);
    expect([valueOf("title"), valueOf("severity"), tags()]).toEqual(["Zero", "medium", ["ours"]]);
    expectAsIfNeverCome(scene);
  });
});

type Step =
  | { readonly kind: "arrive"; readonly incident: Fields; readonly notes: readonly string[] }
  | { readonly kind: "edit"; readonly fields: Fields }
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "roll-back" | "again" | "repeat"; readonly at: number }
  | { readonly kind: "part"; readonly incident: Fields; readonly notes: readonly string[] };

const fields: fc.Arbitrary<Fields> = fc.oneof(
  fc.record({ severity: fc.constantFrom("low", "medium", "high", "critical") }),
  fc.record({ title: fc.constantFrom("One", "Two", "Three") }),
  fc.record({ owner: fc.constantFrom("alice", "bob") }),
  fc.record({ tags: fc.subarray(["sector:energy", "urgent", "watch"]) }),
  fc.record({ description: fc.constantFrom("One.", "Two.", "Three.") }),
);
const notes = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 3 });
const kindOf = <Kind extends string>(...kinds: readonly Kind[]) => fc.constantFrom(...kinds);
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: kindOf("arrive"), incident: fields, notes }) },
  { weight: 4, arbitrary: fc.record({ kind: kindOf("edit"), fields }) },
  { weight: 1, arbitrary: fc.record({ kind: kindOf("note"), text: fc.constant("Ours.") }) },
  { weight: 2, arbitrary: fc.record({ kind: kindOf("part"), incident: fields, notes }) },
  {
    weight: 5,
    arbitrary: fc.record({ kind: kindOf("roll-back", "again", "repeat"), at: fc.nat(5) }),
  },
);

function perform(on: RollBackScene, step: Step): void {
  const pick = (ids: readonly string[]): string | undefined =>
    "at" in step ? ids[step.at % Math.max(ids.length, 1)] : undefined;
  switch (step.kind) {
    case "arrive":
      on.arrive(step);
      return;
    case "edit":
      on.edit(step.fields);
      return;
    case "note":
      on.addNote(step.text);
      return;
    case "part":
      on.take(on.send(step), [INCIDENT_ID]);
      return;
    case "again":
    case "repeat": {
      const id = pick(step.kind === "again" ? on.rolledBack : on.standing);
      if (id !== undefined) on.take(id);
      return;
    }
    case "roll-back": {
      const id = pick(on.standing);
      if (id !== undefined && on.laterThan(id).length === 0) on.rollBack(id);
    }
  }
}

test("any order of bundles, changes here and roll backs ends as if what went had never come, and nothing of ours is lost", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 4, maxLength: 16 }), async (history) => {
      const vault = await createTestVault();
      try {
        const one = new RollBackScene(vault);
        for (const step of history) perform(one, step);
        expectAsIfNeverCome(one);
        for (const id of one.standing.toReversed()) {
          expect(one.laterThan(id)).toEqual([]);
          one.rollBack(id);
        }
        expectAsIfNeverCome(one);
      } finally {
        vault.remove();
      }
    }),
    { numRuns: RUNS, seed: SEED },
  );
});
