import type { IpcRenderer, IpcRendererEvent } from "electron";
import { PORT_MESSAGE } from "../../shared/session/bridge.ts";
import type { WindowBridge } from "../../shared/session/bridge.ts";
import { EVENT_CHANNELS, REQUEST_CHANNELS } from "./channels.ts";

/** The part of the page that the preload script uses. */
export interface BridgePage {
  readonly postMessage: (message: unknown, target: string, ports: readonly unknown[]) => void;
  readonly origin: string;
}

/**
 * Makes the one object that the window gets: frozen functions with fixed channels. `ipcRenderer`, its events and
 * channel names never reach the page; answers are checked by main, which alone knows who asks.
 */
export function createBridge(ipcRenderer: IpcRenderer, page: BridgePage): WindowBridge {
  ipcRenderer.on(EVENT_CHANNELS.corePort, (event: IpcRendererEvent) => {
    page.postMessage(PORT_MESSAGE, page.origin, event.ports);
  });
  const bridge: WindowBridge = {
    connect: () => ask(ipcRenderer, REQUEST_CHANNELS.connect),
    saveDownload: (ticket, suggestedName) =>
      ask(ipcRenderer, REQUEST_CHANNELS.saveDownload, ticket, suggestedName),
    openExternal: (address) => ask(ipcRenderer, REQUEST_CHANNELS.openExternal, address),
    platformFacts: () => ask(ipcRenderer, REQUEST_CHANNELS.platformFacts),
    onCoreLost: (listener) => {
      const heard = (): void => listener();
      ipcRenderer.on(EVENT_CHANNELS.coreLost, heard);
      return () => void ipcRenderer.off(EVENT_CHANNELS.coreLost, heard);
    },
  };
  for (const member of Object.values(bridge)) Object.freeze(member);
  return Object.freeze(bridge);
}

/** Main is trusted by the preload script: what comes back is what the channel's handler promises. */
async function ask<Answer>(
  ipcRenderer: IpcRenderer,
  channel: string,
  ...words: readonly string[]
): Promise<Answer> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return (await ipcRenderer.invoke(channel, ...words)) as Answer;
}
