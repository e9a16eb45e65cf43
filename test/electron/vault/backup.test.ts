import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { nodeFiles } from "../../../electron/files/node-files.ts";
import { backUpVault } from "../../../electron/vault/backup.ts";
import { checkVault } from "../../../electron/vault/check.ts";
import { addKeychainSlot, changePassphrase } from "../../../electron/vault/manage-slots.ts";
import {
  rehearseRestore,
  restoreBackup,
  type RestoreReport,
} from "../../../electron/vault/restore.ts";
import { openVault, type OpenVault } from "../../../electron/vault/vault.ts";
import { assertNever } from "../../../shared/assert-never.ts";
import type { Result } from "../../../shared/result.ts";
import type { VaultFailure } from "../../../shared/vault/failures.ts";
import {
  collect,
  createTestVault,
  failureOf,
  PASSPHRASE,
  SMALL_SCHEMA,
  streamOf,
  temporaryDirectory,
  testEnvironment,
  valueOf,
} from "../../helpers/vault.ts";

const withPassphrase = { kind: "passphrase", passphrase: PASSPHRASE } as const;
const EVIDENCE = Buffer.alloc(700_000, "evidence ");

interface Setting {
  readonly directory: string;
  readonly vault: OpenVault;
  readonly recoveryCode: string;
  readonly sha256Hex: string;
  readonly path: string;
}

/** An open vault with some notes and one piece of evidence, and a place for its backup. */
async function vaultWithContent(notes = 50): Promise<Setting> {
  const directory = temporaryDirectory();
  const { vault, recoveryCode } = await createTestVault(directory);
  addNotes(vault, notes);
  const { sha256Hex } = valueOf(await vault.blobs.put(streamOf(EVIDENCE)));
  return { directory, vault, recoveryCode, sha256Hex, path: join(directory, "vault.backup") };
}

function addNotes(vault: OpenVault, count: number): void {
  vault.database.transaction((write) => {
    for (let index = 0; index < count; index += 1) {
      write.run("INSERT INTO note (text) VALUES (?)", [`note ${String(index)} `.repeat(40)]);
    }
  });
}

const countNotes = (vault: OpenVault): unknown =>
  vault.database.read.get<{ readonly n: number }>("SELECT count(*) AS n FROM note")?.n;

async function restore(
  { directory, path }: Setting,
  name = "restored",
): Promise<Result<RestoreReport, VaultFailure>> {
  return restoreBackup(testEnvironment(), {
    path,
    directory: join(directory, name),
    secret: withPassphrase,
  });
}

async function openRestored({ directory }: Setting, name = "restored"): Promise<OpenVault> {
  return valueOf(await openVault(testEnvironment(), join(directory, name), withPassphrase));
}

