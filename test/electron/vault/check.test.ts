import { readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { checkVault, type CheckOptions } from "../../../electron/vault/check.ts";
import { openVault, type OpenVault } from "../../../electron/vault/vault.ts";
import {
  createTestVault,
  failureOf,
  PASSPHRASE,
  streamOf,
  temporaryDirectory,
  testEnvironment,
  valueOf,
} from "../../helpers/vault.ts";

interface Setting {
  readonly vault: OpenVault;
  readonly directory: string;
  readonly digests: readonly string[];
}

async function vaultWithContent(): Promise<Setting> {
  const { vault, directory } = await createTestVault(temporaryDirectory());
  vault.database.transaction((write) => {
    for (let id = 0; id < 3000; id += 1) {
      write.run("INSERT INTO note (text) VALUES (?)", ["a note ".repeat(30)]);
    }
  });
  const digests: string[] = [];
  for (const text of ["one", "two", "three"]) {
    digests.push(valueOf(await vault.blobs.put(streamOf(Buffer.from(text)))).sha256Hex);
  }
  return { vault, directory, digests };
}

const check = async (setting: Setting, options: Partial<CheckOptions> = {}) =>
  checkVault(setting.vault, {
    referencedBlobs: setting.digests,
    ...options,
  });

describe("checking a vault", () => {
  it("finds nothing wrong with a sound one, and tells what it looked at", async () => {
    const setting = await vaultWithContent();
    const report = valueOf(await check(setting));
    expect(report).toEqual({
      isOk: true,
      counts: { pages: report.counts.pages, tables: 2, blobs: 3, unreferencedBlobs: 0 },
      problems: [],
    });
    expect(report.counts.pages).toBeGreaterThan(150);
  });

  it("names a header that was altered or taken away", async () => {
    const setting = await vaultWithContent();
    const path = join(setting.directory, "vault.json");
    const header = readFileSync(path, "utf8");
    writeFileSync(path, header.replace(/"createdAtIso": "\d{4}/, '"createdAtIso": "1999'));
    expect(valueOf(await check(setting)).problems).toEqual([
      { kind: "header", detail: "header-altered" },
    ]);
    rmSync(path);
    expect(valueOf(await check(setting)).problems).toEqual([
      { kind: "header", detail: "vault-missing" },
    ]);
  });

  it("names damaged pages and the table that they belong to", async () => {
    const setting = await vaultWithContent();
    await setting.vault.close();
    const path = join(setting.directory, "vault.db");
    const bytes = readFileSync(path);
    bytes.writeUInt8(bytes.readUInt8(4096 * 100 + 7) ^ 1, 4096 * 100 + 7);
    writeFileSync(path, bytes);
    const vault = valueOf(
      await openVault(testEnvironment(), setting.directory, {
        kind: "passphrase",
        passphrase: PASSPHRASE,
      }),
    );
    const report = valueOf(await check({ ...setting, vault }));
    expect(report.isOk).toBe(false);
    expect(report.problems).toContainEqual({ kind: "page-damaged", detail: "page 101" });
    expect(report.problems.map(({ kind }) => kind)).toContain("table-damaged");
    await vault.close();
  });

  it("names damaged and missing evidence, and counts what nobody refers to", async () => {
    const setting = await vaultWithContent();
    const [damaged = "", missing = ""] = setting.digests;
    const { layout, nameOf } = setting.vault.blobs;
    truncateSync(layout.pathOf(damaged), 45);
    rmSync(layout.pathOf(missing));
    await setting.vault.blobs.put(streamOf(Buffer.from("unreferenced")));
    const report = valueOf(await check(setting));
    expect(report.problems).toEqual([
      { kind: "blob-damaged", detail: nameOf(damaged) },
      { kind: "blob-missing", detail: nameOf(missing) },
    ]);
    expect(report.counts).toMatchObject({ blobs: 3, unreferencedBlobs: 1 });
  });

  it("names what is wrong with the journal", async () => {
    const setting = await vaultWithContent();
    const report = valueOf(
      await check(setting, {
        checkDatabase: async () => ({
          tables: 2,
          problems: [{ kind: "journal", detail: "entry 7: chain broken" }],
        }),
      }),
    );
    expect(report.problems).toEqual([{ kind: "journal", detail: "entry 7: chain broken" }]);
  });

  it("tells how far it is, up to the end", async () => {
    const setting = await vaultWithContent();
    const steps: (readonly [number, number])[] = [];
    await check(setting, {
      onProgress: (doneBytes, totalBytes) => steps.push([doneBytes, totalBytes]),
    });
    expect(steps.length).toBeGreaterThan(3);
    expect(steps.at(-1)?.[0]).toBe(steps.at(-1)?.[1]);
  });

  it("can be cancelled, and ends when the vault is locked", async () => {
    const setting = await vaultWithContent();
    const abort = new AbortController();
    const cancelled = await check(setting, {
      signal: abort.signal,
      onProgress: () => {
        abort.abort();
      },
    });
    expect(failureOf(cancelled)).toEqual({ kind: "cancelled" });
    const locked = await check(setting, { onProgress: () => void setting.vault.close() });
    expect(failureOf(locked)).toEqual({ kind: "cancelled" });
  });
});
