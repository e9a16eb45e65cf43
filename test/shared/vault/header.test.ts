import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  headerMacInput,
  MAX_HEADER_SIZE_BYTES,
  parseVaultHeader,
  serializeVaultHeader,
  slotAssociatedData,
  type VaultHeader,
} from "../../../shared/vault/header.ts";

const encoder = new TextEncoder();
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const HEADER: VaultHeader = {
  format: "watchpost-vault",
  formatVersion: 1,
  vaultId: "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b",
  kind: "real",
  createdAtIso: "2026-11-24T03:38:55.940Z",
  fingerprintBase64: `${"A".repeat(22)}==`,
  slots: {
    passphrase: {
      kdf: {
        algorithm: "argon2id",
        memoryKib: 262_144,
        passes: 3,
        saltBase64: `${"B".repeat(21)}A==`,
      },
      nonceBase64: "C".repeat(32),
      wrappedKeyBase64: "D".repeat(64),
    },
    recovery: {
      kdf: { algorithm: "blake2b", saltBase64: `${"E".repeat(21)}A==` },
      nonceBase64: "F".repeat(32),
      wrappedKeyBase64: "G".repeat(64),
    },
  },
  macBase64: `${"H".repeat(42)}A=`,
};

/** The header as JSON with one member replaced; undefined removes it. */
function altered(path: readonly string[], value: unknown): Uint8Array {
  return encoder.encode(JSON.stringify(replaced(HEADER, path, value)));
}

function replaced(holder: object, [name, ...deeper]: readonly string[], value: unknown): object {
  const member: unknown = Object.entries(holder).find(([key]) => key === name)?.[1];
  const isInside = deeper.length > 0 && typeof member === "object" && member !== null;
  return { ...holder, [name ?? ""]: isInside ? replaced(member, deeper, value) : value };
}

describe("vault header", () => {
  it("reads back what it writes", () => {
    expect(parseVaultHeader(serializeVaultHeader(HEADER))).toEqual({ ok: true, value: HEADER });
  });

  it("names format and version first, for whoever looks into the file", () => {
    expect(text(serializeVaultHeader(HEADER))).toMatch(
      /^\{\n {2}"format": "watchpost-vault",\n {2}"formatVersion": 1,\n/,
    );
  });

  it.each([
    ["an unknown member", ["organisation"], "CERT Example", "/"],
    ["an unknown member of a slot", ["slots", "passphrase", "hint"], "x", "/slots/passphrase"],
    ["an unknown slot", ["slots", "face"], {}, "/slots"],
    ["no vault id", ["vaultId"], undefined, "/vaultId"],
    ["a vault id that is none", ["vaultId"], "../..", "/vaultId"],
    ["another kind", ["kind"], "demo", "/kind"],
    ["a time without milliseconds", ["createdAtIso"], "2026-11-24T03:38:55Z", "/createdAtIso"],
    ["no recovery slot", ["slots", "recovery"], undefined, "/slots/recovery"],
    [
      "a fraction of a pass",
      ["slots", "passphrase", "kdf", "passes"],
      1.5,
      "/slots/passphrase/kdf/passes",
    ],
    [
      "negative memory",
      ["slots", "passphrase", "kdf", "memoryKib"],
      -1,
      "/slots/passphrase/kdf/memoryKib",
    ],
    [
      "another algorithm",
      ["slots", "passphrase", "kdf", "algorithm"],
      "argon2i",
      "/slots/passphrase/kdf/algorithm",
    ],
    [
      "a short salt",
      ["slots", "passphrase", "kdf", "saltBase64"],
      "AAAA",
      "/slots/passphrase/kdf/saltBase64",
    ],
    [
      "a long wrapped key",
      ["slots", "recovery", "wrappedKeyBase64"],
      "A".repeat(68),
      "/slots/recovery/wrappedKeyBase64",
    ],
    [
      "a nonce that is no base 64",
      ["slots", "recovery", "nonceBase64"],
      "!".repeat(32),
      "/slots/recovery/nonceBase64",
    ],
    ["a MAC in another spelling", ["macBase64"], `${"H".repeat(42)}B=`, "/macBase64"],
    ["no MAC", ["macBase64"], undefined, "/macBase64"],
  ])("refuses %s and says where", (_what, path, value, place) => {
    expect(parseVaultHeader(altered(path, value))).toMatchObject({
      ok: false,
      error: { kind: "header-malformed", place },
    });
  });

  it.each([
    ["another format", altered(["format"], "other"), "/format"],
    ["no JSON", encoder.encode("watchpost-vault"), "/format"],
    ["an empty file", new Uint8Array(0), "/format"],
    ["invalid UTF-8", Uint8Array.of(0x7b, 0xff, 0x7d), "/format"],
    ["a list", encoder.encode("[]"), "/format"],
    ["deep nesting", encoder.encode("[".repeat(MAX_HEADER_SIZE_BYTES)), "/format"],
    ["too many bytes", new Uint8Array(MAX_HEADER_SIZE_BYTES + 1), ""],
  ])("refuses %s as no header", (_what, bytes, place) => {
    expect(parseVaultHeader(bytes)).toMatchObject({
      ok: false,
      error: { kind: "header-malformed", place },
    });
  });

  it("says that a header of a later format is newer, whatever else is in it", () => {
    const bytes = encoder.encode('{"format":"watchpost-vault","formatVersion":2,"quantum":true}');
    expect(parseVaultHeader(bytes)).toEqual({
      ok: false,
      error: { kind: "vault-from-newer-version", foundVersion: 2, supportedVersion: 1 },
    });
  });

  it("covers every member but the MAC by the MAC's input", () => {
    const { macBase64: _mac, ...covered } = HEADER;
    expect(JSON.parse(text(headerMacInput(HEADER)))).toEqual(covered);
  });

  it("gives the MAC the same bytes for any order of members", () => {
    const reordered = parseVaultHeader(
      encoder.encode(JSON.stringify(Object.fromEntries(Object.entries(HEADER).toReversed()))),
    );
    expect(reordered.ok && text(headerMacInput(reordered.value))).toBe(
      text(headerMacInput(HEADER)),
    );
  });

  it("binds a slot to its vault, its vault's kind, its place and its cost", () => {
    const { kdf } = HEADER.slots.passphrase;
    const all = [
      slotAssociatedData(HEADER, "passphrase", kdf),
      slotAssociatedData({ ...HEADER, kind: "exercise" }, "passphrase", kdf),
      slotAssociatedData({ ...HEADER, vaultId: "other" }, "passphrase", kdf),
      slotAssociatedData(HEADER, "recovery", kdf),
      slotAssociatedData(HEADER, "passphrase", { ...kdf, passes: 1 }),
      slotAssociatedData(HEADER, "passphrase", { ...kdf, memoryKib: 8 }),
    ].map(text);
    expect(new Set(all).size).toBe(all.length);
  });

  it("returns a result for any bytes", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((json) => encoder.encode(json)),
        ),
        (bytes) => {
          expect(parseVaultHeader(bytes).ok).toBe(false);
        },
      ),
    );
  });
});