describe("backup and restore", () => {
  it("gives back rows and evidence, as a replica of its own", async () => {
    const setting = await vaultWithContent();
    const report = valueOf(await backUpVault(setting.vault, { path: setting.path }));
    expect(report).toEqual({ sizeBytes: readFileSync(setting.path).length, blobs: 1 });
    const restored = valueOf(
      await restoreBackup(testEnvironment(), {
        path: setting.path,
        directory: join(setting.directory, "restored"),
        secret: withPassphrase,
        countRecords: (read) =>
          read.get<{ readonly n: number }>("SELECT count(*) AS n FROM note")?.n ?? 0,
      }),
    );
    expect(restored).toEqual({
      vaultId: setting.vault.vaultId,
      kind: "real",
      replicaId: restored.replicaId,
      formerReplicaId: setting.vault.replicaId,
      records: 50,
      blobs: 1,
      damagedBlobs: [],
    });
    expect(restored.replicaId).not.toBe(setting.vault.replicaId);
    const vault = await openRestored(setting);
    expect(vault.replicaId).toBe(restored.replicaId);
    expect(countNotes(vault)).toBe(50);
    expect(await collect(vault.blobs.read(setting.sha256Hex))).toEqual(new Uint8Array(EVIDENCE));
    const checked = await checkVault(vault, {
      referencedBlobs: [setting.sha256Hex],
    });
    expect(valueOf(checked).isOk).toBe(true);
    await vault.close();
  });

  it("gives every restored copy another replica id", async () => {
    const setting = await vaultWithContent();
    await backUpVault(setting.vault, { path: setting.path });
    const ids = [
      valueOf(await restore(setting, "one")),
      valueOf(await restore(setting, "two")),
    ].map(({ replicaId }) => replicaId);
    expect(new Set([...ids, setting.vault.replicaId]).size).toBe(3);
  });

  it("is the state of its beginning, while work goes on", async () => {
    const setting = await vaultWithContent(5000);
    let steps = 0;
    const report = await backUpVault(setting.vault, {
      path: setting.path,
      onProgress: () => {
        steps += 1;
        addNotes(setting.vault, 20);
      },
    });
    expect(report.ok).toBe(true);
    expect(steps).toBeGreaterThan(5);
    valueOf(await restore(setting));
    const vault = await openRestored(setting);
    expect(countNotes(vault)).toBe(5000);
    expect(countNotes(setting.vault)).toBe(5000 + 20 * steps);
    await vault.close();
  });

  it("holds evidence that is removed while it is made", async () => {
    const setting = await vaultWithContent();
    let isRemoved = false;
    const report = await backUpVault(setting.vault, {
      path: setting.path,
      onProgress: () => {
        if (!isRemoved) void setting.vault.blobs.remove(setting.sha256Hex);
        isRemoved = true;
      },
    });
    expect(report.ok).toBe(true);
    expect(await setting.vault.blobs.has(setting.sha256Hex)).toBe(false);
    expect(valueOf(await restore(setting)).blobs).toBe(1);
  });

  it("opens with the secrets of its time, the recovery code included", async () => {
    const setting = await vaultWithContent();
    await backUpVault(setting.vault, { path: setting.path });
    await changePassphrase(setting.vault, {
      current: PASSPHRASE,
      next: "nine white swans at dusk",
    });
    const byCode = await restoreBackup(testEnvironment(), {
      path: setting.path,
      directory: join(setting.directory, "restored"),
      secret: { kind: "recovery", code: setting.recoveryCode },
    });
    expect(byCode.ok).toBe(true);
    await (await openRestored(setting)).close();
  });

  it("does not take the slot of the machine's keychain along", async () => {
    const setting = await vaultWithContent();
    await addKeychainSlot(setting.vault, {
      protection: async () => ({ kind: "strong", backend: "test" }),
      store: async () => undefined,
      load: async () => undefined,
      forget: async () => undefined,
    });
    await backUpVault(setting.vault, { path: setting.path });
    valueOf(await restore(setting));
    const vault = await openRestored(setting);
    expect(Object.keys(vault.header().slots)).toEqual(["passphrase", "recovery"]);
    await vault.close();
  });

  it("counts up to its end, once for writing and once for reading back", async () => {
    const setting = await vaultWithContent();
    const steps: (readonly [number, number])[] = [];
    await backUpVault(setting.vault, {
      path: setting.path,
      onProgress: (doneBytes, totalBytes) => steps.push([doneBytes, totalBytes]),
    });
    const done = steps.map(([doneBytes]) => doneBytes);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(steps.at(-1)?.[0]).toBe(steps.at(-1)?.[1]);
  });

  it("shows nothing in clear", async () => {
    const setting = await vaultWithContent();
    await backUpVault(setting.vault, { path: setting.path });
    const bytes = readFileSync(setting.path);
    expect(bytes.includes("evidence")).toBe(false);
    expect(bytes.includes("note 1")).toBe(false);
    expect(bytes.includes(setting.vault.replicaId)).toBe(false);
  });
});

