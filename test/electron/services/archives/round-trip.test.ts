import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";

import { startTestVault, type TestCore, type TestCoreOptions } from "../../../helpers/core.ts";
import { valueOf } from "../../../helpers/vault.ts";
import {
  anyWords,
  archive,
  contentsOf,
  expectSums,
  makeWholeCase,
  unarchive,
} from "./archive-kit.ts";

async function vault(options: TestCoreOptions = {}): Promise<TestCore> {
  const test = await startTestVault(options);
  onTestFinished(test.end);
  return test;
}

const yy = { organisation: "CERT-YY" };

describe("a case archive", () => {
  it("brings a whole case into an empty vault of another organisation, and out again the same", async () => {
    const [from, to] = [await vault(), await vault(yy)];
    const id = await makeWholeCase(from);
    const path = valueOf(await archive(from, [id])).written.path;
    const ledger = valueOf(await unarchive(to, path));
    expectSums(ledger);
    expect(ledger).toMatchObject({ isApplied: true, signer: { standing: "unknown" } });
    expect(ledger.records).toMatchObject({ new: ledger.records.found, refused: 0 });
    const { client } = to.core;
    const [before, after] = [
      await from.core.client.incidents.get({ id }),
      await client.incidents.get({ id }),
    ];
    const { updatedAt: _1, revision: _2, ...was } = before;
    expect(after).toMatchObject(was);
    const subject = { kind: "incident", id } as const;
    const { items } = await client.evidence.list({ subject });
    const own = await from.core.client.evidence.list({ subject });
    expect(items.map(({ custody }) => custody)).toEqual(own.items.map(({ custody }) => custody));
    const again = valueOf(await archive(to, [id])).written.path;
    const [first, second] = [await contentsOf(path), await contentsOf(again)];
    expect(second.records).toEqual(first.records);
    expect(second.files).toEqual(first.files);
    expect(second.history).toEqual(expect.arrayContaining(first.history));
  });

  it("is lossless whatever the case says", async () => {
    const [from, to] = [await vault(), await vault(yy)];
    await fc.assert(
      fc.asyncProperty(anyWords, fc.uuid(), async (words, name) => {
        const id = await makeWholeCase(from, words);
        const path = valueOf(await archive(from, [id], { name })).written.path;
        expectSums(valueOf(await unarchive(to, path)));
        const again = valueOf(await archive(to, [id], { name })).written.path;
        const [first, second] = [await contentsOf(path), await contentsOf(again)];
        expect(second.records).toEqual(first.records);
        expect(second.files).toEqual(first.files);
        expect(second.history).toEqual(expect.arrayContaining(first.history));
      }),
      { numRuns: 4 },
    );
  }, 120_000);

  it("changes nothing where everything is here already, and says so", async () => {
    const from = await vault();
    const id = await makeWholeCase(from);
    const path = valueOf(await archive(from, [id])).written.path;
    const entries = async () => (await from.core.client.journal.list({ limit: 1_000 })).items;
    const before = await entries();
    const ledger = valueOf(await unarchive(from, path));
    expectSums(ledger);
    expect(ledger).toMatchObject({ isUnchanged: true, isApplied: false, actionId: null });
    expect(ledger.records.unchanged).toBe(ledger.records.found);
    expect(await entries()).toEqual(before);
  });

  it("comes back where it was made and unmade", async () => {
    const from = await vault();
    const { client } = from.core;
    const made = await client.incidents.create({ title: "Web shell", tlp: "TLP:GREEN" });
    const { path } = valueOf(await archive(from, [made.id])).written;
    await client.journal.undo({ actionId: made.actionId });
    expect((await client.incidents.list({})).items).toEqual([]);
    expect(valueOf(await unarchive(from, path))).toMatchObject({ records: { new: 1 } });
    expect(await client.incidents.get({ id: made.id })).toMatchObject({ title: "Web shell" });
    const again = valueOf(await archive(from, [made.id], { name: "again" })).written.path;
    expect((await contentsOf(again)).records).toEqual((await contentsOf(path)).records);
  });

  it("is only looked at in a preview", async () => {
    const [from, to] = [await vault(), await vault(yy)];
    const path = valueOf(await archive(from, [await makeWholeCase(from)])).written.path;
    const before = await to.core.client.journal.list({});
    const ledger = valueOf(await unarchive(to, path, "preview"));
    expectSums(ledger);
    expect(ledger).toMatchObject({ isUnchanged: false, isApplied: false });
    expect(await to.core.client.journal.list({})).toEqual(before);
  });

  it("shows what was done where it comes from, under the name of that organisation", async () => {
    const [from, to] = [await vault(), await vault(yy)];
    const id = await makeWholeCase(from);
    const ledger = valueOf(await unarchive(to, valueOf(await archive(from, [id])).written.path));
    const brought = await to.core.client.archives.history({ subjectId: id });
    const own = await from.core.client.journal.list({ subject: { kind: "incident", id } });
    expect(ledger.history.added).toBeGreaterThan(own.items.length);
    const verbs = own.items.map(({ verb }) => verb).filter((verb) => verb !== "case-archived");
    expect(brought.items.map(({ verb }) => verb)).toEqual(verbs);
    expect(new Set(brought.items.map(({ origin }) => origin))).toEqual(new Set(["CERT-XX"]));
  });
});

describe("undo of a case that was taken in", () => {
  it("leaves nothing of it, and the archive can be taken in again, the same as before", async () => {
    const [from, to] = [await vault(), await vault(yy)];
    const id = await makeWholeCase(from);
    const path = valueOf(await archive(from, [id])).written.path;
    const { actionId } = valueOf(await unarchive(to, path));
    const { client } = to.core;
    await client.journal.undo({ actionId: actionId ?? 0 });
    expect((await client.incidents.list({})).items).toEqual([]);
    expect((await client.reports.list({})).items).toEqual([]);
    const ledger = valueOf(await unarchive(to, path));
    expect(ledger.records.new).toBe(ledger.records.found);
    const again = valueOf(await archive(to, [id])).written.path;
    expect((await contentsOf(again)).records).toEqual((await contentsOf(path)).records);
  });

  it("is refused once somebody worked on it", async () => {
    const [from, to] = [await vault(), await vault(yy)];
    const id = await makeWholeCase(from);
    const path = valueOf(await archive(from, [id])).written.path;
    const { actionId } = valueOf(await unarchive(to, path));
    const { client } = to.core;
    await client.incidents.update({ id, patch: { severity: "low" } });
    await expect(client.journal.undo({ actionId: actionId ?? 0 })).rejects.toMatchObject({
      data: { kind: "cannot-undo", why: "changed-since" },
    });
    expect((await client.incidents.get({ id })).severity).toBe("low");
  });

  it("sets back what an archive of our own changed in a case that was here", async () => {
    const from = await vault();
    const id = await makeWholeCase(from);
    const path = join(from.folder, "later.case.age");
    const early = valueOf(await archive(from, [id])).written.path;
    const to = await vault(yy);
    valueOf(await unarchive(to, early));
    await from.core.client.incidents.update({ id, patch: { severity: "critical" } });
    valueOf(await archive(from, [id], { name: "later.case.age" }));
    const { actionId, records } = valueOf(await unarchive(to, path));
    expect(records.changed).toBe(1);
    const { client } = to.core;
    expect((await client.incidents.get({ id })).severity).toBe("critical");
    await client.journal.undo({ actionId: actionId ?? 0 });
    expect((await client.incidents.get({ id })).severity).toBe("high");
    const again = valueOf(await archive(to, [id])).written.path;
    expect((await contentsOf(again)).records).toEqual((await contentsOf(early)).records);
  });
});
