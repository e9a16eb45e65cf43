import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readHistories } from "../../../../electron/exchange/records/read-histories.ts";
import { applyAction } from "../../../../electron/storage/journal/apply-action.ts";
import { readRowsAfter } from "../../../../electron/storage/journal/journal-rows.ts";
import { undoAction } from "../../../../electron/storage/journal/undo-action.ts";
import type { ExchangeRecord } from "../../../../shared/exchange/record/exchange-record.ts";
import type { Stamp } from "../../../../shared/exchange/stamp/stamp.ts";
import {
  act,
  addAddresses,
  createIncident,
  createNote,
  INCIDENT_ID,
  NOTE_ID,
  OTHER_INCIDENT_ID,
  updateIncident,
} from "../../storage/journal/sample-actions.ts";
import { createTestVault, ORGANISATION_ID, type TestVault } from "../../storage/test-vault.ts";

let vault: TestVault;

beforeEach(async () => {
  vault = await createTestVault();
});

afterEach(() => vault.remove());

describe("the exchanged state of a record", () => {
  test("holds every field with the stamp of its last change", () => {
    act(vault, "incident-created", createIncident());
    act(vault, "incident-updated", updateIncident({ severity: "high" }));
    const incident = stateOf(INCIDENT_ID);
    expect(incident.owner).toBe(ORGANISATION_ID);
    expect(incident.registers["severity"]).toEqual({ value: "high", stamp: stampOf(2) });
    expect(incident.registers["title"]?.stamp).toEqual(stampOf(1));
    expect(incident.life).toEqual({ isAlive: true, stamp: stampOf(1) });
  });

  test("stamps the elements of a set one by one and remembers removed ones", () => {
    act(vault, "incident-created", createIncident());
    act(vault, "incident-updated", updateIncident({ tags: ["sector:energy", "urgent"] }));
    act(vault, "incident-updated", updateIncident({ tags: ["urgent"] }));
    expect(stateOf(INCIDENT_ID).sets["tags"]).toEqual([
      { value: "sector:energy", stamp: stampOf(3), isPresent: false },
      { value: "urgent", stamp: stampOf(2), isPresent: true },
    ]);
  });

  test("replaces a text that an earlier copy of the vault wrote", () => {
    act(vault, "incident-created", createIncident());
    const restored = { ...vault.actor, replicaId: RESTORED_REPLICA_ID };
    const change = updateIncident({ description: "Second look." });
    act({ database: vault.database, actor: restored }, "incident-updated", change);
    const { siblings, seen } = stateOf(INCIDENT_ID).texts["description"] ?? {};
    expect(siblings).toEqual([{ value: "Second look.", stamp: stampOf(2) }]);
    expect(seen).toEqual([stampOf(1), stampOf(2)]);
  });

  test("of a deleted record says so, and of one that came back that it is there", () => {
    act(vault, "incident-created", createIncident());
    act(vault, "note-added", createNote());
    const deleted = act(vault, "note-removed", { op: "delete", kind: "note", id: NOTE_ID });
    expect(stateOf(NOTE_ID).life).toEqual({ isAlive: false, stamp: stampOf(3) });
    const undone = vault.database.transaction((write) =>
      undoAction(write, vault.actor, deleted.actionId),
    );
    expect(undone.ok).toBe(true);
    expect(stateOf(NOTE_ID).life).toEqual({ isAlive: true, stamp: stampOf(4) });
    expect(stateOf(NOTE_ID).texts["text"]?.siblings[0]?.value).toBe("Called the operator.");
  });
});

describe("uses of observables", () => {
  test("are records of their own, also when they went with an action that was taken back", () => {
    act(vault, "incident-created", createIncident());
    const added = act(vault, "observables-added", addAddresses(3));
    expect(linksOf(INCIDENT_ID).map(({ registers }) => registers["value"]?.value)).toEqual([
      "192.0.2.1",
      "192.0.2.2",
      "192.0.2.3",
    ]);
    vault.database.transaction((write) => undoAction(write, vault.actor, added.actionId));
    expect(linksOf(INCIDENT_ID).map(({ life }) => life.isAlive)).toEqual([false, false, false]);
  });

  test("that moved to another incident keep their history and name the new one", () => {
    act(vault, "incident-created", createIncident());
    act(vault, "incident-created", createIncident(OTHER_INCIDENT_ID, "CERT-XX-2026-000002"));
    const links = addAddresses(2);
    act(vault, "observables-added", links);
    if (links.op !== "create-links") throw new Error("uses of observables expected");
    const move = { op: "move-links", ids: links.ids, incidentId: OTHER_INCIDENT_ID } as const;
    const subject = { kind: "incident", id: OTHER_INCIDENT_ID, title: "Other" } as const;
    vault.database.transaction((write) =>
      applyAction(write, vault.actor, {
        verb: "incidents-merged",
        subjects: [{ subject, changes: [move] }],
      }),
    );
    const [first] = linksOf(OTHER_INCIDENT_ID);
    expect(first?.registers["incidentId"]).toEqual({
      value: OTHER_INCIDENT_ID,
      stamp: stampOf(4),
    });
    expect(first?.registers["value"]).toEqual({ value: "192.0.2.1", stamp: stampOf(3) });
  });
});

const RESTORED_REPLICA_ID = "0199c0de-0000-7000-8000-0000000000b2";

function histories(subjectId: string): readonly ExchangeRecord[] {
  return readHistories(vault.database.read, [subjectId], ORGANISATION_ID);
}

function stateOf(id: string): ExchangeRecord {
  const state = histories(INCIDENT_ID).find((record) => record.id === id);
  if (state === undefined) throw new Error("no state");
  return state;
}

function linksOf(incidentId: string): readonly ExchangeRecord[] {
  return histories(incidentId).filter(({ kind }) => kind === "observable-link");
}

/** Of an entry of the journal. */
function stampOf(sequence: number): Stamp {
  const [row] = readRowsAfter(vault.database.read, sequence - 1, 1);
  if (row === undefined) throw new Error("no such entry");
  return { ms: row.hlcMs, counter: row.hlcCounter, replica: row.replica };
}