describe("making a backup", () => {
  const leftovers = ({ directory }: Setting): readonly string[] =>
    readdirSync(directory, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.includes(".tmp-"),
    );

  it("never replaces a file", async () => {
    const setting = await vaultWithContent();
    writeFileSync(setting.path, "kept");
    expect(failureOf(await backUpVault(setting.vault, { path: setting.path }))).toEqual({
      kind: "backup-target-exists",
      path: setting.path,
    });
    expect(readFileSync(setting.path, "latin1")).toBe("kept");
  });

  it.each([1, 3, 6])("leaves nothing when it is cancelled at step %d", async (at) => {
    const setting = await vaultWithContent();
    const abort = new AbortController();
    let steps = 0;
    const backup = await backUpVault(setting.vault, {
      path: setting.path,
      signal: abort.signal,
      onProgress: () => {
        steps += 1;
        if (steps === at) abort.abort();
      },
    });
    expect(failureOf(backup)).toEqual({ kind: "cancelled" });
    expect(existsSync(setting.path)).toBe(false);
    expect(leftovers(setting)).toEqual([]);
    expect((await backUpVault(setting.vault, { path: setting.path })).ok).toBe(true);
  });

  it("ends and leaves nothing when the vault is locked meanwhile", async () => {
    const setting = await vaultWithContent(3000);
    let closing: Promise<void> | undefined;
    const backup = await backUpVault(setting.vault, {
      path: setting.path,
      onProgress: () => {
        closing ??= setting.vault.close();
      },
    });
    await closing;
    expect(failureOf(backup)).toEqual({ kind: "cancelled" });
    expect(existsSync(setting.path)).toBe(false);
    expect(leftovers(setting)).toEqual([]);
    const reopened = await openVault(
      testEnvironment(),
      join(setting.directory, "vault"),
      withPassphrase,
    );
    await valueOf(reopened).close();
  });

  it("says that the disk is full and leaves nothing", async () => {
    const setting = await vaultWithContent();
    const { session } = setting.vault;
    const files = {
      ...nodeFiles,
      createFile: async (path: string) => ({
        ...(await nodeFiles.createFile(path)),
        write: async () => {
          throw Object.assign(new Error("full"), { code: "ENOSPC" });
        },
      }),
    };
    const full = {
      ...setting.vault,
      session: { ...session, environment: { ...session.environment, files } },
    };
    expect(failureOf(await backUpVault(full, { path: setting.path }))).toEqual({
      kind: "disk-full",
    });
    expect(leftovers(setting)).toEqual([]);
  });

  it("is not taken for done when the medium gives back other bytes", async () => {
    const setting = await vaultWithContent();
    const { session } = setting.vault;
    const files = {
      ...nodeFiles,
      openForReading: async (path: string) => {
        const file = await nodeFiles.openForReading(path);
        const isBackup = path.startsWith(setting.directory) && !path.includes("/vault/");
        return {
          ...file,
          read: async (buffer: Uint8Array, position: number) => {
            const length = await file.read(buffer, position);
            if (isBackup && position > 100_000) buffer[0] = (buffer[0] ?? 0) ^ 1;
            return length;
          },
        };
      },
    };
    const bad = {
      ...setting.vault,
      session: { ...session, environment: { ...session.environment, files } },
    };
    expect(failureOf(await backUpVault(bad, { path: setting.path }))).toMatchObject({
      kind: "backup-damaged",
      reason: "altered",
    });
    expect(existsSync(setting.path)).toBe(false);
  });

  it("finds a rotten page in the vault on the way", async () => {
    const setting = await vaultWithContent(2000);
    setting.vault.database.checkpoint();
    await setting.vault.close();
    const database = join(setting.directory, "vault", "vault.db");
    const bytes = readFileSync(database);
    bytes.fill(1, bytes.length - 2000, bytes.length - 1990);
    writeFileSync(database, bytes);
    const vault = valueOf(
      await openVault(testEnvironment(), join(setting.directory, "vault"), withPassphrase),
    );
    expect(failureOf(await backUpVault(vault, { path: setting.path }))).toMatchObject({
      kind: "database-unreadable",
    });
    await vault.close();
  });

  it("runs beside a check and another backup", async () => {
    const setting = await vaultWithContent(2000);
    const [first, second, checked] = await Promise.all([
      backUpVault(setting.vault, { path: setting.path }),
      backUpVault(setting.vault, { path: `${setting.path}-2` }),
      checkVault(setting.vault, { referencedBlobs: [] }),
    ]);
    expect([first.ok, second.ok, checked.ok]).toEqual([true, true, true]);
  });
});

