import type { WindowBridge } from "../../shared/session/bridge.ts";
import type { Connection } from "./connection.ts";
import { connectByPort } from "./port-connection.ts";
import { connectBySocket } from "./socket-connection.ts";
import { takeStartCode } from "./start-code.ts";

declare global {
  interface Window {
    /** Put there by the preload script in Electron; absent in the browser host. */
    readonly watchpost?: WindowBridge;
  }
}

/** Connects by the shell's message port where there is one, else by the WebSocket of the loopback host. */
export function connect(): Connection {
  if (window.watchpost) return connectByPort(window.watchpost, window);
  return connectBySocket(takeStartCode(location, history), {
    fetch: (path, init) => fetch(path, init),
    openSocket: (address) => new WebSocket(address),
    origin: location.origin,
    wait: (delayMs) => new Promise((resolve) => setTimeout(resolve, delayMs)),
    follow: followAddress,
  });
}

function followAddress(address: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = "";
  link.click();
}
