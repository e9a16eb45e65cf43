import { useQueryClient } from "@tanstack/react-query";
import { createContext, use, useEffect, useState } from "react";
import type { ReactNode } from "react";

import type { VaultState } from "../shared/contract/vault.ts";
import { useApi } from "./api.ts";
import type { Api } from "./api.ts";
import { useToasts } from "./ui/toasts/toast-context.ts";

/** `unknown` until the core has told it for the first time. */
export type KnownVaultState = VaultState | { readonly phase: "unknown" };

const VaultStateContext = createContext<KnownVaultState>({ phase: "unknown" });

/** The state of the vault, followed live. */
export function useVaultState(): KnownVaultState {
  return use(VaultStateContext);
}

/** The open vault. Only for screens, which are drawn while one is open. */
export function useOpenVault(): Extract<VaultState, { phase: "open" }> {
  const state = use(VaultStateContext);
  if (state.phase !== "open") throw new Error("This screen is drawn while no vault is open");
  return state;
}

export interface VaultStateProviderProps {
  /** Called when the vault is not open any more: whatever was taken out of it has to go. */
  readonly onLocked: () => void;
  readonly children: ReactNode;
}

/** Follows `vault.watch`. At lock every answer of the core that the window still holds is dropped. */
export function VaultStateProvider({ onLocked, children }: VaultStateProviderProps): ReactNode {
  const api = useApi();
  const queries = useQueryClient();
  const { clear: clearToasts } = useToasts();
  const [state, setState] = useState<KnownVaultState>({ phase: "unknown" });
  useEffect(() => {
    const abort = new AbortController();
    void followVault(api, abort.signal, setState);
    return () => abort.abort();
  }, [api]);
  const isOpen = state.phase === "open";
  useEffect(() => {
    if (!isOpen) return undefined;
    return () => {
      queries.clear();
      clearToasts();
      onLocked();
      api.connection.forget("lock");
    };
  }, [api, isOpen, queries, clearToasts, onLocked]);
  useActivityReport(api, isOpen);
  return <VaultStateContext value={state}>{children}</VaultStateContext>;
}

/** A pause before asking again after the stream broke off; the connection itself waits until the core is back. */
const FOLLOW_AGAIN_MS = 300;

async function followVault(
  api: Api,
  signal: AbortSignal,
  onState: (state: KnownVaultState) => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const state of await api.client.vault.watch(undefined, { signal })) onState(state);
    } catch {
      // The line broke or the core ended: the frame shows that. The vault counts as unknown until the core answers.
      if (!signal.aborted) onState({ phase: "unknown" });
    }
    if (api.connection.state().kind === "lost") return;
    await new Promise((resolve) => setTimeout(resolve, FOLLOW_AGAIN_MS));
  }
}

/** One report in this time is enough for an idle lock that counts in minutes. */
const REPORT_EVERY_MS = 20_000;

/** Tells the core that a person is here, for the idle lock. */
function useActivityReport(api: Api, isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    let lastMs = Number.NEGATIVE_INFINITY;
    const onActivity = (event: Event): void => {
      if (event.timeStamp - lastMs < REPORT_EVERY_MS) return;
      lastMs = event.timeStamp;
      // If it fails, the vault is locked already and the state says so.
      api.client.vault.touch().catch(() => undefined);
    };
    const kinds = ["keydown", "pointerdown", "wheel"] as const;
    for (const kind of kinds) window.addEventListener(kind, onActivity, { passive: true });
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, onActivity);
    };
  }, [api, isOpen]);
}
