import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { undoAction } from "../../../../electron/storage/journal/undo-action.ts";
import type { Change } from "../../../../electron/storage/journal/change.ts";
import { createTestVault } from "../test-vault.ts";
import type { TestVault } from "../test-vault.ts";
import {
  act,
  addAddresses,
  createIncident,
  createNote,
  NOTE_ID,
  OTHER_INCIDENT_ID,
  updateIncident,
  visibleState,
} from "./sample-actions.ts";

let vault: TestVault;

beforeEach(async () => {
  vault = await createTestVault();
  act(
    vault,
    "incidents-created",
    createIncident(),
    createIncident(OTHER_INCIDENT_ID, "CERT-XX-2026-000002"),
  );
});

afterEach(() => vault.remove());

const undo = (action: number) =>
  vault.database.transaction((write) => undoAction(write, vault.actor, action));

const KINDS_OF_ACTION: readonly (readonly [string, readonly Change[]])[] = [
  ["a change of fields", [updateIncident({ title: "Mail relay open", tags: ["a", "b"] })]],
  ["a new note", [createNote()]],
  ["many uses of observables", [addAddresses(40)]],
  [
    "a merge",
    [
      createNote(),
      addAddresses(3),
      { op: "update", kind: "note", id: NOTE_ID, fields: { incidentId: OTHER_INCIDENT_ID } },
      {
        op: "move-links",
        ids: [{ first: "0199c0de-0000-7000-8000-000000000100", count: 3 }],
        incidentId: OTHER_INCIDENT_ID,
      },
      updateIncident({ mergedInto: OTHER_INCIDENT_ID }),
    ],
  ],
];

describe("undo", () => {
  test.each(KINDS_OF_ACTION)("takes back %s, and undoing the undo does it again", (_, changes) => {
    const before = visibleState(vault.database);
    const { actionId } = act(vault, "act", ...changes);
    const after = visibleState(vault.database);
    expect(after).not.toEqual(before);
    const undone = undo(actionId);
    expect(visibleState(vault.database)).toEqual(before);
    if (!undone.ok) throw new Error(undone.error);
    expect(undo(undone.value.actionId).ok).toBe(true);
    expect(visibleState(vault.database)).toEqual(after);
  });

  test("takes back a removal with everything that was removed", () => {
    act(vault, "note-added", createNote("The operator called back."));
    const before = visibleState(vault.database);
    const { actionId } = act(vault, "note-removed", { op: "delete", kind: "note", id: NOTE_ID });
    undo(actionId);
    expect(visibleState(vault.database)).toEqual(before);
  });

  test("works after a restart", async () => {
    const before = visibleState(vault.database);
    const { actionId } = act(vault, "note-added", createNote());
    await vault.reopen();
    expect(undo(actionId).ok).toBe(true);
    expect(visibleState(vault.database)).toEqual(before);
  });

  test("of any sequence of actions, newest first, ends where it began", () => {
    const change = fc.oneof(
      fc.record({ severity: fc.constantFrom("low", "medium", "high", "critical") }),
      fc.record({ title: fc.constantFrom("Mail down", "Night shift", "Operator called") }),
      fc.record({ tags: fc.uniqueArray(fc.constantFrom("a", "b", "c", "d")) }),
      fc.record({ owner: fc.option(fc.constantFrom("A. Costa", "M. Okafor")) }),
    );
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (edits) => {
        const before = visibleState(vault.database);
        const actions = edits.map((fields) => act(vault, "edit", updateIncident(fields)).actionId);
        for (const action of actions.filter((id) => id > 0).toReversed()) {
          expect(undo(action).ok).toBe(true);
        }
        expect(visibleState(vault.database)).toEqual(before);
      }),
      { numRuns: 30 },
    );
  });
});

describe("undo is refused, and changes nothing,", () => {
  const refusals: readonly (readonly [string, string, () => number])[] = [
    ["unknown", "for an action that there is not", () => 4_711],
    [
      "undone-already",
      "for what was taken back already",
      () => {
        const { actionId } = act(vault, "note-added", createNote());
        undo(actionId);
        return actionId;
      },
    ],
    [
      "changed-since",
      "where a later action changed the same field",
      () => {
        const { actionId } = act(vault, "edit", updateIncident({ title: "First" }));
        act(vault, "edit", updateIncident({ title: "Second" }));
        return actionId;
      },
    ],
    [
      "in-use",
      "for a record that others have become part of",
      () => {
        const { actionId } = act(vault, "incident-created", {
          ...createIncident("0199c0de-0000-7000-8000-0000000000ff", "CERT-XX-2026-000003"),
        });
        act(vault, "note-added", {
          op: "create",
          kind: "note",
          id: NOTE_ID,
          fields: {
            ...noteFields(),
            incidentId: "0199c0de-0000-7000-8000-0000000000ff",
          },
        });
        return actionId;
      },
    ],
  ];

  test.each(refusals)("as %s: %s", (reason, _, prepare) => {
    const action = prepare();
    const before = visibleState(vault.database);
    expect(undo(action)).toEqual({ ok: false, error: reason });
    expect(visibleState(vault.database)).toEqual(before);
  });
});

function noteFields() {
  const note = createNote();
  if (note.op !== "create") throw new Error("a note is created");
  return note.fields;
}

test("an edit of another field does not stand in the way of undo", () => {
  const { actionId } = act(vault, "edit", updateIncident({ title: "First" }));
  act(vault, "edit", updateIncident({ severity: "critical" }));
  expect(undo(actionId).ok).toBe(true);
  expect(
    vault.database.read.get("SELECT title FROM incident WHERE number = ?", ["CERT-XX-2026-000001"]),
  ).toEqual({ title: "Mail server reached from outside" });
});
