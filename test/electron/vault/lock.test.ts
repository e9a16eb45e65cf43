import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { describe, expect, it, onTestFinished } from "vitest";

import { checkTables } from "../../../electron/storage/check-database.ts";
import { openVault } from "../../../electron/vault/vault.ts";
import {
  createTestVault,
  failureOf,
  PASSPHRASE,
  streamOf,
  temporaryDirectory,
  testEnvironment,
  valueOf,
} from "../../helpers/vault.ts";

const HOLDER = fileURLToPath(new URL("../../helpers/lock-holder.ts", import.meta.url));
const withPassphrase = { kind: "passphrase", passphrase: PASSPHRASE } as const;

/** A process of its own that tries to open the vault and keeps it. */
async function otherProcess(
  directory: string,
): Promise<{ readonly process: ChildProcess; readonly said: unknown }> {
  const child = spawn(process.execPath, [HOLDER, directory, "watchpost desk"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  const said = await new Promise<string>((resolve) => {
    child.stdout.setEncoding("utf8").once("data", resolve);
  });
  return { process: child, said: JSON.parse(said) };
}

async function closedVault(): Promise<string> {
  const { vault, directory } = await createTestVault(temporaryDirectory());
  await vault.close();
  return directory;
}

describe("one writer", () => {
  it("keeps a second process out and tells it who has the vault", async () => {
    const directory = await closedVault();
    const first = await otherProcess(directory);
    expect(first.said).toEqual({ isOpen: true });
    const second = failureOf(await openVault(testEnvironment(), directory, withPassphrase));
    expect(second).toMatchObject({
      kind: "vault-in-use",
      openedBy: { program: "watchpost desk", pid: first.process.pid },
    });
  });

  it("keeps a second opening in the same process out, too", async () => {
    const { vault, directory } = await createTestVault(temporaryDirectory());
    const second = await openVault(testEnvironment(), directory, withPassphrase);
    expect(failureOf(second)).toMatchObject({
      kind: "vault-in-use",
      openedBy: { program: "watchpost test", pid: process.pid },
    });
    // Trying must not have loosened the first one's lock for other processes.
    expect((await otherProcess(directory)).said).toMatchObject({ kind: "vault-in-use" });
    await vault.close();
  });

  it("is asked before anything is spent on a passphrase", async () => {
    const { directory } = await createTestVault(temporaryDirectory());
    const wrong = { kind: "passphrase", passphrase: "not even the right one" } as const;
    expect(failureOf(await openVault(testEnvironment(), directory, wrong)).kind).toBe(
      "vault-in-use",
    );
  });

  it("gives the vault free when its process is killed, and says that it was left behind", async () => {
    const directory = await closedVault();
    const first = await otherProcess(directory);
    first.process.kill("SIGKILL");
    await once(first.process, "close");
    const opened = valueOf(await openVault(testEnvironment(), directory, withPassphrase));
    expect(opened.wasLeftBehind).toBe(true);
    await opened.close();
    const again = valueOf(await openVault(testEnvironment(), directory, withPassphrase));
    expect(again.wasLeftBehind).toBe(false);
    await again.close();
  });

  it("names nobody when the note of the holder can't be read", async () => {
    const { directory } = await createTestVault(temporaryDirectory());
    for (const note of ["", "{", '{"pid":"x"}', "x".repeat(10_000)]) {
      writeFileSync(join(directory, "lock-holder.json"), note);
      expect(failureOf(await openVault(testEnvironment(), directory, withPassphrase))).toEqual({
        kind: "vault-in-use",
        openedBy: null,
      });
    }
    rmSync(join(directory, "lock-holder.json"));
    expect(failureOf(await openVault(testEnvironment(), directory, withPassphrase))).toEqual({
      kind: "vault-in-use",
      openedBy: null,
    });
  });

  it("lets exactly one of many attempts at the same moment in", async () => {
    const directory = await closedVault();
    for (let round = 0; round < 20; round += 1) {
      const attempts = await Promise.all(
        Array.from({ length: 6 }, async () =>
          openVault(testEnvironment(), directory, withPassphrase),
        ),
      );
      const open = attempts.flatMap((attempt) => (attempt.ok ? [attempt.value] : []));
      expect(open).toHaveLength(1);
      open[0]?.database.transaction((write) => write.run("INSERT INTO note (text) VALUES ('x')"));
      await open[0]?.close();
    }
    const opened = valueOf(await openVault(testEnvironment(), directory, withPassphrase));
    expect(opened.database.read.get("SELECT count(*) AS n FROM note")).toEqual({ n: 20 });
    expect((await checkTables(opened.database, "full", () => false)).problems).toEqual([]);
    await opened.close();
  });
});

describe("closing", () => {
  it("wipes every key, closes the database and leaves no file of its own", async () => {
    const { vault, directory } = await createTestVault(temporaryDirectory());
    const { keys } = vault.session;
    const handedOut = [keys.key("database"), keys.key("drafts"), keys.key("blobContent")];
    const draftKey = vault.copyDraftKey();
    await vault.close();
    await vault.close();
    expect(handedOut.every((key) => key.every((byte) => byte === 0))).toBe(true);
    expect(draftKey.some((byte) => byte !== 0)).toBe(true);
    expect(keys.isWiped()).toBe(true);
    expect(vault.database.isOpen()).toBe(false);
    expect(readdirSync(directory).toSorted()).toEqual(["blobs", "lock", "vault.db", "vault.json"]);
  });

  it("stops evidence that is still coming in, without a trace in clear or under a known key", async () => {
    const { vault, directory } = await createTestVault(temporaryDirectory());
    async function* content(): AsyncGenerator<Uint8Array> {
      yield* streamOf(Buffer.alloc(400_000, "evidence"));
      await vault.close();
      yield* streamOf(Buffer.alloc(400_000, "evidence"));
    }
    await expect(vault.blobs.put(content())).rejects.toThrow("wiped");
    expect(readdirSync(join(directory, "blobs"))).toEqual([]);
  });

  it("removes at the next opening what a killed session left unfinished", async () => {
    const directory = await closedVault();
    mkdirSync(join(directory, ".tmp-1"));
    writeFileSync(join(directory, ".tmp-1", "vault.db"), "x");
    writeFileSync(join(directory, "blobs", ".tmp-2"), "x");
    await valueOf(await openVault(testEnvironment(), directory, withPassphrase)).close();
    expect(readdirSync(directory).toSorted()).toEqual(["blobs", "lock", "vault.db", "vault.json"]);
    expect(readdirSync(join(directory, "blobs"))).toEqual([]);
  });
});
