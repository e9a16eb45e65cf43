import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { downloadTicketSchema } from "../../../shared/contract/call.ts";
import { rehearsalSchema } from "../../../shared/contract/vault.ts";
import { startTestCore, startTestVault, type TestCore } from "../../helpers/core.ts";
import { PASSPHRASE } from "../../helpers/vault-environment.ts";

let test: TestCore;
afterEach(async () => {
  await test.end();
});

const unlock = (name = "test") => test.core.client.vault.unlock({ name, passphrase: PASSPHRASE });

describe("a desk without an open vault", () => {
  beforeEach(async () => {
    test = await startTestCore();
  });

  it("refuses every call that needs one, and says that it is locked", async () => {
    await expect(test.core.client.incidents.list({})).rejects.toMatchObject({
      data: { kind: "vault-locked" },
    });
    await expect(test.core.client.journal.undo({})).rejects.toMatchObject({
      data: { kind: "vault-locked" },
    });
  });

  it("extracts indicators all the same, since nothing is stored", async () => {
    const found = await test.core.client.observables.extract({ text: "198[.]51[.]100[.]7" });
    expect(found.items.map(({ value }) => value)).toEqual(["198.51.100.7"]);
  });

  it("names a vault that it does not have", async () => {
    await expect(unlock("nowhere")).rejects.toMatchObject({
      data: { kind: "unknown-vault", vaultName: "nowhere" },
    });
  });

  it("opens a demonstration of the last days that is gone after the lock", async () => {
    const stream = await test.core.client.vault.demonstration();
    for (;;) if ((await stream.next()).done === true) break;
    expect((await test.core.client.incidents.count({})).count).toBeGreaterThan(5);
    const { items } = await test.core.client.incidents.list({ sort: "number" });
    const opened = items.map(({ createdAt }) => createdAt);
    expect(opened).toEqual(opened.toSorted());
    expect(agesInHours(opened).filter((age) => age > 24).length).toBeGreaterThan(3);
    expect(agesInHours(items.map(({ updatedAt }) => updatedAt)).every((age) => age >= 0)).toBe(
      true,
    );
    await test.core.client.vault.lock({});
    expect(await test.core.client.vault.state()).toEqual({ phase: "closed", vaults: [] });
  });
});

