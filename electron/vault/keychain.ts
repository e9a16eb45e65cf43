import { assertNever } from "../../shared/assert-never.ts";
import type { VaultFailureOf } from "../../shared/vault/failures.ts";
import { err, ok, type Result } from "../../shared/result.ts";

/** How well the operating system's store protects what is put there. */
export type KeychainProtection =
  | { readonly kind: "strong"; readonly backend: string }
  /** For example Electron's `basic_text` on Linux: readable for everybody who has the disk. */
  | { readonly kind: "weak"; readonly backend: string }
  | { readonly kind: "unavailable"; readonly why: string };

/** The operating system's store for secrets, or what stands in for it. One secret per vault. */
export interface KeychainPort {
  readonly protection: () => Promise<KeychainProtection>;
  readonly store: (vaultId: string, secret: Uint8Array) => Promise<void>;
  readonly load: (vaultId: string) => Promise<Uint8Array | undefined>;
  readonly forget: (vaultId: string) => Promise<void>;
}

export type KeychainFailure = VaultFailureOf<"keychain-unavailable" | "keychain-weak">;

/** Passes only a store that protects (threats row 2). To be asked before anything is written. */
export async function admitKeychain(
  keychain: KeychainPort,
): Promise<Result<void, KeychainFailure>> {
  const protection = await keychain.protection();
  switch (protection.kind) {
    case "strong":
      return ok(undefined);
    case "weak":
      return err({ kind: "keychain-weak", backend: protection.backend });
    case "unavailable":
      return err({ kind: "keychain-unavailable", why: protection.why });
    default:
      return assertNever(protection);
  }
}
