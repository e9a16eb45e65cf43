import { describe, expect, it } from "vitest";
import { vaultEntrySchema } from "../../../../shared/contract/vault.ts";
import { firstView, vaultToUnlock } from "../../../../renderer/features/start/views.ts";

function entry(name: string, createdAt: string) {
  return vaultEntrySchema.parse({
    name,
    vaultId: `01a20bf7-0cbd-763a-a1a9-${name.length.toString(16).padStart(12, "0")}`,
    kind: "real",
    createdAt,
    fingerprintWords: "guitar giraffe agate forest",
    hasKeychainSlot: false,
    isDemonstration: false,
  });
}

const OLD = entry("a", "2025-01-01T00:00:00.000Z");
const NEW = entry("bb", "2026-01-01T00:00:00.000Z");

describe("the first start screen", () => {
  it("opens the demonstration at once when the launcher asked for it", () => {
    expect(firstView(true)).toEqual({ kind: "demonstration" });
    expect(firstView(false)).toEqual({ kind: "home" });
  });
});

describe("the vault to unlock", () => {
  it("is the newest where none was open", () => {
    expect(vaultToUnlock({ phase: "closed", vaults: [OLD, NEW] }, undefined)).toBe(NEW);
  });

  it("is the one that was just locked", () => {
    const state = { phase: "locked", vault: OLD, vaults: [OLD, NEW], why: "idle" } as const;
    expect(vaultToUnlock({ ...state, vaults: [OLD, NEW] }, undefined)).toBe(OLD);
  });

  it("is the one that the analyst chose, whichever was locked", () => {
    const state = { phase: "locked", vault: OLD, why: null } as const;
    expect(vaultToUnlock({ ...state, vaults: [OLD, NEW] }, "bb")).toBe(NEW);
  });

  it("is the locked one even when it is not in the list any more", () => {
    const state = { phase: "locked", vault: OLD, why: null } as const;
    expect(vaultToUnlock({ ...state, vaults: [NEW] }, "gone")).toBe(OLD);
  });

  it("is none on a desk without vaults", () => {
    expect(vaultToUnlock({ phase: "closed", vaults: [] }, undefined)).toBeUndefined();
  });
});
