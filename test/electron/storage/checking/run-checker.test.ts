import { fileURLToPath } from "node:url";

import { describe, expect, it } from "vitest";

import { locateChecker, runChecker } from "../../../../electron/storage/checking/run-checker.ts";
import { migrateDatabase } from "../../../../electron/storage/migrate.ts";
import { MIGRATIONS } from "../../../../electron/storage/migrations/index.ts";
import { DATABASE_KEY, testDatabase } from "../../../helpers/database.ts";
import { act, createIncident, updateIncident } from "../journal/sample-actions.ts";
import { testActor } from "../test-vault.ts";
import type { Database } from "../../../../electron/storage/database.ts";

const ENTRY = locateChecker(fileURLToPath(new URL("../../../../electron", import.meta.url)));

async function vaultWithEdits(edits: number) {
  const database = testDatabase();
  await migrateDatabase(database, MIGRATIONS, async () => undefined);
  const vault = { database, actor: testActor({ nowMs: Date.UTC(2026, 10, 24) }) };
  act(vault, "incident-created", createIncident());
  for (let edit = 1; edit < edits; edit += 1) {
    act(vault, "edit", updateIncident({ title: `Title ${String(edit)}` }));
  }
  return vault;
}

const check = async (database: Database, options: Partial<Parameters<typeof runChecker>[0]> = {}) =>
  runChecker({
    entryPath: ENTRY,
    path: database.path,
    key: Uint8Array.from(DATABASE_KEY),
    depth: "full",
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...options,
  });

describe("the checking thread", () => {
  it("finds nothing in a sound vault, and says how far it is", async () => {
    const { database } = await vaultWithEdits(250);
    const steps: (readonly [number, number])[] = [];
    const found = await check(database, { onProgress: (...step) => steps.push(step) });
    expect(found).toMatchObject({ ok: true, value: { problems: [] } });
    expect(found.ok && found.value.tables).toBeGreaterThan(30);
    expect(steps[0]).toEqual([200, 500]);
  });

  it("takes the key along: no copy stays with the caller", async () => {
    const { database } = await vaultWithEdits(1);
    const key = Uint8Array.from(DATABASE_KEY);
    await check(database, { key });
    expect(key.length).toBe(0);
  });

  it.each([
    ["full", "UPDATE incident SET title = 'Other'", /field-differs/],
    ["full", "UPDATE journal SET actor = 'Nobody' WHERE sequence = 2", /chain breaks at entry 2/],
    ["quick", "UPDATE journal SET actor = 'Nobody' WHERE sequence = 2", /chain breaks at entry 2/],
  ] as const)(
    "at depth %s, finds what somebody with the key did: %s",
    async (depth, sql, found) => {
      const { database } = await vaultWithEdits(3);
      database.transaction((write) => write.execute(sql));
      const report = await check(database, { depth });
      expect(report.ok && report.value.problems.map(({ detail }) => detail).join()).toMatch(found);
    },
  );

  it("looks at one state, however much is written meanwhile", async () => {
    const vault = await vaultWithEdits(120);
    const running = check(vault.database);
    const run = { isDone: false };
    void running.finally(() => {
      run.isDone = true;
    });
    let edits = 0;
    while (!run.isDone) {
      act(vault, "edit", updateIncident({ title: `While it runs ${String((edits += 1))}` }));
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
    expect(edits).toBeGreaterThan(1);
    expect(await running).toMatchObject({ ok: true, value: { problems: [] } });
  });

  it("ends when it is told to, and leaves a database that closes and checks as before", async () => {
    const { database } = await vaultWithEdits(400);
    const ending = new AbortController();
    const onProgress = (): void => {
      ending.abort();
    };
    expect(await check(database, { signal: ending.signal, onProgress })).toEqual({
      ok: false,
      error: { kind: "cancelled" },
    });
    expect(database.checkpoint()).toBe(true);
    expect(await check(database)).toMatchObject({ ok: true, value: { problems: [] } });
    expect(await check(database, { signal: AbortSignal.abort() })).toMatchObject({ ok: false });
  });

  it("says that it can't read what the key does not open", async () => {
    const { database } = await vaultWithEdits(1);
    expect(await check(database, { key: new Uint8Array(32) })).toMatchObject({
      ok: true,
      value: { problems: [{ kind: "table-damaged", detail: "database-unreadable" }] },
    });
  });
});
