import type { VaultState } from "../../../shared/contract/vault.ts";

export type ClosedState = Extract<VaultState, { phase: "closed" | "locked" }>;
export type VaultEntry = ClosedState["vaults"][number];

/** What the start screens show. `code` holds a recovery code, which exists nowhere else. */
export type StartView =
  | { readonly kind: "home" }
  | { readonly kind: "create" }
  | { readonly kind: "restore" }
  | { readonly kind: "join" }
  | { readonly kind: "demonstration" }
  | { readonly kind: "recover"; readonly vault: VaultEntry }
  | {
      readonly kind: "code";
      readonly why: "created" | "recovered";
      readonly vaultName: string;
      readonly code: string;
    };

export function firstView(isDemonstrationWished: boolean): StartView {
  return isDemonstrationWished ? { kind: "demonstration" } : { kind: "home" };
}

/** The vault that the unlock screen begins with: the one that was locked or chosen, else the newest. */
export function vaultToUnlock(
  state: ClosedState,
  chosenName: string | undefined,
): VaultEntry | undefined {
  const chosen = state.vaults.find(({ name }) => name === chosenName);
  if (chosen) return chosen;
  if (state.phase === "locked")
    return state.vaults.find(({ vaultId }) => vaultId === state.vault.vaultId) ?? state.vault;
  return state.vaults.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))[0];
}
