import { RPCLink } from "@orpc/client/message-port";

import { bytesSerializer } from "../../shared/contract/serializers.ts";
import { PORT_MESSAGE } from "../../shared/session/bridge.ts";
import type { WindowBridge } from "../../shared/session/bridge.ts";
import { createStateHolder } from "./connection.ts";
import type { Connection } from "./connection.ts";
import { createSwapLink } from "./swap-link.ts";

/** The window, as far as it receives ports. */
export interface PortReceiver {
  readonly addEventListener: (
    kind: "message",
    listener: (event: {
      readonly source: unknown;
      readonly data: unknown;
      readonly ports: readonly MessagePort[];
    }) => void,
  ) => void;
}

/** Connects through the message port that Electron's main process hands to the window, again after each loss of the core. */
export function connectByPort(bridge: WindowBridge, page: PortReceiver): Connection {
  const state = createStateHolder();
  const swap = createSwapLink();
  page.addEventListener("message", (event) => {
    const port = event.ports[0];
    if (event.source !== page || event.data !== PORT_MESSAGE || !port) return;
    swap.open(new RPCLink({ port, customJsonSerializers: [bytesSerializer] }));
    port.start();
    state.set({ kind: "open", installationPhrase: undefined });
  });
  const connect = async (): Promise<void> => {
    if ((await bridge.connect()) === "connected") return;
    swap.end();
    state.set({ kind: "lost", why: "refused" });
  };
  // For the lifetime of the window, so the unsubscribe is not needed.
  bridge.onCoreLost(() => {
    swap.interrupt();
    state.set({ kind: "reconnecting" });
    void connect();
  });
  void connect();
  return {
    link: swap.link,
    state: state.read,
    subscribe: state.subscribe,
    saveDownload: async (ticket, suggestedName) =>
      (await bridge.saveDownload(ticket, suggestedName)).kind,
    // Electron's session lives in memory and keeps no cache.
    forget: () => {},
  };
}
