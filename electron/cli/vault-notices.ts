import type { Client } from "../../shared/contract/index.ts";
import type { VaultNotice } from "../../shared/contract/vault.ts";
import { answer } from "./call.ts";

/** What the analyst should know of the vault that was opened; told once, the next opening is silent. */
export async function vaultNotices(client: Client): Promise<readonly VaultNotice[]> {
  const state = await answer(client.vault.state());
  return state.phase === "open" ? state.notices : [];
}
