import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import type { KeychainPort, KeychainProtection } from "../../../electron/vault/keychain.ts";
import {
  addKeychainSlot,
  changePassphrase,
  removeKeychainSlot,
  resetPassphrase,
} from "../../../electron/vault/manage-slots.ts";
import type { UnlockSecret } from "../../../electron/vault/unlock.ts";
import { openVault, type OpenVault } from "../../../electron/vault/vault.ts";
import {
  createTestVault,
  failureOf,
  PASSPHRASE,
  temporaryDirectory,
  testEnvironment,
  valueOf,
} from "../../helpers/vault.ts";

const NEXT = "nine white swans under the bridge";

/** A keychain in memory that records what it was asked to keep. */
function keychainStandIn(protection: KeychainProtection): KeychainPort & {
  readonly kept: Map<string, Uint8Array>;
} {
  const kept = new Map<string, Uint8Array>();
  return {
    kept,
    protection: async () => protection,
    store: async (vaultId, secret) => {
      kept.set(vaultId, Uint8Array.from(secret));
    },
    load: async (vaultId) => {
      const secret = kept.get(vaultId);
      return secret === undefined ? undefined : Uint8Array.from(secret);
    },
    forget: async (vaultId) => {
      kept.delete(vaultId);
    },
  };
}

const STRONG = { kind: "strong", backend: "kwallet6" } as const;

async function outcome(directory: string, secret: UnlockSecret): Promise<string> {
  const opened = await openVault(testEnvironment(), directory, secret);
  if (!opened.ok) return opened.error.kind;
  await opened.value.close();
  return "open";
}

const by = (passphrase: string) => ({ kind: "passphrase", passphrase }) as const;
const databaseOf = (vault: OpenVault): Buffer => {
  vault.database.checkpoint();
  return readFileSync(vault.database.path);
};

describe("changing the passphrase", () => {
  it("opens with the new one only, keeps the recovery code, and rewrites no data", async () => {
    const { vault, directory, recoveryCode } = await createTestVault(temporaryDirectory());
    const before = databaseOf(vault);
    expect(await changePassphrase(vault, { current: PASSPHRASE, next: NEXT })).toEqual({
      ok: true,
      value: undefined,
    });
    expect(databaseOf(vault).equals(before)).toBe(true);
    await vault.close();
    expect(await outcome(directory, by(PASSPHRASE))).toBe("wrong-passphrase");
    expect(await outcome(directory, by(NEXT))).toBe("open");
    expect(await outcome(directory, { kind: "recovery", code: recoveryCode })).toBe("open");
  });

  it("needs the current one and a good next one, and changes nothing otherwise", async () => {
    const { vault, directory } = await createTestVault(temporaryDirectory());
    const before = readFileSync(join(directory, "vault.json"));
    const attempts = [
      await changePassphrase(vault, { current: NEXT, next: NEXT }),
      await changePassphrase(vault, { current: PASSPHRASE, next: "short" }),
    ];
    expect(attempts.map((attempt) => failureOf(attempt).kind)).toEqual([
      "wrong-passphrase",
      "passphrase-refused",
    ]);
    expect(readFileSync(join(directory, "vault.json")).equals(before)).toBe(true);
  });

  it("does not lose a keychain slot that is added at the same time", async () => {
    const { vault, directory } = await createTestVault(temporaryDirectory());
    const keychain = keychainStandIn(STRONG);
    await Promise.all([
      changePassphrase(vault, { current: PASSPHRASE, next: NEXT }),
      addKeychainSlot(vault, keychain),
    ]);
    await vault.close();
    expect(await outcome(directory, by(NEXT))).toBe("open");
    expect(await outcome(directory, { kind: "keychain", keychain })).toBe("open");
  });
});

describe("resetting the passphrase", () => {
  it("after the recovery code sets a new passphrase and a new code", async () => {
    const { vault, directory, recoveryCode } = await createTestVault(temporaryDirectory());
    await vault.close();
    const recovered = valueOf(
      await openVault(testEnvironment(), directory, { kind: "recovery", code: recoveryCode }),
    );
    const reset = valueOf(await resetPassphrase(recovered, NEXT));
    await recovered.close();
    expect(await outcome(directory, by(NEXT))).toBe("open");
    expect(await outcome(directory, by(PASSPHRASE))).toBe("wrong-passphrase");
    expect(await outcome(directory, { kind: "recovery", code: reset.recoveryCode })).toBe("open");
    expect(await outcome(directory, { kind: "recovery", code: recoveryCode })).toBe(
      "wrong-recovery-code",
    );
  });

  it("is not a way round the current passphrase", async () => {
    const { vault } = await createTestVault(temporaryDirectory());
    await expect(resetPassphrase(vault, NEXT)).rejects.toThrow("only the recovery code");
  });
});

describe("the operating system's keychain", () => {
  it("opens the vault while its slot is there", async () => {
    const { vault, directory } = await createTestVault(temporaryDirectory());
    const keychain = keychainStandIn(STRONG);
    const secret = { kind: "keychain", keychain } as const;
    expect(await addKeychainSlot(vault, keychain)).toEqual({ ok: true, value: undefined });
    await vault.close();
    expect(await outcome(directory, secret)).toBe("open");
    const reopened = valueOf(await openVault(testEnvironment(), directory, by(PASSPHRASE)));
    await removeKeychainSlot(reopened, keychain);
    await reopened.close();
    expect(await outcome(directory, secret)).toBe("slot-missing");
    expect(keychain.kept.size).toBe(0);
  });

  it.each([
    [
      { kind: "weak", backend: "basic_text" },
      { kind: "keychain-weak", backend: "basic_text" },
    ],
    [
      { kind: "unavailable", why: "no store" },
      { kind: "keychain-unavailable", why: "no store" },
    ],
  ] as const)("is not used when it is %o: nothing is written", async (protection, failure) => {
    const { vault, directory } = await createTestVault(temporaryDirectory());
    const before = readFileSync(join(directory, "vault.json"));
    const keychain = keychainStandIn(protection);
    expect(failureOf(await addKeychainSlot(vault, keychain))).toEqual(failure);
    expect(keychain.kept.size).toBe(0);
    expect(readFileSync(join(directory, "vault.json")).equals(before)).toBe(true);
  });

  it("that became weak or forgot its secret does not open the vault", async () => {
    const { vault, directory } = await createTestVault(temporaryDirectory());
    const keychain = keychainStandIn(STRONG);
    await addKeychainSlot(vault, keychain);
    await vault.close();
    const weak = {
      ...keychain,
      protection: keychainStandIn({ kind: "weak", backend: "basic_text" }).protection,
    };
    expect(await outcome(directory, { kind: "keychain", keychain: weak })).toBe("keychain-weak");
    keychain.kept.set(vault.vaultId, new Uint8Array(32));
    expect(await outcome(directory, { kind: "keychain", keychain })).toBe("keychain-unavailable");
    keychain.kept.clear();
    expect(await outcome(directory, { kind: "keychain", keychain })).toBe("keychain-unavailable");
  });

  it("never gets a key that opens anything without the header's slot", async () => {
    const { vault } = await createTestVault(temporaryDirectory());
    const keychain = keychainStandIn(STRONG);
    await addKeychainSlot(vault, keychain);
    const secret = keychain.kept.get(vault.vaultId) ?? new Uint8Array(0);
    const keys = vault.session.keys.withMasterKey((master) => Buffer.from(master));
    expect(keys.equals(secret)).toBe(false);
    expect(secret).toHaveLength(32);
  });
});
