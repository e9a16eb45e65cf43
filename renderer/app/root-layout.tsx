import { Outlet } from "@tanstack/react-router";
import { Suspense } from "react";
import type { ReactNode } from "react";

import { useConnectionState } from "../api.ts";
import { ReceiveSessionProvider } from "../exchange/receive-session.tsx";
import { ImportSessionProvider } from "../imports/import-session.tsx";
import { StartHoldProvider, useStartHold } from "../start-hold.tsx";
import { ClipboardProvider } from "../ui/clipboard/clipboard-provider.tsx";
import { useVaultState } from "../vault-state.tsx";
import { ConnectionLost } from "./frame/connection-lost.tsx";
import { Frame } from "./frame/frame.tsx";
import { OpenDrafts } from "./open-drafts.tsx";
import { StartScreen } from "./routes.tsx";

/** Chooses by the state of connection and vault: lost, start screens, or the frame with the screen of the address. */
export function RootLayout(): ReactNode {
  return (
    <StartHoldProvider>
      <Clipboard>
        <Layout />
      </Clipboard>
    </StartHoldProvider>
  );
}

/** For the recovery code, which is copied before its vault could say otherwise. */
const CLEAR_WITHOUT_VAULT_SECONDS = 60;

/** One for start screens and frame: what was copied is cleared wherever the analyst went meanwhile. */
function Clipboard({ children }: { readonly children: ReactNode }): ReactNode {
  const vault = useVaultState();
  const isOpen = vault.phase === "open";
  const seconds = isOpen ? vault.settings.clipboardClearSeconds : CLEAR_WITHOUT_VAULT_SECONDS;
  return (
    <ClipboardProvider clearAfterSeconds={seconds} isOpen={isOpen}>
      {children}
    </ClipboardProvider>
  );
}

function Layout(): ReactNode {
  const connection = useConnectionState();
  const vault = useVaultState();
  const { isHeld } = useStartHold();
  if (connection.kind === "lost") return <ConnectionLost />;
  // One place for both, so that the start screens keep what they show while a vault opens under them.
  if (vault.phase === "closed" || vault.phase === "locked" || isHeld)
    return (
      <Suspense>
        <StartScreen />
      </Suspense>
    );
  switch (vault.phase) {
    case "unknown":
      return null;
    case "open":
      return (
        <OpenDrafts vaultId={vault.vault.vaultId}>
          <ImportSessionProvider>
            <ReceiveSessionProvider>
              <Frame vault={vault}>
                <Outlet />
              </Frame>
            </ReceiveSessionProvider>
          </ImportSessionProvider>
        </OpenDrafts>
      );
  }
}
