import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { undoAction } from "../../../../electron/storage/journal/undo-action.ts";
import { verifyTables } from "../../../../electron/storage/journal/verify-tables.ts";
import {
  countWrongLines,
  freshenIncidentList,
} from "../../../../electron/storage/lists/incident-list.ts";
import { act, addAddresses, createIncident, updateIncident } from "../journal/sample-actions.ts";
import { createTestVault, type TestVault } from "../test-vault.ts";

let vault: TestVault;

beforeEach(async () => {
  vault = await createTestVault();
});

afterEach(() => vault.remove());

const COLUMNS =
  "id, number_key, title_key, status, severity, score, tlp, owner, created_at, updated_at, merged_into, observable_count";
const lines = (): unknown => vault.database.read.all(`SELECT ${COLUMNS} FROM incident_list`);
const records = (): unknown => vault.database.read.all(`SELECT ${COLUMNS} FROM incident`);
const waiting = (): number =>
  vault.database.read.get<{ readonly n: number }>("SELECT count(*) AS n FROM incident_unlisted")
    ?.n ?? 0;
const number = (index: number): string => `CERT-XX-2026-${String(index).padStart(6, "0")}`;
const id = (index: number): string => `0199c0de-0000-7000-8000-${String(index).padStart(12, "0")}`;
const createMany = (first: number, count: number): void => {
  act(
    vault,
    "incidents-created",
    ...Array.from({ length: count }, (_, at) => createIncident(id(first + at), number(first + at))),
  );
};

describe("the list of incidents", () => {
  test("waits with an edit and follows before it is read", () => {
    createMany(1, 1);
    freshenIncidentList(vault.database);
    const before = lines();
    act(vault, "edit", updateIncident({ severity: "critical", title: "Relay open" }));
    expect(lines()).toEqual(before);
    freshenIncidentList(vault.database);
    expect(lines()).toEqual(records());
    expect(lines()).not.toEqual(before);
    expect(waiting()).toBe(0);
  });

  test("notes nothing of a change that was rolled back", () => {
    createMany(1, 1);
    freshenIncidentList(vault.database);
    expect(() =>
      vault.database.transaction((write) => {
        write.run("UPDATE incident SET severity = 3");
        throw new Error("no");
      }),
    ).toThrow("no");
    expect(waiting()).toBe(0);
  });

  test("lets go of an incident whose making was undone", () => {
    createMany(1, 2);
    freshenIncidentList(vault.database);
    vault.database.transaction((write) => undoAction(write, vault.actor, 1));
    freshenIncidentList(vault.database);
    expect(lines()).toEqual([]);
  });

  test("never lets more than some hundred lines wait", () => {
    createMany(1, 200);
    expect(waiting()).toBe(200);
    createMany(201, 60);
    expect(waiting()).toBe(0);
    expect(lines()).toEqual(records());
  });

  test("says what the records say after any actions and undos, in whatever order it is read", () => {
    createMany(1, 1);
    const steps = fc.array(
      fc.oneof(
        fc.record({ severity: fc.constantFrom("low", "high", "critical") }).map((fields) => () => {
          act(vault, "edit", updateIncident(fields));
        }),
        fc.record({ owner: fc.constantFrom("A. Costa", null) }).map((fields) => () => {
          act(vault, "edit", updateIncident(fields));
        }),
        fc.constant(() => {
          // Not the first action, which made the incident that the others change.
          const last = vault.database.read.get<{ readonly action: number | null }>(
            "SELECT max(action) AS action FROM journal_action WHERE action > 1 AND undone_by IS NULL AND undo_of IS NULL",
          )?.action;
          if (typeof last === "number")
            vault.database.transaction((write) => undoAction(write, vault.actor, last));
        }),
        fc.constant(() => {
          freshenIncidentList(vault.database);
        }),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(steps, (taken) => {
        for (const step of taken) step();
        expect(countWrongLines(vault.database.read)).toBe(0);
        freshenIncidentList(vault.database);
        expect(lines()).toEqual(records());
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    ["a line that says something else", "UPDATE incident_list SET severity = 3"],
    ["a line that is missing", "DELETE FROM incident_list"],
    [
      "a line of no incident",
      "INSERT INTO incident_list SELECT 99, number_key, title_key, status, severity, score, tlp, owner, created_at, updated_at, merged_into, observable_count FROM incident",
    ],
  ])("is checked against the records: %s is found", (_, sql) => {
    createMany(1, 1);
    act(vault, "observables-added", addAddresses(2));
    freshenIncidentList(vault.database);
    expect(problems()).toEqual([]);
    vault.database.transaction((write) => write.execute(sql));
    expect(problems()).toEqual([{ kind: "list-differs", detail: "incident: 1" }]);
  });
});

function problems(): unknown {
  const steps = verifyTables(vault.database.read);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
