import { afterEach, beforeEach, expect, test } from "vitest";
import {
  listRows,
  readRowsAfter,
  readSubjectRows,
} from "../../../../electron/storage/journal/journal-rows.ts";
import { countUnindexed } from "../../../../electron/storage/journal/subject-index.ts";
import { createTestVault, type TestVault } from "../test-vault.ts";
import { INCIDENT_ID, act, createIncident, updateIncident } from "./sample-actions.ts";

let vault: TestVault;

beforeEach(async () => {
  vault = await createTestVault();
});

afterEach(() => vault.remove());

const edit = (times: number) => {
  for (let time = 0; time < times; time += 1)
    act(
      vault,
      "incident-updated",
      updateIncident({ title: `Title ${String(times)}.${String(time)}` }),
    );
};
const sequences = () =>
  readSubjectRows(vault.database.read, INCIDENT_ID).map(({ sequence }) => sequence);
const everything = () =>
  readRowsAfter(vault.database.read, 0, 1_000)
    .filter(({ subjectId }) => subjectId === INCIDENT_ID)
    .map(({ sequence }) => sequence);
const indexed = () =>
  vault.database.read.get<{ n: number }>("SELECT count(*) AS n FROM journal_subject")?.n;

test("the history of a record is whole whether its entries are indexed or still wait", () => {
  act(vault, "incident-created", createIncident());
  for (const times of [1, 200, 60, 300]) {
    edit(times);
    expect(sequences()).toEqual(everything());
    const filter = { subjectId: INCIDENT_ID, limit: 1_000 };
    expect(listRows(vault.database.read, filter).map(({ sequence }) => sequence)).toEqual(
      everything().toReversed(),
    );
  }
  expect(sequences()).toHaveLength(562);
});

test("entries wait until there are some hundred, and never more", () => {
  act(vault, "incident-created", createIncident());
  edit(254);
  expect(indexed()).toBe(0);
  edit(1);
  expect(indexed()).toBe(256);
  edit(255);
  expect(indexed()).toBe(256);
  expect(countUnindexed(vault.database.read)).toBe(0);
});

test.each([
  ["an entry that is missing", "DELETE FROM journal_subject WHERE sequence = 7"],
  [
    "an entry under another subject",
    "UPDATE journal_subject SET subject_id = zeroblob(16) WHERE sequence = 7",
  ],
])("is checked against the journal: %s is found", (_, sql) => {
  act(vault, "incident-created", createIncident());
  edit(260);
  vault.database.transaction((write) => write.execute(sql));
  expect(countUnindexed(vault.database.read)).toBeGreaterThan(0);
});