describe("a desk with a vault", () => {
  beforeEach(async () => {
    test = await startTestVault();
  });

  it("is in a state that followers see change", async () => {
    const phases: string[] = [];
    const leave = new AbortController();
    const following = (async () => {
      const states = await test.core.client.vault.watch(undefined, { signal: leave.signal });
      for await (const state of states) {
        phases.push(state.phase);
        if (state.phase === "locked") return;
      }
    })();
    await expect.poll(() => phases).toEqual(["open"]);
    await test.core.client.vault.lock({ why: "key" });
    await following;
    leave.abort();
    expect(phases).toEqual(["open", "locked"]);
  });

  it("opens again with its settings and its history after a lock", async () => {
    await test.core.client.vault.settings.set({ defaultTlp: "TLP:RED" });
    await test.core.client.vault.lock({});
    await unlock();
    expect((await test.core.client.vault.settings.get()).defaultTlp).toBe("TLP:RED");
    const { verb } = await test.core.client.journal.undo({});
    expect(verb).toBe("settings-changed");
    expect((await test.core.client.vault.settings.get()).defaultTlp).toBe("TLP:AMBER");
  });

  it("lets a new analyst in by name and journals under it", async () => {
    await test.core.client.vault.lock({});
    await test.core.client.vault.unlock({
      name: "test",
      passphrase: PASSPHRASE,
      analyst: "B. Night",
    });
    await test.core.client.incidents.create({ title: "Night shift" });
    const { items } = await test.core.client.journal.list({ limit: 1 });
    expect(items[0]?.actor).toBe("B. Night");
  });

  it("keeps unsaved drafts for the next start", async () => {
    await test.core.client.vault.drafts.put({ name: "note.1", value: '"half a thought"' });
    await test.core.client.vault.lock({});
    await unlock();
    expect(await test.core.client.vault.drafts.list()).toEqual({
      items: [{ name: "note.1", value: '"half a thought"' }],
    });
  });

  it("warns when the vault was replaced by an older copy of itself (threats row 7)", async () => {
    const vault = join(test.folder, "vaults", "test");
    const copy = join(test.folder, "copy");
    await test.core.client.vault.lock({});
    cpSync(vault, copy, { recursive: true });
    await unlock();
    await test.core.client.incidents.create({ title: "Later" });
    await test.core.client.vault.lock({});
    cpSync(copy, vault, { recursive: true, force: true });
    const state = await unlock();
    expect(state).toMatchObject({ phase: "open", notices: ["older-copy"] });
  });

  it("remembers when it was last found in order, also after a lock", async () => {
    expect(await test.core.client.vault.state()).toMatchObject({ lastCheckAt: null });
    const check = await test.core.client.vault.check();
    for (;;) if ((await check.next()).done === true) break;
    const state = await test.core.client.vault.state();
    const lastCheckAt = state.phase === "open" ? state.lastCheckAt : null;
    expect(lastCheckAt).toMatch(/^\d{4}-.*Z$/);
    await test.core.client.vault.lock({});
    expect(await unlock()).toMatchObject({ lastCheckAt });
  });

  it("makes a backup that becomes a vault of its own on this desk", async () => {
    await test.core.client.incidents.create({ title: "Kept" });
    const backup = await test.core.client.vault.backup();
    for (;;) {
      const step = await backup.next();
      if (step.done !== true) continue;
      await test.core.local.saveDownload(step.value.ticket, join(test.folder, "b.wpbackup"));
      break;
    }
    await test.core.client.vault.lock({});
    const target = join(test.folder, "restored");
    const restored = await test.core.local.restoreVault(
      join(test.folder, "b.wpbackup"),
      target,
      PASSPHRASE,
      new AbortController().signal,
    );
    expect(restored.ok).toBe(true);
    expect(await test.core.local.openVault(target, PASSPHRASE)).toEqual({
      ok: true,
      value: undefined,
    });
    expect((await test.core.client.incidents.list({})).items.map(({ title }) => title)).toEqual([
      "Kept",
    ]);
  });

  it("rehearses a restore of an uploaded backup while it is open, and keeps nothing of it", async () => {
    await test.core.client.incidents.create({ title: "Kept" });
    const file = join(test.folder, "b.wpbackup");
    const made = await last(await test.core.client.vault.backup());
    const { ticket } = downloadTicketSchema.parse(made);
    await test.core.local.saveDownload(ticket, file);
    const uploadId = await uploadAsBackup(readFileSync(file));
    const before = filesBelow(join(test.folder, "vaults"));
    const found = rehearsalSchema.parse(
      await last(
        await test.core.client.vault.rehearseRestore({ uploadId, passphrase: PASSPHRASE }),
      ),
    );
    expect(found).toMatchObject({ evidenceFiles: 0, damagedFiles: 0 });
    expect(found.records).toBeGreaterThan(0);
    expect(filesBelow(join(test.folder, "vaults"))).toEqual(before);
    expect(filesBelow(join(test.folder, "incoming"))).toEqual([]);
    expect(await test.core.client.vault.state()).toMatchObject({ phase: "open" });
  });

  it("writes nothing of a file that is dropped as a backup and is none", async () => {
    const isWhole = Buffer.from("From: victim@example.org\n\nwatchpost-backup\0");
    await expect(uploadAsBackup(isWhole)).rejects.toMatchObject({
      data: { kind: "backup-damaged", reason: "not-a-backup" },
    });
    expect(filesBelow(join(test.folder, "incoming"))).toEqual([]);
  });

  it("takes in no content while it is locked", async () => {
    await test.core.client.vault.lock({});
    await expect(
      test.core.client.desk.upload.begin({ name: "mail.eml", sizeBytes: 10 }),
    ).rejects.toMatchObject({ data: { kind: "vault-locked" } });
  });

  it("finds nothing wrong with itself", async () => {
    await test.core.client.incidents.create({ title: "One" });
    const check = await test.core.client.vault.check();
    for (;;) {
      const step = await check.next();
      if (step.done !== true) continue;
      expect(step.value).toMatchObject({ isOk: true, problems: [] });
      return;
    }
  });
});

/** What a stream ends with. */
async function last(stream: AsyncIterator<unknown, unknown>): Promise<unknown> {
  for (;;) {
    const step = await stream.next();
    if (step.done === true) return step.value;
  }
}

async function uploadAsBackup(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { upload } = test.core.client.desk;
  const { uploadId } = await upload.begin({ name: "b", sizeBytes: bytes.length, kind: "backup" });
  await upload.append({ uploadId, bytes });
  await upload.finish({ uploadId });
  return uploadId;
}

const filesBelow = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String).toSorted() : [];

const agesInHours = (instants: readonly string[]): readonly number[] =>
  instants.map((instant) => (Date.now() - Date.parse(instant)) / 3_600_000);
