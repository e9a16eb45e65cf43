import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { verifyChain } from "../../../../electron/storage/journal/verify-chain.ts";
import { verifyTables } from "../../../../electron/storage/journal/verify-tables.ts";
import { createTestVault } from "../test-vault.ts";
import type { TestVault } from "../test-vault.ts";
import { act, addAddresses, createIncident, createNote, updateIncident } from "./sample-actions.ts";

let vault: TestVault;

beforeEach(async () => {
  vault = await createTestVault();
  act(vault, "incident-created", createIncident());
  act(vault, "edit", updateIncident({ title: "Mail relay open" }));
  act(vault, "note-added", createNote());
  act(vault, "observables-added", addAddresses(3));
});

afterEach(() => vault.remove());

/** Somebody with the key and a tool of their own. */
function tamper(sql: string): void {
  vault.database.transaction((write) => write.execute(sql));
}

function result<T>(steps: Generator<unknown, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

describe("the chain of the journal", () => {
  test("holds over everything that was done", () => {
    expect(result(verifyChain(vault.database.read))).toMatchObject({
      isOk: true,
      entries: 4,
      brokenAt: null,
    });
  });

  test.each([
    ["an altered change", "UPDATE journal SET changes = CAST('[]' AS BLOB) WHERE sequence = 2", 2],
    ["another author", "UPDATE journal SET actor = 'Nobody' WHERE sequence = 3", 3],
    ["another time", "UPDATE journal SET at = at + 1 WHERE sequence = 1", 1],
    ["another replica", "UPDATE journal SET replica = zeroblob(16) WHERE sequence = 4", 4],
    ["an entry taken out", "DELETE FROM journal WHERE sequence = 2", 2],
    [
      "two entries exchanged",
      "UPDATE journal SET sequence = -2 WHERE sequence = 2; UPDATE journal SET sequence = 2 WHERE sequence = 3; UPDATE journal SET sequence = 3 WHERE sequence = -2",
      2,
    ],
  ])("breaks at %s", (_, sql, brokenAt) => {
    tamper(sql);
    expect(result(verifyChain(vault.database.read))).toMatchObject({ isOk: false, brokenAt });
  });
});

describe("the tables", () => {
  test("say what the journal says", () => {
    expect(result(verifyTables(vault.database.read))).toEqual([]);
  });

  test.each([
    ["a field that was put back", "UPDATE incident SET title = 'Harmless'", "field-differs"],
    ["a marking that was lowered", "UPDATE incident SET tlp = 0", "field-differs"],
    [
      "a use with another value",
      "UPDATE observable SET value = '198.51.100.1' WHERE value = '192.0.2.1'",
      "field-differs",
    ],
    ["a record that is gone", "DELETE FROM note", "record-missing"],
    [
      "a record that nobody made",
      "INSERT INTO note SELECT 9999, randomblob(16), incident_id, organisation_id, tlp, pap, created_at, updated_at, revision, NULL, author, 'planted' FROM note",
      "record-not-journaled",
    ],
  ])("show %s", (_, sql, kind) => {
    tamper(sql);
    expect(result(verifyTables(vault.database.read)).map((problem) => problem.kind)).toContain(
      kind,
    );
  });
});
