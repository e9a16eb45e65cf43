import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readHead, readRowsAfter } from "../../../../electron/storage/journal/journal-rows.ts";
import { REPLICA_ID, START_MS, createTestVault } from "../test-vault.ts";
import type { TestVault } from "../test-vault.ts";
import { act, addAddresses, createIncident, createNote, updateIncident } from "./sample-actions.ts";

let vault: TestVault;

beforeEach(async () => {
  vault = await createTestVault();
});

afterEach(() => vault.remove());

const rows = () => readRowsAfter(vault.database.read, 0, 100);

describe("an action", () => {
  test("leaves one entry for each record that it is about, with who, when, where and what", () => {
    act(vault, "incident-created", createIncident());
    act(vault, "incident-updated", updateIncident({ severity: "high", owner: "A. Costa" }));
    expect(rows()[1]).toMatchObject({
      sequence: 2,
      action: 2,
      actor: "M. Okafor",
      verb: "incident-updated",
      replica: REPLICA_ID,
      subjectTitle: "Case",
      changeCount: 2,
    });
    expect(JSON.parse(rows()[1]?.changesJson ?? "")).toMatchObject([
      { op: "update", fields: { severity: ["medium", "high"], owner: [null, "A. Costa"] } },
    ]);
    expect(rows()[1]?.atMs).toBeGreaterThan(START_MS);
  });

  test("that changes nothing leaves no entry and no number to undo", () => {
    act(vault, "incident-created", createIncident());
    const applied = act(vault, "incident-updated", updateIncident({ severity: "medium" }));
    expect(applied).toEqual({ actionId: 0, changed: 0 });
    expect(rows()).toHaveLength(1);
  });

  test("that fails half-way leaves neither records nor entries", () => {
    act(vault, "incident-created", createIncident());
    expect(() =>
      act(vault, "incident-updated", createNote(), updateIncident({ noSuchField: 1 })),
    ).toThrow("no field noSuchField");
    expect(rows()).toHaveLength(1);
    expect(vault.database.read.all("SELECT 1 FROM note")).toEqual([]);
  });

  test("keeps ten thousand uses of observables as one entry", () => {
    act(vault, "incident-created", createIncident());
    act(vault, "observables-added", addAddresses(200));
    expect(rows()[1]).toMatchObject({ changeCount: 200 });
    expect(vault.database.read.get("SELECT observable_count AS n FROM incident")).toEqual({
      n: 200,
    });
  });
});

describe("the hybrid clock of the journal", () => {
  test("never goes back when the machine's clock does", () => {
    act(vault, "incident-created", createIncident());
    const before = readHead(vault.database.read).hybridTime;
    vault.clock.nowMs -= 86_400_000;
    act(vault, "incident-updated", updateIncident({ severity: "high" }));
    expect(readHead(vault.database.read).hybridTime).toEqual({
      ms: before?.ms,
      counter: (before?.counter ?? 0) + 1,
    });
  });

  test("takes up the machine's clock again when it is ahead", () => {
    act(vault, "incident-created", createIncident());
    vault.clock.nowMs += 86_400_000;
    act(vault, "incident-updated", updateIncident({ severity: "high" }));
    expect(readHead(vault.database.read).hybridTime).toEqual({
      ms: vault.clock.nowMs,
      counter: 0,
    });
  });
});
