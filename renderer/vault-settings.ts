import type { VaultSettings } from "../shared/model/settings.ts";
import { useOpenVault } from "./vault-state.tsx";

/** The settings of the open vault, as the core last told them. */
export function useVaultSettings(): VaultSettings {
  return useOpenVault().settings;
}