describe("restoring", () => {
  it("refuses a wrong passphrase, a missing file and a file that is no backup", async () => {
    const setting = await vaultWithContent();
    await backUpVault(setting.vault, { path: setting.path });
    const text = join(setting.directory, "text");
    writeFileSync(text, "Dear colleagues, here is the backup.");
    const link = join(setting.directory, "link");
    symlinkSync(setting.path, link);
    const attempt = async (path: string, passphrase: string): Promise<unknown> =>
      failureOf(
        await restoreBackup(testEnvironment(), {
          path,
          directory: join(setting.directory, "restored"),
          secret: { kind: "passphrase", passphrase },
        }),
      );
    expect(await attempt(setting.path, "another phrase")).toEqual({ kind: "wrong-passphrase" });
    expect(await attempt(`${setting.path}-none`, PASSPHRASE)).toMatchObject({
      kind: "backup-missing",
    });
    expect(await attempt(text, PASSPHRASE)).toMatchObject({ reason: "not-a-backup" });
    expect(await attempt("/dev/null", PASSPHRASE)).toMatchObject({ kind: "not-a-regular-file" });
    expect(await attempt(link, PASSPHRASE)).toMatchObject({ kind: "not-a-regular-file" });
    expect(existsSync(join(setting.directory, "restored"))).toBe(false);
  });

  it("never puts anything over an existing vault", async () => {
    const setting = await vaultWithContent();
    await backUpVault(setting.vault, { path: setting.path });
    expect(failureOf(await restore(setting, "vault"))).toMatchObject({
      kind: "directory-not-empty",
    });
  });

  it("tells a file that ends early from one that was altered", async () => {
    const setting = await vaultWithContent();
    await backUpVault(setting.vault, { path: setting.path });
    const whole = readFileSync(setting.path);
    truncateSync(setting.path, whole.length - 1);
    expect(failureOf(await restore(setting))).toEqual({
      kind: "backup-damaged",
      reason: "incomplete",
      offsetBytes: whole.length - 1,
    });
    writeFileSync(setting.path, whole);
    appendFileSync(setting.path, "x");
    expect(failureOf(await restore(setting))).toMatchObject({ reason: "altered" });
    const altered = Buffer.from(whole);
    altered.writeUInt8(altered.readUInt8(500_000) ^ 1, 500_000);
    writeFileSync(setting.path, altered);
    expect(failureOf(await restore(setting))).toMatchObject({ reason: "altered" });
  });

  it(
    "notices every one of four hundred random damages, and leaves nothing behind",
    { timeout: 60_000 },
    async () => {
      const setting = await vaultWithContent(5);
      await backUpVault(setting.vault, { path: setting.path });
      const whole = readFileSync(setting.path);
      const before = readdirSync(setting.directory).toSorted();
      const damages = fc.oneof(
        fc.record({
          how: fc.constant("flip" as const),
          at: fc.nat(whole.length - 1),
          bit: fc.nat(7),
        }),
        // The places before the first chunk are few but each means something else.
        fc.record({ how: fc.constant("flip" as const), at: fc.nat(1500), bit: fc.nat(7) }),
        fc.record({
          how: fc.constant("cut" as const),
          at: fc.nat(whole.length - 1),
          bit: fc.constant(0),
        }),
        fc.record({
          how: fc.constant("zero" as const),
          at: fc.nat(whole.length - 1),
          bit: fc.constant(0),
        }),
        fc.record({
          how: fc.constant("insert" as const),
          at: fc.nat(whole.length),
          bit: fc.nat(255),
        }),
      );
      await fc.assert(
        fc.asyncProperty(damages, async (damage) => {
          const damaged = damageCopy(whole, damage);
          fc.pre(!damaged.equals(whole));
          writeFileSync(setting.path, damaged);
          expect((await restore(setting)).ok).toBe(false);
          expect(readdirSync(setting.directory).toSorted()).toEqual(before);
        }),
        { numRuns: 400 },
      );
    },
  );

  it("names evidence that was damaged before the backup was made, and restores the rest", async () => {
    const setting = await vaultWithContent();
    const other = valueOf(await setting.vault.blobs.put(streamOf(Buffer.from("other"))));
    const damagedPath = setting.vault.blobs.layout.pathOf(setting.sha256Hex);
    truncateSync(damagedPath, 300_000);
    await backUpVault(setting.vault, { path: setting.path });
    const restored = valueOf(await restore(setting));
    expect(restored.damagedBlobs).toEqual([setting.vault.blobs.nameOf(setting.sha256Hex)]);
    const vault = await openRestored(setting);
    expect((await vault.blobs.verify(other.sha256Hex)).ok).toBe(true);
    await vault.close();
  });

  it("is rehearsed with the same report, and leaves nothing", async () => {
    const setting = await vaultWithContent();
    truncateSync(setting.vault.blobs.layout.pathOf(setting.sha256Hex), 300_000);
    await backUpVault(setting.vault, { path: setting.path });
    const before = readdirSync(setting.directory).toSorted();
    const rehearsed = valueOf(
      await rehearseRestore(testEnvironment(), {
        path: setting.path,
        scratch: setting.directory,
        secret: withPassphrase,
        countRecords: (read) => read.all("SELECT 1 FROM note").length,
      }),
    );
    expect(rehearsed).toMatchObject({
      records: 50,
      blobs: 1,
      damagedBlobs: [setting.vault.blobs.nameOf(setting.sha256Hex)],
    });
    expect(readdirSync(setting.directory).toSorted()).toEqual(before);
  });

  it("fails in rehearsal as it would on the day, and leaves nothing either", async () => {
    const setting = await vaultWithContent();
    await backUpVault(setting.vault, { path: setting.path });
    truncateSync(setting.path, readFileSync(setting.path).length - 1);
    const before = readdirSync(setting.directory).toSorted();
    const rehearsed = await rehearseRestore(testEnvironment(), {
      path: setting.path,
      scratch: setting.directory,
      secret: withPassphrase,
    });
    expect(failureOf(rehearsed)).toEqual(failureOf(await restore(setting)));
    expect(readdirSync(setting.directory).toSorted()).toEqual(before);
  });

  it("refuses the backup of a newer vault", async () => {
    const directory = temporaryDirectory();
    const newer = [...SMALL_SCHEMA, { version: 2, name: "later", up: () => undefined }];
    const { vault } = await createTestVault(directory, testEnvironment({ migrations: newer }));
    const path = join(directory, "vault.backup");
    await backUpVault(vault, { path });
    const restored = await restoreBackup(testEnvironment(), {
      path,
      directory: join(directory, "restored"),
      secret: withPassphrase,
    });
    expect(failureOf(restored)).toMatchObject({
      kind: "vault-from-newer-version",
      foundVersion: 2,
    });
    expect(existsSync(join(directory, "restored"))).toBe(false);
  });

  it("is cancelled without a trace", async () => {
    const setting = await vaultWithContent();
    await backUpVault(setting.vault, { path: setting.path });
    const abort = new AbortController();
    const before = readdirSync(setting.directory).toSorted();
    const restored = await restoreBackup(testEnvironment(), {
      path: setting.path,
      directory: join(setting.directory, "restored"),
      secret: withPassphrase,
      signal: abort.signal,
      onProgress: () => {
        abort.abort();
      },
    });
    expect(failureOf(restored)).toEqual({ kind: "cancelled" });
    expect(readdirSync(setting.directory).toSorted()).toEqual(before);
  });

  it("opens a backup file whose bytes never change", async () => {
    const directory = temporaryDirectory();
    const path = join(directory, "fixture.backup");
    copyFileSync(new URL("../../fixtures/vault/vault-1.backup", import.meta.url), path);
    const restored = valueOf(
      await restoreBackup(testEnvironment(), {
        path,
        directory: join(directory, "restored"),
        secret: withPassphrase,
      }),
    );
    expect(restored.blobs).toBe(1);
    const vault = valueOf(
      await openVault(testEnvironment(), join(directory, "restored"), {
        kind: "recovery",
        code: "SZ1F4-EVHHZ-9W8SF-BHP5R-YQ0TG-9T2J8-PQK8X-HW726",
      }),
    );
    expect(vault.database.read.all("SELECT text FROM note")).toEqual([{ text: "Grüße" }]);
    const digest = "ee8250fb76e094b34b471f13a73dbbe51d1ae142e9df59d7c0d31ec20f0a0a8e";
    expect(Buffer.from(await collect(vault.blobs.read(digest))).toString("utf8")).toBe("evidence");
    await vault.close();
  });
});

type Damage = {
  readonly how: "flip" | "cut" | "zero" | "insert";
  readonly at: number;
  readonly bit: number;
};

function damageCopy(whole: Buffer, { how, at, bit }: Damage): Buffer {
  const copy = Buffer.from(whole);
  switch (how) {
    case "flip":
      copy.writeUInt8(copy.readUInt8(at) ^ (1 << bit), at);
      return copy;
    case "cut":
      return copy.subarray(0, at);
    case "zero":
      return copy.fill(0, at, Math.min(at + 512, copy.length));
    case "insert":
      return Buffer.concat([copy.subarray(0, at), Buffer.of(bit), copy.subarray(at)]);
    default:
      return assertNever(how);
  }
}
