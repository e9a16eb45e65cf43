import { readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { createVault } from "../../../electron/vault/create.ts";
import { openVault, readVaultInfo, type OpenVault } from "../../../electron/vault/vault.ts";
import type { VaultFailure } from "../../../shared/vault/failures.ts";
import { STRICT_KDF_POLICY } from "../../../shared/vault/kdf-policy.ts";
import type { Result } from "../../../shared/result.ts";
import {
  createTestVault,
  failureOf,
  PASSPHRASE,
  SMALL_SCHEMA,
  temporaryDirectory,
  testEnvironment,
  valueOf,
} from "../../helpers/vault.ts";

const withPassphrase = { kind: "passphrase", passphrase: PASSPHRASE } as const;

async function open(directory: string): Promise<Result<OpenVault, VaultFailure>> {
  const opened = await openVault(testEnvironment(), directory, withPassphrase);
  if (opened.ok) await opened.value.close();
  return opened;
}

/** A closed vault, its header's file and its recovery code. */
async function closedVault(): Promise<{
  readonly directory: string;
  readonly headerPath: string;
  readonly header: Buffer;
  readonly recoveryCode: string;
}> {
  const { vault, directory, recoveryCode } = await createTestVault(temporaryDirectory());
  await vault.close();
  const headerPath = join(directory, "vault.json");
  return { directory, headerPath, header: readFileSync(headerPath), recoveryCode };
}

/** Replaces the first match in the header; the test fails when that changes nothing. */
function alter(header: Buffer, search: string | RegExp, replacement: string): string {
  const text = header.toString("utf8");
  const altered = text.replace(search, replacement);
  // A random character may have been the replacement already.
  const other = altered === text ? text.replace(search, replacement.replace("+", "/")) : altered;
  expect(other).not.toBe(text);
  return other;
}

describe("unlocking", () => {
  it("refuses a wrong passphrase and is not in the way of the right one", async () => {
    const { directory } = await closedVault();
    const wrong = await openVault(testEnvironment(), directory, {
      kind: "passphrase",
      passphrase: `${PASSPHRASE} `,
    });
    expect(failureOf(wrong)).toEqual({ kind: "wrong-passphrase" });
    expect((await open(directory)).ok).toBe(true);
  });

  it("takes the recovery code as people type it", async () => {
    const { directory, recoveryCode } = await closedVault();
    const opened = valueOf(
      await openVault(testEnvironment(), directory, {
        kind: "recovery",
        code: recoveryCode.toLowerCase().replaceAll("-", " "),
      }),
    );
    expect(opened.openedBy).toBe("recovery");
    await opened.close();
  });

  it("tells a mistyped recovery code from one of another vault", async () => {
    const { directory, recoveryCode } = await closedVault();
    const other = await closedVault();
    const byCode = async (code: string): Promise<VaultFailure> =>
      failureOf(await openVault(testEnvironment(), directory, { kind: "recovery", code }));
    expect(await byCode(other.recoveryCode)).toEqual({ kind: "wrong-recovery-code" });
    expect(await byCode(recoveryCode.slice(0, -1))).toMatchObject({
      kind: "recovery-code-mistyped",
      reason: "length",
    });
    const swapped = recoveryCode.startsWith("7") ? "8" : "7";
    expect(await byCode(swapped + recoveryCode.slice(1))).toMatchObject({
      kind: "recovery-code-mistyped",
      reason: "checksum",
    });
  });

  it("says which folder is no vault", async () => {
    const parent = temporaryDirectory();
    expect(failureOf(await open(join(parent, "none")))).toMatchObject({ kind: "vault-missing" });
    expect(failureOf(await open(parent))).toEqual({
      kind: "vault-missing",
      path: join(parent, "vault.json"),
    });
  });

  it("refuses a vault on a file system of another machine", async () => {
    const { directory } = await closedVault();
    const environment = testEnvironment({ mountTypeOf: async () => "nfs4" });
    expect(failureOf(await openVault(environment, directory, withPassphrase))).toEqual({
      kind: "network-mount-refused",
      path: directory,
      mountType: "nfs4",
    });
  });

  it.each(["vault.json", "vault.db", "blobs", "lock", "lock-holder.json"])(
    "does not follow a link planted as %s",
    async (name) => {
      const { directory } = await closedVault();
      const elsewhere = join(temporaryDirectory(), "elsewhere");
      const planted = join(directory, name);
      if (name === "lock-holder.json") writeFileSync(elsewhere, "kept");
      else renameSync(planted, elsewhere);
      symlinkSync(elsewhere, planted);
      expect(failureOf(await open(directory))).toEqual({
        kind: "not-a-regular-file",
        path: planted,
      });
    },
  );
});

const REFUSALS =
  /^(header-malformed|header-altered|wrong-passphrase|kdf-parameters-refused|vault-from-newer-version)$/;

describe("altered header", () => {
  it.each([
    ["kind", /"kind": "real"/, '"kind": "exercise"', "wrong-passphrase"],
    ["vault id", /"vaultId": "[0-9a-f]{8}/, '"vaultId": "00000000', "wrong-passphrase"],
    ["salt", /"saltBase64": "./, '"saltBase64": "+', "wrong-passphrase"],
    ["memory", /"memoryKib": 8,/, '"memoryKib": 9,', "wrong-passphrase"],
    ["nonce", /"nonceBase64": "./, '"nonceBase64": "+', "wrong-passphrase"],
    ["wrapped key", /"wrappedKeyBase64": "./, '"wrappedKeyBase64": "+', "wrong-passphrase"],
    ["creation time", /"createdAtIso": "\d{4}/, '"createdAtIso": "1999', "header-altered"],
    ["fingerprint", /"fingerprintBase64": "./, '"fingerprintBase64": "+', "header-altered"],
    ["MAC", /"macBase64": "./, '"macBase64": "+', "header-altered"],
    ["other slot's salt", /(blake2b",\s+"saltBase64": ")./, "$1+", "header-altered"],
    ["version", /"formatVersion": 1/, '"formatVersion": 2', "vault-from-newer-version"],
    ["format", /"format": "watch/, '"format": "wetch', "header-malformed"],
    ["a new member", /"kind"/, '"note": 1, "kind"', "header-malformed"],
    ["weaker passes", /"passes": 1/, '"passes": 0', "kdf-parameters-refused"],
  ])("in its %s is refused", async (_what, search, replacement, kind) => {
    const { directory, headerPath, header } = await closedVault();
    writeFileSync(headerPath, alter(header, search, replacement));
    expect(failureOf(await open(directory)).kind).toBe(kind);
    writeFileSync(headerPath, header);
    expect((await open(directory)).ok).toBe(true);
  });

  it("at any byte never opens the vault, unless the header still says the same", async () => {
    const { directory, headerPath, header } = await closedVault();
    const same = JSON.stringify(valueOf(await readVaultInfo(testEnvironment(), directory)).header);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(header.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, mask) => {
          const altered = Buffer.from(header);
          altered.writeUInt8(altered.readUInt8(at) ^ mask, at);
          writeFileSync(headerPath, altered);
          const info = await readVaultInfo(testEnvironment(), directory);
          const opened = await open(directory);
          const saysTheSame = info.ok && JSON.stringify(info.value.header) === same;
          expect(opened.ok ? "open" : opened.error.kind).toMatch(saysTheSame ? /^open$/ : REFUSALS);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("with the slots of two vaults exchanged opens neither", async () => {
    const one = await closedVault();
    const two = await closedVault();
    const slotsOf = (header: Buffer): string =>
      /"slots": \{[\s\S]*?\n {2}\},/.exec(header.toString("utf8"))?.[0] ?? "";
    writeFileSync(one.headerPath, alter(one.header, slotsOf(one.header), slotsOf(two.header)));
    expect(failureOf(await open(one.directory)).kind).toBe("wrong-passphrase");
  });

  it("that came with another vault's database is refused, as is a database of the other kind", async () => {
    const one = await closedVault();
    const two = await closedVault();
    for (const name of ["vault.db"]) {
      rmSync(join(one.directory, name));
      renameSync(join(two.directory, name), join(one.directory, name));
    }
    expect(failureOf(await open(one.directory)).kind).toBe("database-unreadable");
  });

  it.each([
    ["vault_id", "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"],
    ["kind", "exercise"],
  ])("is compared with the %s in the database", async (key, value) => {
    const { vault, directory } = await createTestVault(temporaryDirectory());
    vault.database.transaction((write) =>
      write.run("UPDATE vault_meta SET value = ? WHERE key = ?", [value, key]),
    );
    await vault.close();
    expect(failureOf(await open(directory))).toEqual({ kind: "database-mismatch", field: key });
  });
});

describe("hostile header", () => {
  it.each([
    ["memory of 4 TiB", /"memoryKib": \d+/, '"memoryKib": 4294967295'],
    ["memory just over the ceiling", /"memoryKib": \d+/, '"memoryKib": 1048577'],
    ["four billion passes", /"passes": \d+/, '"passes": 4294967295'],
    ["a cost far below the floor", /"memoryKib": \d+/, '"memoryKib": 9'],
  ])("that asks for %s is refused within 50 ms", async (_what, search, replacement) => {
    const { directory, headerPath, header } = await closedVault();
    writeFileSync(headerPath, alter(header, search, replacement));
    const environment = testEnvironment({ kdfPolicy: STRICT_KDF_POLICY });
    const startedMs = performance.now();
    const opened = await openVault(environment, directory, withPassphrase);
    const elapsedMs = performance.now() - startedMs;
    expect(failureOf(opened).kind).toBe("kdf-parameters-refused");
    expect(elapsedMs).toBeLessThan(50);
  });

  it("of a gigabyte is not read", async () => {
    const { directory, headerPath } = await closedVault();
    writeFileSync(headerPath, Buffer.alloc(50_000_000, "["));
    const startedMs = performance.now();
    expect(failureOf(await open(directory))).toMatchObject({
      kind: "header-malformed",
      expected: "at most 16384 bytes",
    });
    expect(performance.now() - startedMs).toBeLessThan(50);
  });
});

describe("newer vault", () => {
  it("is refused with both versions, and left as it is", async () => {
    const { directory } = await closedVault();
    const newer = [...SMALL_SCHEMA, { version: 2, name: "later", up: () => undefined }];
    const upgraded = valueOf(
      await openVault(testEnvironment({ migrations: newer }), directory, withPassphrase),
    );
    await upgraded.close();
    const before = readFileSync(join(directory, "vault.db"));
    expect(failureOf(await open(directory))).toEqual({
      kind: "vault-from-newer-version",
      foundVersion: 2,
      supportedVersion: 1,
    });
    expect(readFileSync(join(directory, "vault.db")).equals(before)).toBe(true);
  });

  it("keeps the database as it was before it was brought up to date", async () => {
    const { directory } = await closedVault();
    const before = readFileSync(join(directory, "vault.db"));
    const newer = [
      ...SMALL_SCHEMA,
      {
        version: 2,
        name: "titles",
        up: (write: { execute: (sql: string) => void }) => {
          write.execute("ALTER TABLE note ADD COLUMN title TEXT");
        },
      },
    ];
    const environment = testEnvironment({ migrations: newer });
    await valueOf(await openVault(environment, directory, withPassphrase)).close();
    expect(readFileSync(join(directory, "vault.db.before-schema-1")).equals(before)).toBe(true);
  });
});

describe("cost of a new vault", () => {
  it("is at least half a second on this machine, within the policy", async () => {
    const directory = join(temporaryDirectory(), "vault");
    const environment = testEnvironment({ kdfPolicy: STRICT_KDF_POLICY });
    const created = valueOf(
      await createVault(environment, { directory, kind: "real", passphrase: PASSPHRASE }),
    );
    await created.vault.close();
    const { memoryKib, passes } = created.vault.header().slots.passphrase.kdf;
    expect(memoryKib).toBe(262_144);
    expect(passes).toBeGreaterThanOrEqual(3);
    const startedMs = performance.now();
    await valueOf(await openVault(environment, directory, withPassphrase)).close();
    // Some slack for a machine that was busier when it was measured.
    expect(performance.now() - startedMs).toBeGreaterThan(passes === 10 ? 0 : 250);
  });
});
