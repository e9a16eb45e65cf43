import { describe, expect, it } from "vitest";

import { createKeyRing, type KeyPurpose } from "../../../electron/crypto/key-ring.ts";
import { systemRandom } from "../../../electron/crypto/random.ts";

const PURPOSES: readonly KeyPurpose[] = [
  "database",
  "header",
  "blobContent",
  "blobName",
  "backup",
  "drafts",
];
const master = (): Uint8Array => Uint8Array.from({ length: 32 }, (_, index) => index + 1);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

describe("key ring", () => {
  it("has a key of its own for every purpose, none of them the master key", () => {
    const keys = createKeyRing(master());
    const all = [...PURPOSES.map((purpose) => hex(keys.key(purpose))), hex(master())];
    expect(new Set(all).size).toBe(PURPOSES.length + 1);
  });

  it("keeps the keys of existing vaults", () => {
    expect(hex(createKeyRing(master()).key("database"))).toBe(DATABASE_KEY_HEX);
    expect(hex(createKeyRing(master()).fingerprint())).toBe(FINGERPRINT_HEX);
  });

  it("overwrites the master key and every key that it handed out", () => {
    const masterKey = master();
    const keys = createKeyRing(masterKey);
    const handedOut = PURPOSES.map((purpose) => keys.key(purpose));
    keys.wipe();
    expect([masterKey, ...handedOut].every((key) => key.every((byte) => byte === 0))).toBe(true);
    expect(keys.isWiped()).toBe(true);
  });

  it("refuses every use after it was wiped", () => {
    const keys = createKeyRing(master());
    keys.wipe();
    for (const use of [
      () => keys.key("database"),
      () => keys.fingerprint(),
      () => keys.withMasterKey((key) => key),
    ]) {
      expect(use).toThrow("wiped");
    }
  });
});

describe("random source", () => {
  it("gives as many bytes as asked for, and others each time", () => {
    const drawn = Array.from({ length: 100 }, () => hex(systemRandom(16)));
    expect(new Set(drawn).size).toBe(100);
    expect(drawn.every((text) => text.length === 32)).toBe(true);
  });
});

// Computed with another implementation of BLAKE2b.
const DATABASE_KEY_HEX = "4010ae221867e8b376b1826da1a6e1e62c988c8655baa1255cf1d5f1a0d15f7c";
const FINGERPRINT_HEX = "d6bece7ac2184f4cb43ec4e392d03f12";
